#include "model/store/asof.h"
#include "model/store/batchwriter.h"
#include "model/store/dossier.h"
#include "tests/model/store/casefilefixture.h"
#include "tests/model/store/randomrows.h"
#include "tests/model/store/scratchcasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

Connection past(const QString &path, const AsOfQuery &query, AsOf *read = nullptr)
{
    auto reading = Connection::open(path, Access::ReadOnly);
    auto shown = Connection::open(path, Access::ReadOnly);
    if (!reading || !shown)
        qFatal("cannot open %s", qPrintable(path));
    const auto asOf = AsOf::read(reading->handle(), query);
    if (!asOf)
        qFatal("%s", qPrintable(asOf.error().message));
    if (const auto installed = asOf->install(*shown); !installed)
        qFatal("%s", qPrintable(installed.error().message));
    if (read)
        *read = *asOf;
    return std::move(*shown);
}

AsOfQuery after(Id edit)
{
    AsOfQuery query;
    query.afterEdit = edit;
    return query;
}

AsOfQuery saidBy(int year, int month, int day)
{
    AsOfQuery query;
    query.saidBy = QDate(year, month, day);
    return query;
}

QString plan(sqlite3 *database, const QByteArray &sql)
{
    Statement explain(database, QByteArray("EXPLAIN QUERY PLAN " + sql).constData());
    QStringList lines;
    while (explain.next())
        lines.append(explain.text(3));
    return lines.join(u'\n');
}

/// Records that a reader would see, with what they rest on.
struct Record
{
    Id incident, claim, statement;
};

} // namespace

class TestAsOf : public QObject
{
    Q_OBJECT

private slots:
    void everyEditOfARandomPast_data();
    void everyEditOfARandomPast();
    void anImportIsLeftOut();
    void byTime();
    void anEditMeanwhileIsTakenBackToo();
    void nothingIsWritten();
    void laterWordsAreLeftOut();
    void supersededClaimsFeedAgain();
    void descriptionsThatNoClaimLeftStates();
    void incidentsOfLaterWordsOnly();
    void eventsOfLaterDays_data();
    void eventsOfLaterDays();
    void saidAndRecordedTogether();
    void whatCannotBeTakenBackIsSaid();
    void anUnknownEditIsRefused();
    void indexesAreUsed();

private:
    Record addClaim(ScratchCasefile &file, const QString &said, Id incident = {});
};

void TestAsOf::everyEditOfARandomPast_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("readOnlyFile");
    QTest::newRow("a casefile that is open") << 7u << false;
    QTest::newRow("a file that cannot be written") << 8u << true;
}

void TestAsOf::everyEditOfARandomPast()
{
    QFETCH(quint32, seed);
    QFETCH(bool, readOnlyFile);
    ScratchCasefile file;
    RandomRows rows(file.database(), seed);
    std::vector<std::pair<Id, QByteArrayList>> states;
    for (int i = 0; i < 300; ++i) {
        Result<Edit> edit = Error{};
        if (i % 10 == 9 && !states.empty())
            edit = file.log().revert(states[size_t(i) * 7 % states.size()].first,
                                     {u"Ada"_s, u"back"_s, {}, "undo"});
        else
            edit = file.log().apply({u"Ada"_s, u"edit"_s},
                                    [&](Writer &writer) { return rows.change(writer); });
        if (edit && edit->seq != 0)
            states.emplace_back(edit->id, dumpOf(file.database()));
    }
    QVERIFY(states.size() > 200);
    if (readOnlyFile) {
        VERIFY_DONE(file.log().checkpoint());
        file.close();
        QFile::setPermissions(file.path(), QFile::ReadOwner);
    }
    for (size_t i = 0; i < states.size(); i += i + 20 < states.size() ? 7 : 1) {
        const Connection then = past(file.path(), after(states[i].first));
        QCOMPARE(firstDifference(dumpOf(then.handle()), states[i].second), QByteArray());
    }
}

