#include "model/store/batchwriter.h"
#include "model/store/history.h"
#include "tests/model/store/scratchcasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestHistory : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void editsAreFound_data();
    void editsAreFound();
    void pagesFollowEachOther();
    void theIncidentThatWasLeftIsNamed();
    void mergedIncidentsBringTheirEdits();
    void peopleAreListedOnce();
    void changesAreNamed();
    void aRemovedRecordIsNamedStill();
    void whatWasMergedIsNamed();
    void batchesAreCounted();
    void moreThanTheLimitIsCounted();
    void aValueIsPutBack();
    void aLaterValueIsAConflict();
    void aRemovedRecordIsPutBackWhole();
    void aTagOnAnIncidentIsTold();
    void anAddedRecordIsTakenOut();
    void whatWouldDangleIsRefused();

private:
    Edit apply(const EditLog::Change &change, const QString &label, const QString &who = u"Ada"_s);
    Id insert(Writer &writer, const char *table, const Values &values);
    std::vector<ChangeInWords> words(Id edit, int limit = 0, int *total = nullptr);
    FieldChange changeOf(const Edit &edit, const QByteArray &column);

    std::unique_ptr<ScratchCasefile> m_file;
    Id m_first, m_second, m_actor, m_speaker, m_statement, m_attribution, m_citation;
};

Edit TestHistory::apply(const EditLog::Change &change, const QString &label, const QString &who)
{
    const auto edit = m_file->log().apply({who, label, u"Because of "_s + label}, change);
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    return *edit;
}

Id TestHistory::insert(Writer &writer, const char *table, const Values &values)
{
    const auto id = writer.insert(table, values);
    if (!id)
        qFatal("%s", qPrintable(id.error().message));
    return *id;
}

// Two incidents; the first has an attribution with a sentence.
void TestHistory::init()
{
    m_file = std::make_unique<ScratchCasefile>();
    apply(
        [this](Writer &writer) -> Result<void> {
            const Id place = insert(writer, "place", {{"name", u"Harbour"_s}});
            m_first = insert(writer,
                             "incident",
                             {{"kind", u"event"_s},
                              {"title", u"Rockets"_s},
                              {"place", toValue(place)},
                              {"date_edtf", u"2020-03-11"_s}});
            m_second = insert(writer, "incident", {{"kind", u"event"_s}, {"title", u"A raid"_s}});
            return {};
        },
        u"incidents"_s);
    apply(
        [this](Writer &writer) -> Result<void> {
            m_actor =
                insert(writer, "actor", {{"name", u"The Group"_s}, {"kind", u"organisation"_s}});
            m_speaker =
                insert(writer, "actor", {{"name", u"An Official"_s}, {"kind", u"person"_s}});
            m_statement = insert(
                writer, "statement", {{"speaker", toValue(m_speaker)}, {"gist", u"it was them"_s}});
            m_attribution = insert(writer,
                                   "attribution",
                                   {{"incident", toValue(m_first)},
                                    {"actor", toValue(m_actor)},
                                    {"role", u"perpetrator"_s},
                                    {"stance", u"suspects"_s},
                                    {"statement", toValue(m_statement)}});
            const Id document =
                insert(writer, "document", {{"kind", u"article"_s}, {"title", u"News"_s}});
            m_citation = insert(writer,
                                "citation",
                                {{"document", toValue(document)},
                                 {"start", qint64(3)},
                                 {"end", qint64(9)},
                                 {"sha256", QString(64, u'b')},
                                 {"attribution", toValue(m_attribution)}});
            return {};
        },
        u"attribution"_s,
        u"Grace"_s);
}

std::vector<ChangeInWords> TestHistory::words(Id edit, int limit, int *total)
{
    const auto found = changesInWords(m_file->database(), edit, limit, total);
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return *found;
}

FieldChange TestHistory::changeOf(const Edit &edit, const QByteArray &column)
{
    for (const ChangeInWords &line : words(edit.id)) {
        if (line.change.column == column)
            return line.change;
    }
    qFatal("no change of %s", column.constData());
}

void TestHistory::editsAreFound_data()
{
    QTest::addColumn<QString>("who");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QByteArray>("kind");
    QTest::addColumn<QStringList>("labels");
    QTest::newRow("all") << QString() << QString() << QByteArray()
                         << QStringList{u"attribution"_s, u"incidents"_s};
    QTest::newRow("person") << u"Grace"_s << QString() << QByteArray()
                            << QStringList{u"attribution"_s};
    QTest::newRow("person exactly") << u"grace"_s << QString() << QByteArray() << QStringList();
    QTest::newRow("words") << QString() << u"Íncidents BECAUSE"_s << QByteArray()
                           << QStringList{u"incidents"_s};
    QTest::newRow("kind") << QString() << QString() << QByteArray("undo") << QStringList();
}

