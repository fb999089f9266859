// The sample against the coding that it was made from, record by record, and against the articles
// where they are.
#include "model/exchange/articles.h"
#include "model/exchange/json.h"
#include "model/exchange/jsondates.h"
#include "model/exchange/pack.h"
#include "model/exchange/sample.h"
#include "model/store/casefile.h"
#include "model/store/check.h"
#include "model/store/documentview.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "tests/model/exchange/codingsql.h"

#include <QJsonDocument>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QString sharedFolder = QStringLiteral(SOURCELINE_SOURCE_DIR "/../shared");

// The coding calls the articles by numbers; the sample calls them as a reader knows them.
QString withArticlesNamed(QString text)
{
    static const QStringList voices{u"The Jerusalem Post of 28 Dec 2019"_s,
                                    u"MECRA / mideastcenter.org"_s,
                                    u"The Media Line"_s,
                                    u"Arkansas Democrat-Gazette"_s,
                                    u"The Jerusalem Post of 13 Mar 2020"_s};
    static const QStringList articles{u"Jerusalem Post of December"_s,
                                      u"MECRA"_s,
                                      u"Media Line"_s,
                                      u"Democrat-Gazette"_s,
                                      u"Jerusalem Post of March"_s};
    static const QRegularExpression number(
        u"(?<![-\\w,.\\[#])(?:[Dd]oc |articles? )?00([0-4])\\b(?!-?[A-Z]\\d)(?!-summary)"_s);
    static const QRegularExpression voice(u"^narration of doc 00([0-4])$"_s);
    if (const auto match = voice.match(text); match.hasMatch())
        return voices[match.captured(1).toInt()] + u", in its own voice"_s;
    text.replace(u"also st-narration-002 and st-narration-004"_s,
                 u"also by Media Line and by Jerusalem Post of March in their own voice"_s);
    text.replace(u"also st-narration-002 and st-narration-003"_s,
                 u"also by Media Line and by Democrat-Gazette in their own voice"_s);
    if (text.size() == 3) // the key of one
        return text;
    for (auto match = number.match(text); match.hasMatch(); match = number.match(text))
        text.replace(
            match.capturedStart(), match.capturedLength(), articles[match.captured(1).toInt()]);
    return text;
}

// Absent, null and empty mean the same in both; a list in no particular order is sorted; a list
// joined to one text is taken apart.
QJsonValue normal(const QJsonValue &value, const QString &name = {})
{
    static const QStringList unordered{
        u"decisions"_s, u"incidents"_s, u"co_speakers"_s, u"alternatives"_s};
    if (value.isObject()) {
        QJsonObject object;
        const QJsonObject whole = value.toObject();
        for (auto it = whole.begin(); it != whole.end(); ++it) {
            const QJsonValue each = normal(it.value(), it.key());
            const bool isEmpty = each.isNull() || each == QJsonValue(QString())
                                 || (each.isObject() && each.toObject().isEmpty())
                                 || (each.isArray() && each.toArray().isEmpty());
            if (!isEmpty && !(it.key() == "joint"_L1 && !each.toBool()))
                object.insert(it.key(), each);
        }
        return object;
    }
    if (value.isArray()) {
        QJsonArray array;
        QStringList texts;
        for (const QJsonValue &each : value.toArray()) {
            array.append(normal(each));
            texts.append(each.toString());
        }
        if (!unordered.contains(name))
            return array;
        texts.sort();
        return QJsonArray::fromStringList(texts);
    }
    if (value.isString() && (name == "contributors"_L1 || name == "merged"_L1))
        return QJsonArray::fromStringList(
            value.toString().split(name == "merged"_L1 ? u", "_s : u"; "_s));
    if (value.isString())
        return withArticlesNamed(value.toString());
    return value;
}

QByteArray shown(const QJsonValue &value)
{
    return value.isObject() ? QJsonDocument(value.toObject()).toJson() : QByteArray("absent\n");
}

} // namespace

class SampleTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void holdsEveryRowOfThePack();
    void equalsTheCoding();
    void derivesTheFiguresOfTheCoding();
    void countsOfCitationsBeforeAnyArticle();
    void findsEveryCitationInTheArticles();
    void findsCitationsInChangedArticles();
    void isMadeOnceInTheDataFolder();

private:
    QJsonObject coding() const;

    Result<Connection> reader() const { return Connection::open(m_path, Access::ReadOnly); }

    QTemporaryDir m_folder;
    QString m_path;
};

void SampleTest::initTestCase()
{
    qputenv("XDG_STATE_HOME", m_folder.filePath(u"state"_s).toUtf8());
    qputenv("XDG_DATA_HOME", m_folder.filePath(u"data"_s).toUtf8());
    m_path = m_folder.filePath(u"sample.sourceline"_s);
    const auto created = createSampleCasefile(m_path, u"Tester"_s);
    QVERIFY2(created, created ? "" : qPrintable(created.error().message));
}