void TestAsOf::anImportIsLeftOut()
{
    ScratchCasefile file;
    RandomRows rows(file.database(), 3);
    for (int i = 0; i < 40; ++i) {
        VERIFY_DONE(file.log().apply({u"Ada"_s, u"edit"_s},
                                     [&](Writer &writer) { return rows.change(writer); }));
    }
    const Record known = addClaim(file, u"2020-01-02"_s);
    const QByteArrayList before = dumpOf(file.database());
    const Id last = readEdits(file.database(), {}, 1).front().id;
    const auto import = file.log().applyBatch(
        {u"Ada"_s, u"Import"_s, {}, "import"}, [&](EditLog::BatchWriter &writer) -> Result<void> {
            const auto incidents = writer.table("incident", {"kind", "title"});
            const auto claims =
                writer.table("claim", {"incident", "statement", "field", "reported", "low"});
            if (!incidents || !claims)
                return incidents ? claims.error() : incidents.error();
            for (int i = 0; i < 30; ++i) {
                const auto incident = (*incidents)->set(0, u"event"_s).set(1, u"added"_s).insert();
                if (!incident)
                    return incident.error();
                (*claims)->set(0, i % 2 ? *incident : known.incident).set(1, known.statement);
                (*claims)->set(2, u"killed"_s).set(3, u"figure"_s).set(4, qint64(i));
                if (const auto claim = (*claims)->insert(); !claim)
                    return claim.error();
            }
            return {};
        });
    VERIFY_DONE(import);
    const QByteArrayList with = dumpOf(file.database());
    QVERIFY(with.size() > before.size());
    QCOMPARE(firstDifference(dumpOf(past(file.path(), after(last)).handle()), before),
             QByteArray());

    const auto undone = file.log().revert(import->id, {u"Ada"_s, u"Undo"_s, {}, "undo"});
    VERIFY_DONE(undone);
    QCOMPARE(firstDifference(dumpOf(past(file.path(), after(import->id)).handle()), with),
             QByteArray());
    VERIFY_DONE(file.log().revert(undone->id, {u"Ada"_s, u"Redo"_s, {}, "redo"}));
    QCOMPARE(firstDifference(dumpOf(past(file.path(), after(undone->id)).handle()), before),
             QByteArray());
    QCOMPARE(firstDifference(dumpOf(past(file.path(), after(last)).handle()), before),
             QByteArray());
}

void TestAsOf::byTime()
{
    ScratchCasefile file;
    const Record first = addClaim(file, u"2020-01-02"_s);
    const QByteArrayList then = dumpOf(file.database());
    const qint64 at = readEdits(file.database(), {}, 1).front().at;
    addClaim(file, u"2020-01-03"_s, first.incident);
    AsOfQuery query;
    query.recordedUntil = at;
    auto reading = Connection::open(file.path(), Access::ReadOnly);
    VERIFY_DONE(reading);
    const auto asOf = AsOf::read(reading->handle(), query);
    VERIFY_DONE(asOf);
    QCOMPARE(asOf->editsLeftOut(), 1);
    QCOMPARE(asOf->incidents(), std::set<Id>{first.incident});
    QCOMPARE(firstDifference(dumpOf(past(file.path(), query).handle()), then), QByteArray());
    query.recordedUntil = 0;
    const Connection empty = past(file.path(), query);
    QCOMPARE(countOf(empty.handle(), "SELECT count(*) FROM incident"), 0);
    QCOMPARE(countOf(empty.handle(), "SELECT count(*) FROM incident_derived"), 0);
}

void TestAsOf::anEditMeanwhileIsTakenBackToo()
{
    ScratchCasefile file;
    const Record first = addClaim(file, u"2020-01-02"_s);
    const QByteArrayList then = dumpOf(file.database());
    auto reading = Connection::open(file.path(), Access::ReadOnly);
    VERIFY_DONE(reading);
    const auto asOf =
        AsOf::read(reading->handle(), after(readEdits(file.database(), {}, 1).front().id));
    VERIFY_DONE(asOf);
    addClaim(file, u"2020-01-03"_s, first.incident);
    VERIFY_DONE(asOf->install(*reading));
    QCOMPARE(firstDifference(dumpOf(reading->handle()), then), QByteArray());
}

void TestAsOf::nothingIsWritten()
{
    ScratchCasefile file;
    const Record first = addClaim(file, u"2020-01-02"_s);
    const Id edit = readEdits(file.database(), {}, 1).front().id;
    addClaim(file, u"2020-01-03"_s, first.incident);
    const QByteArrayList now = dumpOf(file.database());
    const Connection then = past(file.path(), after(edit));
    QVERIFY(!Statement(then.handle(), "DELETE FROM main.claim").run());
    QVERIFY(!Statement(then.handle(), "CREATE TEMP TABLE x (a)").run());
    QCOMPARE(firstDifference(dumpOf(file.database()), now), QByteArray());
}