void TestHistory::editsAreFound()
{
    QFETCH(QString, who);
    QFETCH(QString, text);
    QFETCH(QByteArray, kind);
    QFETCH(QStringList, labels);
    EditFilter filter;
    filter.who = who;
    filter.words = text;
    filter.kind = kind;
    const auto found = findEdits(m_file->database(), filter);
    VERIFY_DONE(found);
    QStringList foundLabels;
    for (const Edit &edit : *found)
        foundLabels.append(edit.label);
    QCOMPARE(foundLabels, labels);

    EditFilter days;
    days.from = readEdits(m_file->database()).front().at;
    QCOMPARE(findEdits(m_file->database(), days)->size(), size_t(1));
    days.until = days.from;
    days.from.reset();
    QCOMPARE(findEdits(m_file->database(), days)->front().label, u"incidents"_s);
}

void TestHistory::pagesFollowEachOther()
{
    const auto first = findEdits(m_file->database(), {}, 0, 1);
    QCOMPARE(first->size(), size_t(1));
    const auto second = findEdits(m_file->database(), {}, first->back().seq, 1);
    QCOMPARE(second->front().seq, first->front().seq - 1);
    QVERIFY(findEdits(m_file->database(), {}, second->back().seq, 1)->empty());
}

void TestHistory::theIncidentThatWasLeftIsNamed()
{
    const Edit moved = apply(
        [this](Writer &writer) {
            return writer.update("attribution", m_attribution, {{"incident", toValue(m_second)}});
        },
        u"move"_s);
    for (const Id incident : {m_first, m_second}) {
        EditFilter filter;
        filter.incident = incident;
        const auto found = findEdits(m_file->database(), filter);
        VERIFY_DONE(found);
        QCOMPARE(found->front().id, moved.id);
    }
    QCOMPARE(countOf(m_file->database(),
                     "SELECT count(*) FROM edit_row WHERE table_name = 'incident_derived'"),
             1);
    const auto undone = m_file->log().revert(moved.id, {u"Ada"_s, u"back"_s, {}, "undo"});
    VERIFY_DONE(undone);
    EditFilter filter;
    filter.incident = m_second;
    QCOMPARE(findEdits(m_file->database(), filter)->front().id, undone->id);
}

void TestHistory::mergedIncidentsBringTheirEdits()
{
    const Edit merged = apply(
        [this](Writer &writer) -> Result<void> {
            if (auto moved =
                    writer.update("attribution", m_attribution, {{"incident", toValue(m_second)}});
                !moved)
                return moved;
            if (auto removed = writer.remove("incident", m_first); !removed)
                return removed;
            insert(writer,
                   "incident_redirect",
                   {{"id", toValue(m_first)},
                    {"target", toValue(m_second)},
                    {"name", u"Harbour, 11 Mar 2020"_s}});
            return {};
        },
        u"merge"_s);
    EditFilter filter;
    filter.incident = m_second;
    const auto found = findEdits(m_file->database(), filter);
    VERIFY_DONE(found);
    QStringList labels;
    for (const Edit &edit : *found)
        labels.append(edit.label);
    QCOMPARE(labels, QStringList({u"merge"_s, u"attribution"_s, u"incidents"_s}));
}

void TestHistory::peopleAreListedOnce()
{
    apply(
        [this](Writer &writer) {
            return writer.update("actor", m_actor, {{"note", u"x"_s}});
        },
        u"note"_s);
    QCOMPARE(editors(m_file->database()), QStringList({u"Ada"_s, u"Grace"_s}));
}

void TestHistory::changesAreNamed()
{
    const Edit edit = apply(
        [this](Writer &writer) -> Result<void> {
            if (auto done =
                    writer.update("attribution",
                                  m_attribution,
                                  {{"stance", u"asserts"_s}, {"actor", toValue(m_speaker)}});
                !done)
                return done;
            return writer.update("incident", m_first, {{"date_edtf", u"2020-03-12"_s}});
        },
        u"change"_s);
    QStringList lines;
    for (const ChangeInWords &line : words(edit.id))
        lines.append(u"%1 | %2 | %3 | %4"_s.arg(line.record, line.field, line.before, line.after));
    lines.sort();
    QCOMPARE(
        lines,
        QStringList({u"attribution of Harbour, 12 Mar 2020: An Official, asserts, by An Official | "
                     "actor | The Group | An Official"_s,
                     u"attribution of Harbour, 12 Mar 2020: An Official, asserts, by An Official | "
                     "stance | suspects | asserts"_s,
                     u"incident Harbour, 12 Mar 2020 | date | 11 Mar 2020 | 12 Mar 2020"_s}));
    for (const ChangeInWords &line : words(edit.id)) {
        QVERIFY(line.isCurrent);
        QCOMPARE(line.incident, m_first);
    }
    apply(
        [this](Writer &writer) {
            return writer.update("attribution", m_attribution, {{"stance", u"doubts"_s}});
        },
        u"later"_s);
    QVERIFY(!words(edit.id).at(0).isCurrent || !words(edit.id).at(1).isCurrent
            || !words(edit.id).at(2).isCurrent);
}