QJsonObject SampleTest::coding() const
{
    QFile file(sharedFolder + u"/coding/coding.json"_s);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

void SampleTest::holdsEveryRowOfThePack()
{
    const QJsonObject pack = QJsonDocument::fromJson(samplePack()).object();
    const QJsonObject tables = pack.value("tables"_L1).toObject();
    QVERIFY(tables.value("incident"_L1).toArray().size() == 124);
    const auto connection = reader();
    QVERIFY(connection);
    for (const RecordedTable &table : recordedTables()) {
        Statement count(connection->handle(),
                        QByteArray("SELECT count(*) FROM " + table.name).constData());
        QVERIFY(count.next());
        qint64 expected = tables.value(QString::fromUtf8(table.name)).toArray().size();
        if (table.name == "term")
            expected += 51; // the program's own
        QVERIFY2(count.integer(0) == expected, table.name.constData());
    }
    Statement texts(connection->handle(), "SELECT count(*) FROM text");
    QVERIFY(texts.next());
    QCOMPARE(texts.integer(0), pack.value("texts"_L1).toArray().size());
    const CheckReport report = checkCasefile(connection->handle());
    QVERIFY2(report.isSound(), qPrintable(report.problems.join(u'\n')));
    QCOMPARE(report.edits, 1);
}

void SampleTest::equalsTheCoding()
{
    const QJsonObject coding = this->coding();
    if (coding.isEmpty())
        QSKIP("../shared/coding/coding.json is not here, so that the sample cannot be compared "
              "with it");
    const auto connection = reader();
    QVERIFY(connection);
    for (const CodingPart &part : codingParts) {
        QMap<QString, QJsonValue> found;
        Statement statement(connection->handle(), part.sql);
        while (statement.next())
            found.insert(statement.text(0),
                         normal(QJsonDocument::fromJson(statement.utf8(1)).object()));
        QVERIFY2(!statement.failed(), part.name);

        QMap<QString, QJsonValue> expected;
        int number = 0;
        for (const QJsonValue &value : coding.value(QLatin1String(part.name)).toArray()) {
            QJsonObject object = value.toObject();
            ++number;
            QString key = object.value("key"_L1).toString(object.value("id"_L1).toString());
            if (object.contains("rule"_L1))
                key = QString::number(object.value("rule"_L1).toInteger());
            else if (object.contains("n"_L1))
                key = object.value("doc"_L1).toString() + u':'
                      + QString::number(object.value("n"_L1).toInteger());
            else if (key.isEmpty())
                key = u"L%1"_s.arg(number, 3, 10, QChar(u'0'));
            object.remove("figures"_L1); // derived: see the next test
            QJsonObject date = object.value("date"_L1).toObject();
            for (const auto name : {"earliest"_L1, "latest"_L1, "precision"_L1})
                date.remove(name);
            if (!date.isEmpty())
                object.insert("date"_L1, date);
            expected.insert(key, normal(object));
        }
        QVERIFY2(!expected.isEmpty(), part.name);
        QCOMPARE(found.keys(), expected.keys());
        for (auto it = expected.begin(); it != expected.end(); ++it) {
            if (found.value(it.key()) != it.value()) {
                QFAIL(qPrintable(u"%1 %2\nin the casefile: %3\nin the coding: %4"_s.arg(
                    QLatin1String(part.name),
                    it.key(),
                    QString::fromUtf8(shown(found.value(it.key()))),
                    QString::fromUtf8(shown(it.value())))));
            }
        }
    }
    // The second coder's changes are kept as notes.
    Statement notes(connection->handle(),
                    "SELECT count(*) FROM annotation WHERE author = 'second coder'");
    QVERIFY(notes.next());
    QCOMPARE(notes.integer(0), coding.value("patches"_L1).toArray().size());
}

void SampleTest::derivesTheFiguresOfTheCoding()
{
    const QJsonObject coding = this->coding();
    if (coding.isEmpty())
        QSKIP("../shared/coding/coding.json is not here, so that derived figures cannot be "
              "compared with it");
    const auto connection = reader();
    QVERIFY(connection);
    QStringList differing;
    for (const QJsonValue &value : coding.value("incidents"_L1).toArray()) {
        const QJsonObject incident = value.toObject();
        const QString key = incident.value("key"_L1).toString();
        const auto id = findIncident(connection->handle(), key);
        QVERIFY(id);
        const auto dossier = readDossier(connection->handle(), *id);
        QVERIFY(dossier);
        QJsonObject figures;
        for (const auto &[figureKey, figure] : dossier->figures) {
            // What is not reported has no figure; what is not counted has one where it is at least
            // two.
            if (figure.state == FigureState::NotStated || figure.state == FigureState::NotReported)
                continue;
            if (figure.state == FigureState::Unknown && !figure.low && !figure.high)
                continue;
            const auto number = [](const std::optional<qint32> &n) {
                return n ? QJsonValue(*n) : QJsonValue();
            };
            const QJsonObject range{{u"low"_s, number(figure.low)},
                                    {u"best"_s, number(figure.best)},
                                    {u"high"_s, number(figure.high)}};
            const QString field = QString::fromUtf8(figureKey.field);
            if (field == "count"_L1) {
                figures.insert(field, range);
                continue;
            }
            QJsonObject groups = figures.value(field).toObject();
            groups.insert(field == "munitions"_L1 ? QString::fromUtf8(figureKey.measure)
                                                  : figureKey.whom,
                          range);
            figures.insert(field, groups);
        }
        figures.remove("casualties"_L1); // unsplit: no figure of the coding
        const QJsonValue expected = normal(incident.value("figures"_L1).toObject());
        if (normal(figures) != expected)
            differing.append(key + u'\n'
                             + QString::fromUtf8(shown(normal(figures)) + shown(expected)));
        const QJsonObject date = dateObject(*dossier);
        const QJsonObject coded = incident.value("date"_L1).toObject();
        for (const auto name : {"earliest"_L1, "latest"_L1, "precision"_L1})
            QVERIFY2(date.value(name) == coded.value(name),
                     qPrintable(key + u' ' + date.value(name).toString()));
    }
    QVERIFY2(differing.isEmpty(), qPrintable(differing.join(u'\n')));
}

void SampleTest::countsOfCitationsBeforeAnyArticle()
{
    const auto connection = reader();
    QVERIFY(connection);
    const CheckReport report = checkCasefile(connection->handle());
    QCOMPARE(report.unattached, 1181);
    QCOMPARE(report.exact, 1052); // of our summaries
    QCOMPARE(report.moved + report.fuzzy + report.orphan, 0);
}

void SampleTest::findsEveryCitationInTheArticles()
{
    const QString seeds = sharedFolder + u"/seeds"_s;
    if (!QFile::exists(seeds))
        QSKIP("../shared/seeds is not here, so that the articles cannot be attached");
    const QString path = m_folder.filePath(u"attached.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"Tester"_s));
    auto casefile = Casefile::open(path);
    QVERIFY(casefile);
    const auto connection = (*casefile)->reader();
    QVERIFY(connection);
    const auto articles =
        std::make_shared<std::vector<ArticleOutcome>>(readArticles({seeds}, connection->handle()));
    QCOMPARE(articles->size(), size_t(5));
    const auto edit =
        (*casefile)->edit({u"Tester"_s, u"Attach"_s}, articleImport(articles)).result();
    QVERIFY(edit);
    QCOMPARE(edit->seq, 0); // no recorded row has changed
    QCOMPARE(articleSentence(*articles), u"5 articles recognised, 1181 citations found exactly."_s);
    const CheckReport report = checkCasefile(connection->handle());
    QCOMPARE(report.exact, 1181 + 1052);
    QCOMPARE(report.moved + report.fuzzy + report.orphan + report.unattached, 0);
    QVERIFY2(report.isSound(), qPrintable(report.problems.join(u'\n')));

    const auto again = readArticles({seeds}, connection->handle());
    for (const ArticleOutcome &outcome : again)
        QVERIFY(outcome.file.attached);
    QCOMPARE(articleSentence(again), u"5 articles were attached already."_s);
    const auto view = readDocument(connection->handle(), again.front().file.known);
    QVERIFY(view);
    QCOMPARE(view->textKind, TextKind::Original);
    QCOMPARE(view->orphans, 0);
    for (const Highlight &highlight : view->highlights)
        QCOMPARE(highlight.state, u"exact"_s);
}

// What an editor, a copy from a web page or a later edition does to a text. The casefile has never
// seen the originals.
void SampleTest::findsCitationsInChangedArticles()
{
    const QString seeds = sharedFolder + u"/seeds"_s;
    if (!QFile::exists(seeds))
        QSKIP("../shared/seeds is not here, so that changed articles cannot be made of them");
    const QString path = m_folder.filePath(u"changed.sourceline"_s);
    QVERIFY(createSampleCasefile(path, u"Tester"_s));
    QDir(m_folder.path()).mkpath(u"changed"_s);
    const QFileInfoList originals =
        QDir(seeds).entryInfoList({u"*.txt"_s}, QDir::Files, QDir::Name);
    QCOMPARE(originals.size(), 5);
    for (int i = 0; i < originals.size(); ++i) {
        QFile original(originals[i].filePath());
        QVERIFY(original.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(original.readAll());
        if (i == 0)
            text.replace(u'\n', u"\n\n"_s);
        else if (i == 1)
            text.replace(u'“', u'"').replace(u'”', u'"').replace(u'’', u'\'');
        else if (i == 2)
            text.prepend(u"A line of our own stands above the article.\n\n"_s);
        else
            text.replace(u" the "_s, u" this "_s);
        QFile changed(m_folder.filePath(u"changed/"_s + originals[i].fileName()));
        QVERIFY(changed.open(QIODevice::WriteOnly));
        changed.write(text.toUtf8());
    }
    auto casefile = Casefile::open(path);
    QVERIFY(casefile);
    const auto connection = (*casefile)->reader();
    const auto articles = std::make_shared<std::vector<ArticleOutcome>>(
        readArticles({m_folder.filePath(u"changed"_s)}, connection->handle()));
    for (const ArticleOutcome &outcome : *articles)
        QVERIFY2(outcome.file.known.isValid() && !outcome.file.exact,
                 qPrintable(outcome.file.path));
    const auto edit =
        (*casefile)->edit({u"Tester"_s, u"Attach"_s}, articleImport(articles)).result();
    QVERIFY(edit);
    QVERIFY(edit->seq > 0);
    int citations = 0;
    for (size_t i = 0; i < articles->size(); ++i) {
        const AnchorCounts &counts = (*articles)[i].anchors;
        qInfo("%s: %d exact, %d moved, %d fuzzy, %d orphan, %.2f alike",
              qPrintable((*articles)[i].file.facts.title.left(20)),
              counts.exact,
              counts.moved,
              counts.fuzzy,
              counts.orphan,
              (*articles)[i].file.similarity);
        citations += counts.exact + counts.moved + counts.fuzzy + counts.orphan;
        if (i < 3)
            QCOMPARE(counts.orphan, 0);
    }
    QCOMPARE(citations, 1181);
    // White space between paragraphs and a line above move every sentence and change none; a
    // changed quote changes its sentence.
    QCOMPARE((*articles)[0].anchors.fuzzy, 0);
    QCOMPARE((*articles)[2].anchors.fuzzy, 0);
    QVERIFY((*articles)[2].anchors.exact == 0);
    QVERIFY((*articles)[1].anchors.fuzzy > 0);
    QVERIFY((*articles)[3].anchors.fuzzy > 0);

    // Never a silent shift: what is called exact or moved has the very words, and fuzzy says how
    // much alike.
    Statement anchors(connection->handle(),
                      "SELECT a.state, a.score, c.sha256, a.start, a.\"end\", t.text FROM anchor a "
                      "JOIN citation c ON "
                      "c.id = a.citation JOIN document d ON d.id = a.document JOIN text t ON "
                      "t.sha256 = d.sha256");
    int looked = 0;
    while (anchors.next()) {
        const QString state = anchors.text(0);
        if (state == "orphan"_L1)
            continue;
        ++looked;
        const Offsets text(anchors.text(5));
        const QString words = text.slice({qint32(anchors.integer(3)), qint32(anchors.integer(4))});
        const bool same = sha256Hex(words) == anchors.text(2);
        QCOMPARE(same, state != "fuzzy"_L1);
        QVERIFY(same ? anchors.real(1) == 1 : anchors.real(1) > 0 && anchors.real(1) < 1);
    }
    QVERIFY(looked > 1000);
    const CheckReport report = checkCasefile(connection->handle());
    QCOMPARE(report.problems.size(), report.orphan); // each that is lost is said
    QCOMPARE(report.unattached, 0);
    QCOMPARE(report.exact + report.moved + report.fuzzy + report.orphan, 1181 + 1052);
    QVERIFY(report.moved > 0 && report.fuzzy > 0);
}

void SampleTest::isMadeOnceInTheDataFolder()
{
    const auto first = sampleCasefile();
    QVERIFY2(first, first ? "" : qPrintable(first.error().message));
    QCOMPARE(*first, m_folder.filePath(u"data/sourceline/sample.sourceline"_s));
    const QDateTime made = QFileInfo(*first).lastModified();
    const auto second = sampleCasefile();
    QVERIFY(second);
    QCOMPARE(*second, *first);
    QCOMPARE(QFileInfo(*first).lastModified(), made);
    QCOMPARE(QDir(m_folder.filePath(u"data/sourceline"_s)).entryList(QDir::Files | QDir::Hidden),
             QStringList{u"sample.sourceline"_s});
}

QTEST_GUILESS_MAIN(SampleTest)
#include "tst_sample.moc"