Record TestAsOf::addClaim(ScratchCasefile &file, const QString &said, Id incident)
{
    Record record{incident, {}, {}};
    const auto edit = file.log().apply({u"Ada"_s, u"claim"_s}, [&](Writer &writer) -> Result<void> {
        const auto actor = writer.insert("actor", {{"name", u"Speaker"_s}, {"kind", u"person"_s}});
        if (!record.incident.isValid()) {
            const auto made =
                writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Rockets"_s}});
            if (!made)
                return made.error();
            record.incident = *made;
        }
        const auto statement = writer.insert("statement",
                                             {{"speaker", toValue(*actor)},
                                              {"said_edtf", said.isEmpty() ? Value() : said},
                                              {"gist", u"so many"_s}});
        if (!statement)
            return statement.error();
        const auto claim = writer.insert("claim",
                                         {{"incident", toValue(record.incident)},
                                          {"statement", toValue(*statement)},
                                          {"field", u"munitions"_s},
                                          {"measure", u"fired"_s},
                                          {"reported", u"figure"_s},
                                          {"low", qint64(30)},
                                          {"best", qint64(30)},
                                          {"high", qint64(30)}});
        if (!claim)
            return claim.error();
        record.statement = *statement;
        record.claim = *claim;
        return {};
    });
    if (!edit)
        qFatal("%s", qPrintable(edit.error().message));
    return record;
}

void TestAsOf::laterWordsAreLeftOut()
{
    ScratchCasefile file;
    const Record early = addClaim(file, u"2020-01-02"_s);
    const Record late = addClaim(file, u"2020-01-05"_s, early.incident);
    const Record undated = addClaim(file, {}, early.incident);
    const auto documents =
        file.log().apply({u"Ada"_s, u"report"_s}, [&](Writer &writer) -> Result<void> {
            const auto document = writer.insert("document",
                                                {{"kind", u"article"_s},
                                                 {"title", u"Later"_s},
                                                 {"published_edtf", u"2020-02-01"_s}});
            if (!document)
                return document.error();
            for (const Record &record : {early, undated}) {
                const auto report = writer.insert(
                    "report",
                    {{"statement", toValue(record.statement)}, {"document", toValue(*document)}});
                if (!report)
                    return report.error();
                const auto citation = writer.insert("citation",
                                                    {{"document", toValue(*document)},
                                                     {"start", qint64(0)},
                                                     {"end", qint64(5)},
                                                     {"sha256", QString(64, u'a')},
                                                     {"claim", toValue(record.claim)}});
                if (!citation)
                    return citation.error();
            }
            return {};
        });
    VERIFY_DONE(documents);
    const auto claims = [&](const AsOfQuery &query) {
        const auto dossier = readDossier(past(file.path(), query).handle(), early.incident);
        std::set<Id> ids;
        for (const ClaimView &claim : dossier->claims)
            ids.insert(claim.id);
        return ids;
    };
    QCOMPARE(claims(saidBy(2020, 1, 4)), std::set<Id>{early.claim});
    QCOMPARE(claims(saidBy(2020, 1, 5)), (std::set<Id>{early.claim, late.claim}));
    QCOMPARE(claims(saidBy(2020, 1, 31)), (std::set<Id>{early.claim, late.claim}));
    QCOMPARE(claims(saidBy(2020, 2, 1)), (std::set<Id>{early.claim, late.claim, undated.claim}));
    const Connection then = past(file.path(), saidBy(2020, 1, 4));
    QCOMPARE(countOf(then.handle(), "SELECT count(*) FROM citation"), 1);
    QCOMPARE(countOf(then.handle(), "SELECT claims FROM incident_derived"), 1);
    QCOMPARE(countOf(then.handle(), "SELECT count(*) FROM report"), 1);
}

void TestAsOf::supersededClaimsFeedAgain()
{
    ScratchCasefile file;
    const Record early = addClaim(file, u"2020-01-02"_s);
    const Record late = addClaim(file, u"2020-01-05"_s, early.incident);
    VERIFY_DONE(file.log().apply({u"Ada"_s, u"supersede"_s}, [&](Writer &writer) {
        return writer.update("claim",
                             early.claim,
                             {{"superseded_by", toValue(late.claim)},
                              {"feeds", qint64(0)},
                              {"reason", u"counted again"_s}});
    }));
    const Connection then = past(file.path(), saidBy(2020, 1, 3));
    QCOMPARE(countOf(then.handle(), "SELECT feeds FROM claim"), 1);
    QCOMPARE(countOf(then.handle(), "SELECT munitions_best FROM incident_derived"), 30);
    QCOMPARE(countOf(past(file.path(), saidBy(2020, 1, 6)).handle(),
                     "SELECT count(*) FROM claim WHERE feeds = 0"),
             1);
}