void TestHistory::aRemovedRecordIsNamedStill()
{
    const Edit removed = apply(
        [this](Writer &writer) -> Result<void> {
            if (auto done = writer.remove("citation", m_citation); !done)
                return done;
            return writer.remove("attribution", m_attribution);
        },
        u"remove"_s);
    QStringList lines;
    for (const ChangeInWords &line : words(removed.id)) {
        QVERIFY(line.isCurrent);
        QVERIFY(line.after.isEmpty());
        lines.append(u"%1 | %2 | %3"_s.arg(line.record, line.field, line.before));
    }
    const QString about =
        u"attribution of Harbour, 11 Mar 2020: The Group, suspects, by An Official"_s;
    QVERIFY2(lines.contains(QString(about + u" | stance | suspects"_s)),
             qPrintable(lines.join(u'\n')));
    QVERIFY2(lines.contains(
                 QString(u"sentence cited for the "_s + about + u" | sentence in | “News”"_s)),
             qPrintable(lines.join(u'\n')));
}

// By its words, not by the number that it had; a key stays one.
void TestHistory::whatWasMergedIsNamed()
{
    Id kept;
    apply(
        [this, &kept](Writer &writer) -> Result<void> {
            kept = insert(writer,
                          "attribution",
                          {{"incident", toValue(m_second)},
                           {"actor", toValue(m_actor)},
                           {"role", u"perpetrator"_s},
                           {"stance", u"asserts"_s},
                           {"statement", toValue(m_statement)}});
            return {};
        },
        u"another"_s);
    const Edit merged = apply(
        [this, kept](Writer &writer) -> Result<void> {
            if (auto done = writer.remove("citation", m_citation); !done)
                return done;
            if (auto done = writer.remove("attribution", m_attribution); !done)
                return done;
            return writer.update("attribution",
                                 kept,
                                 {{"merged", QString(u"000-A02; "_s + m_attribution.toText())}});
        },
        u"merge"_s);
    const auto lines = words(merged.id);
    const auto line = std::ranges::find(
        lines, QByteArray("merged"), [](const ChangeInWords &one) { return one.change.column; });
    QVERIFY(line != lines.end());
    QCOMPARE(line->field, u"merged into it"_s);
    QCOMPARE(
        line->after,
        u"000-A02; attribution of Harbour, 11 Mar 2020: The Group, suspects, by An Official"_s);
}

void TestHistory::batchesAreCounted()
{
    const auto import = m_file->log().applyBatch(
        {u"Ada"_s, u"Import"_s, {}, "import"}, [](EditLog::BatchWriter &writer) -> Result<void> {
            const auto incidents = writer.table("incident", {"kind", "title"});
            for (int i = 0; i < 1500; ++i) {
                if (auto made = (*incidents)->set(0, u"event"_s).set(1, u"x"_s).insert(); !made)
                    return made.error();
            }
            return {};
        });
    VERIFY_DONE(import);
    int total = 0;
    const auto lines = words(import->id, 500, &total);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(total, 1);
    QCOMPARE(lines.front().record, u"%L1 × incident"_s.arg(1500));
    QCOMPARE(lines.front().after, u"added"_s);
    QCOMPARE(countOf(m_file->database(),
                     "SELECT count(*) FROM edit_row WHERE edit = (SELECT max(seq) FROM edit)"),
             0);
}

void TestHistory::moreThanTheLimitIsCounted()
{
    const Id edit = readEdits(m_file->database()).front().id;
    int total = 0;
    const size_t all = words(edit, 0, &total).size();
    QCOMPARE(size_t(total), all);
    QVERIFY(all > 3);
    QCOMPARE(words(edit, 2, &total).size(), size_t(2));
    QCOMPARE(size_t(total), all);
}