void TestAsOf::descriptionsThatNoClaimLeftStates()
{
    ScratchCasefile file;
    const Record early = addClaim(file, u"2020-01-02"_s);
    const Record late = addClaim(file, u"2020-01-05"_s, early.incident);
    VERIFY_DONE(file.log().apply({u"Ada"_s, u"describe"_s}, [&](Writer &writer) -> Result<void> {
        for (const auto &[statement, field] :
             {std::pair(early.statement, "weapon"), {late.statement, "calibre"}}) {
            const auto claim = writer.insert("claim",
                                             {{"incident", toValue(early.incident)},
                                              {"statement", toValue(statement)},
                                              {"field", QString::fromLatin1(field)},
                                              {"value", u"as stated"_s}});
            if (!claim)
                return claim.error();
        }
        return writer.update("incident",
                             early.incident,
                             {{"weapon", u"rockets"_s},
                              {"calibre", u"107 mm"_s},
                              {"platform", u"a lorry"_s},
                              {"note", u"see the later article"_s}});
    }));
    const auto described = [&](const AsOfQuery &query) {
        Statement row(past(file.path(), query).handle(),
                      "SELECT coalesce(weapon, '-') || ' ' || coalesce(calibre, '-') || ' ' || "
                      "coalesce(platform, '-') || ' ' || coalesce(note, '-') FROM incident");
        return row.next() ? row.text(0) : QString();
    };
    QCOMPARE(described(saidBy(2020, 1, 3)), u"rockets - - -"_s);
    QCOMPARE(described(saidBy(2020, 1, 6)), u"rockets 107 mm a lorry see the later article"_s);
}

void TestAsOf::incidentsOfLaterWordsOnly()
{
    ScratchCasefile file;
    const Record early = addClaim(file, u"2020-01-02"_s);
    const Record late = addClaim(file, u"2020-01-05"_s);
    Id bare;
    VERIFY_DONE(file.log().apply({u"Ada"_s, u"bare"_s}, [&](Writer &writer) -> Result<void> {
        const auto made = writer.insert("incident", {{"kind", u"event"_s}, {"title", u"Bare"_s}});
        if (!made)
            return made.error();
        bare = *made;
        const auto note = writer.insert("annotation",
                                        {{"incident", toValue(late.incident)},
                                         {"text", u"look again"_s},
                                         {"author", u"Ada"_s}});
        return note ? Result<void>() : Result<void>(note.error());
    }));
    const Connection then = past(file.path(), saidBy(2020, 1, 3));
    QVERIFY(readDossier(then.handle(), early.incident));
    QVERIFY(readDossier(then.handle(), bare));
    QVERIFY(!readDossier(then.handle(), late.incident));
    QCOMPARE(countOf(then.handle(), "SELECT count(*) FROM incident_derived"), 2);
    QCOMPARE(countOf(then.handle(), "SELECT count(*) FROM annotation"), 0);
}

void TestAsOf::eventsOfLaterDays_data()
{
    QTest::addColumn<QString>("said");
    QTest::addColumn<bool>("stays");
    QTest::newRow("a threat before") << u"2020-01-02"_s << true;
    QTest::newRow("later") << u"2020-03-12"_s << false;
    QTest::newRow("at some time until later") << u"../2020-03-12"_s << false;
    QTest::newRow("in a year that holds the day") << u"2020"_s << false;
    QTest::newRow("nobody knows when") << QString() << false;
}

// What happened in March was not told in January, whatever its sources leave open.
void TestAsOf::eventsOfLaterDays()
{
    QFETCH(QString, said);
    QFETCH(bool, stays);
    ScratchCasefile file;
    const Record march = addClaim(file, said);
    addClaim(file, u"2020-03-13"_s, march.incident); // more was said later
    Id bare;
    VERIFY_DONE(file.log().apply({u"Ada"_s, u"date"_s}, [&](Writer &writer) -> Result<void> {
        const auto made = writer.insert(
            "incident",
            {{"kind", u"event"_s}, {"title", u"Bare"_s}, {"date_edtf", u"2020-03-11"_s}});
        if (!made)
            return made.error();
        bare = *made;
        return writer.update("incident",
                             march.incident,
                             {{"date_edtf", u"2020-03-11"_s}, {"note", u"as coded later"_s}});
    }));
    const Connection then = past(file.path(), saidBy(2020, 1, 3));
    QCOMPARE(bool(readDossier(then.handle(), march.incident)), stays);
    QVERIFY(readDossier(then.handle(), bare)); // an analyst's own record rests on no words
    QVERIFY(readDossier(past(file.path(), saidBy(2020, 3, 12)).handle(), march.incident));
}