void TestHistory::aValueIsPutBack()
{
    const Edit edit = apply(
        [this](Writer &writer) {
            return writer.update("attribution", m_attribution, {{"stance", u"asserts"_s}});
        },
        u"stance"_s);
    const Edit back = apply(putBack(changeOf(edit, "stance")), u"back"_s);
    QCOMPARE(textOf(m_file->database(), "SELECT stance FROM attribution"), u"suspects"_s);
    QVERIFY2(back.label.startsWith(u"Put back stance of the attribution of Harbour"_s),
             qPrintable(back.label));
    QVERIFY(back.label.endsWith(u": “suspects”"_s));
}

void TestHistory::aLaterValueIsAConflict()
{
    const Edit edit = apply(
        [this](Writer &writer) {
            return writer.update("attribution", m_attribution, {{"stance", u"asserts"_s}});
        },
        u"stance"_s);
    apply(
        [this](Writer &writer) {
            return writer.update("attribution", m_attribution, {{"stance", u"doubts"_s}});
        },
        u"later"_s);
    const FieldChange change = changeOf(edit, "stance");
    const auto conflict = conflictOfPutBack(m_file->database(), change);
    QVERIFY(conflict);
    QCOMPARE(conflict->found, Value(u"doubts"_s));
    const auto refused = m_file->log().apply({u"Ada"_s, u"back"_s}, putBack(change));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"“asserts” and is “doubts” now"_s),
             qPrintable(refused.error().message));
    apply(putBack(change, true), u"back"_s);
    QCOMPARE(textOf(m_file->database(), "SELECT stance FROM attribution"), u"suspects"_s);
}

void TestHistory::aRemovedRecordIsPutBackWhole()
{
    const QByteArrayList before = dumpOf(m_file->database());
    const Edit removed = apply(
        [this](Writer &writer) -> Result<void> {
            if (auto done = writer.remove("citation", m_citation); !done)
                return done;
            return writer.remove("attribution", m_attribution);
        },
        u"remove"_s);
    const FieldChange change = changeOf(removed, "stance");
    apply(putBack(change), u"back"_s);
    QCOMPARE(firstDifference(dumpOf(m_file->database()), before), QByteArray());
    const auto again = m_file->log().apply({u"Ada"_s, u"back"_s}, putBack(change));
    QVERIFY(!again);
    QVERIFY2(again.error().message.contains(u"is there again already"_s),
             qPrintable(again.error().message));
}

// The row has nothing but its key, and that is what there is to tell.
void TestHistory::aTagOnAnIncidentIsTold()
{
    Id tag;
    apply(
        [&](Writer &writer) -> Result<void> {
            tag = insert(writer, "tag", {{"name", u"urgent"_s}});
            return {};
        },
        u"tag"_s);
    const Edit tagged = apply(
        [&](Writer &writer) -> Result<void> {
            const auto put = writer.insert("incident_tag",
                                           {{"incident", toValue(m_first)}, {"tag", toValue(tag)}});
            return put ? Result<void>() : put.error();
        },
        u"on it"_s);
    const auto lines = words(tagged.id);
    QCOMPARE(lines.size(), size_t(1));
    QCOMPARE(lines.front().incident, m_first);
    QVERIFY2(lines.front().record.startsWith(u"tag urgent on"_s), qPrintable(lines.front().record));
    QCOMPARE(lines.front().after, u"urgent"_s);
}

void TestHistory::anAddedRecordIsTakenOut()
{
    const Edit added = apply(
        [this](Writer &writer) -> Result<void> {
            insert(writer, "tag", {{"name", u"urgent"_s}});
            return {};
        },
        u"tag"_s);
    const FieldChange change = changeOf(added, "name");
    apply(
        [&](Writer &writer) {
            return writer.update("tag", change.id, {{"name", u"other"_s}});
        },
        u"rename"_s);
    QVERIFY(!m_file->log().apply({u"Ada"_s, u"back"_s}, putBack(change)));
    QCOMPARE(countOf(m_file->database(), "SELECT count(*) FROM tag"), 1);
    apply(putBack(change, true), u"back"_s);
    QCOMPARE(countOf(m_file->database(), "SELECT count(*) FROM tag"), 0);
}

void TestHistory::whatWouldDangleIsRefused()
{
    const Edit made = readEdits(m_file->database()).front();
    FieldChange statement;
    for (const ChangeInWords &line : words(made.id)) {
        if (line.change.table == "statement")
            statement = line.change;
    }
    const auto refused = m_file->log().apply({u"Ada"_s, u"back"_s}, putBack(statement));
    QVERIFY(!refused);
    QVERIFY2(refused.error().message.contains(u"attribution"_s),
             qPrintable(refused.error().message));
}

QTEST_GUILESS_MAIN(TestHistory)
#include "tst_history.moc"