void TestAsOf::saidAndRecordedTogether()
{
    ScratchCasefile file;
    const Record early = addClaim(file, u"2020-01-02"_s);
    const Record late = addClaim(file, u"2020-01-05"_s, early.incident);
    const Id edit = readEdits(file.database(), {}, 1).front().id;
    const Record other = addClaim(file, u"2020-01-02"_s);
    // Dated otherwise since: then it was later, now it is not.
    VERIFY_DONE(file.log().apply({u"Ada"_s, u"date"_s}, [&](Writer &writer) {
        return writer.update("statement", late.statement, {{"said_edtf", u"2020-01-01"_s}});
    }));
    AsOfQuery query = saidBy(2020, 1, 3);
    QCOMPARE(countOf(past(file.path(), query).handle(), "SELECT count(*) FROM claim"), 3);
    query.afterEdit = edit;
    const Connection then = past(file.path(), query);
    QCOMPARE(countOf(then.handle(), "SELECT count(*) FROM claim"), 1);
    QCOMPARE(countOf(then.handle(), "SELECT claims FROM incident_derived"), 1);
    QVERIFY(!readDossier(then.handle(), other.incident));
}

void TestAsOf::whatCannotBeTakenBackIsSaid()
{
    ScratchCasefile file;
    const Record first = addClaim(file, u"2020-01-02"_s);
    const Id edit = readEdits(file.database(), {}, 1).front().id;
    addClaim(file, u"2020-01-03"_s, first.incident);
    const QString path = file.path();
    file.close();
    fixture::Foreign(path)
        .run("UPDATE edit SET changeset = NULL WHERE seq = 2")
        .run("UPDATE incident SET title = 'changed by another program'");
    file.open();
    VERIFY_DONE(file.log().takeInOutsideChanges());
    auto reading = Connection::open(path, Access::ReadOnly);
    VERIFY_DONE(reading);
    const auto asOf = AsOf::read(reading->handle(), after(edit));
    VERIFY_DONE(asOf);
    QCOMPARE(asOf->gaps().size(), 2);
    QVERIFY2(asOf->gaps().at(0).contains(u"another program"_s), qPrintable(asOf->gaps().at(0)));
    QVERIFY2(asOf->gaps().at(1).contains(u"redacted"_s), qPrintable(asOf->gaps().at(1)));
    VERIFY_DONE(asOf->install(*reading));
}

void TestAsOf::anUnknownEditIsRefused()
{
    ScratchCasefile file;
    addClaim(file, u"2020-01-02"_s);
    auto reading = Connection::open(file.path(), Access::ReadOnly);
    VERIFY_DONE(reading);
    const auto asOf = AsOf::read(reading->handle(), after(Id{4711}));
    QVERIFY(!asOf);
    QVERIFY(asOf.error().message.contains(u"4711"_s));
}

// A shadow hands down what is asked for; nothing is read from end to end for one record.
void TestAsOf::indexesAreUsed()
{
    ScratchCasefile file;
    const Record first = addClaim(file, u"2020-01-02"_s);
    const Id edit = readEdits(file.database(), {}, 1).front().id;
    addClaim(file, u"2020-01-03"_s, first.incident);
    const Connection then = past(file.path(), after(edit));
    const QString joined = plan(
        then.handle(),
        "SELECT c.id, s.gist FROM claim c JOIN statement s ON s.id = c.statement LEFT JOIN actor a "
        "ON a.id = c.whom_name WHERE c.incident = 5");
    QVERIFY2(joined.contains(u"FROM main.\"claim\" t WHERE 1"_s), qPrintable(joined));
    QVERIFY2(joined.contains(u"t.\"incident\" = ?1"_s), qPrintable(joined));
    QVERIFY2(joined.contains(u"t.\"id\" = ?1"_s), qPrintable(joined));
    const QString ordered =
        plan(then.handle(), "SELECT id FROM claim WHERE id BETWEEN 1 AND 9 ORDER BY id");
    QVERIFY2(!ordered.contains(u"TEMP B-TREE"_s), qPrintable(ordered));
    // What is handed down, as SQLite reads the table itself.
    const QString own = plan(then.handle(),
                             "SELECT t.\"id\" FROM main.\"claim\" t WHERE 1 AND NOT EXISTS (SELECT "
                             "1 FROM temp.\"hidden claim\" h WHERE h.a = t.\"id\") AND "
                             "t.\"incident\" = 5");
    QVERIFY2(own.contains(u"claim_incident"_s), qPrintable(own));
}

QTEST_GUILESS_MAIN(TestAsOf)
#include "tst_asof.moc"
