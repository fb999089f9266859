#include "model/coding/assessments.h"
#include "model/exchange/benchdata.h"
#include "model/store/statement.h"
#include "model/workbench/briefingsheet.h"
#include "model/workbench/vocabulary.h"
#include "tests/ui/samplefile.h"

#include <QRegularExpression>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

const QStringList keys{u"what"_s,
                       u"figures"_s,
                       u"says"_s,
                       u"denies"_s,
                       u"silent"_s,
                       u"assessment"_s,
                       u"gaps"_s,
                       u"sources"_s};

const std::vector<BriefingLine> &linesOf(const BriefingSheet &sheet, const QString &key)
{
    static const std::vector<BriefingLine> none;
    for (const BriefingSection &section : sheet.sections) {
        if (section.key == key)
            return section.lines;
    }
    return none;
}

QString textOf(const BriefingSheet &sheet, const QString &key)
{
    QStringList lines;
    for (const BriefingLine &line : linesOf(sheet, key))
        lines += line.lead.isEmpty() ? line.text : QString(line.lead + u": "_s + line.text);
    return lines.join(u'\n');
}

std::vector<Id> idsOf(sqlite3 *database, const char *sql)
{
    Statement select(database, sql);
    std::vector<Id> ids;
    while (select.next())
        ids.push_back(select.id(0));
    return ids;
}

qint64 numberOf(sqlite3 *database, const char *sql, Id incident)
{
    Statement select(database, sql);
    select.bind(1, incident);
    return select.next() ? select.integer(0) : -1;
}

// What must hold of any incident, compared with SQL of its own. Empty, or what does not.
QString faultOf(sqlite3 *database, const BriefingSheet &sheet)
{
    QStringList found;
    for (const BriefingSection &section : sheet.sections) {
        found += section.key;
        if (section.heading.isEmpty() || section.lines.empty())
            return u"an empty section "_s + section.key;
        for (const BriefingLine &line : section.lines) {
            if (line.text.trimmed().isEmpty() || line.text.contains(u"%1"_s))
                return u"an empty line in "_s + section.key;
        }
    }
    if (found != keys)
        return u"sections: "_s + found.join(u' ');

    // Whoever is named there is named by somebody, in words that say so.
    static const QRegularExpression somebodys(
        u"^(accused|suspected|implied|looked into|denied|ruled out|doubted) by .|"
        "^(responsibility is claimed|no name is given|nobody is named) by ."_s);
    for (const QString &key : {u"says"_s, u"denies"_s}) {
        for (const BriefingLine &line : linesOf(sheet, key)) {
            const bool isAbsence = line.lead.isEmpty() && line.text.startsWith(u"Nobody "_s);
            if (!line.quiet && !isAbsence && !somebodys.match(line.text).hasMatch())
                return u"not an allegation: "_s + line.text;
        }
    }

    // An assessment only where there is one, likelihood and confidence apart.
    const bool isAssessed =
        numberOf(database, "SELECT count(*) FROM assessment WHERE incident = ?1", sheet.incident)
        > 0;
    if (isAssessed == textOf(sheet, u"assessment"_s).contains(u"Not assessed."_s))
        return u"the assessment: "_s + textOf(sheet, u"assessment"_s);
    for (const BriefingLine &line : linesOf(sheet, u"assessment"_s)) {
        for (quint8 band = 1; band <= 7; ++band) {
            for (quint8 code = 1; code <= 3; ++code) {
                if (line.lead != u"Because" && line.text.contains(likelihoodRange(band))
                    && line.text.contains(confidenceWord(code)))
                    return u"likelihood and confidence in one sentence: "_s + line.text;
            }
        }
    }

    // Nought only where a source says that there was none.
    const qint64 saidNone = numberOf(
        database,
        "SELECT count(*) FROM claim WHERE incident = ?1 AND field = 'killed' AND (reported = "
        "'none' OR best = 0 OR low = 0 OR high = 0)",
        sheet.incident);
    for (const BriefingLine &line : linesOf(sheet, u"figures"_s)) {
        if (saidNone == 0 && line.lead == u"Killed"
            && (line.text.startsWith(u"none"_s) || line.text.startsWith(u"0"_s)))
            return u"nought without a source: "_s + line.text;
    }

    // Sources: every article that is cited or reports a statement, once; no summary of ours.
    const qint64 articles = numberOf(
        database,
        "WITH said(id) AS (SELECT statement FROM claim WHERE incident = ?1 UNION SELECT statement "
        "FROM attribution WHERE incident = ?1 UNION SELECT statement FROM link WHERE ?1 IN "
        "(from_incident, to_incident) UNION SELECT id FROM statement WHERE ?1 IN (incident, "
        "development)), cited(id) AS (SELECT document FROM report WHERE statement IN (SELECT id "
        "FROM said) UNION SELECT t.document FROM citation t LEFT JOIN claim c ON c.id = t.claim "
        "LEFT JOIN attribution a ON a.id = t.attribution LEFT JOIN assessment s ON s.id = "
        "t.assessment LEFT JOIN link l ON l.id = t.link WHERE ?1 IN (t.incident, c.incident, "
        "a.incident, s.incident, l.from_incident, l.to_incident)) SELECT count(DISTINCT "
        "coalesce(d.summary_of, d.id)) FROM cited JOIN document d ON d.id = cited.id",
        sheet.incident);
    const auto listed = std::ssize(linesOf(sheet, u"sources"_s));
    if (articles > 0 ? listed != articles
                     : textOf(sheet, u"sources"_s) != u"No document is cited."_s)
        return u"%1 sources for %2 articles"_s.arg(listed).arg(articles);
    return {};
}

} // namespace

/// What a sheet says of the sample's incidents: allegations as allegations, and what is missing.
class BriefingSheetTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void ofTheAttackOnK1();
    void ofTheAttackOnTaji();
    void ofAnAggregate();
    void ofOneThatNobodyIsNamedFor();
    void denialsStandAgainstWhatTheyDeny();
    void anAssessmentStandsApart();
    void insufficientInformationIsNoFinding();
    void retractedIsLeftOutAndSaid();
    void whatNoSentenceSupportsIsSaid();
    void theHighestMarkingCounts();
    void momentsAreThoseOfTheRecord();
    void holdsOfEveryIncidentOfTheSample();
    void holdsOfRandomRecords_data();
    void holdsOfRandomRecords();
    void refusesWhatItCannotMake();

private:
    BriefingSheet sheet(const QString &handle) const;
    void reopen();
    void edit(const EditLog::Change &change);

    SampleFile m_sample;
    std::unique_ptr<Connection> m_connection;
};

void BriefingSheetTest::initTestCase()
{
    reopen();
}

// A connection that only reads sees the file as it was when it was opened.
void BriefingSheetTest::reopen()
{
    m_connection.reset();
    auto connection = Connection::open(m_sample.path(), Access::ReadOnly);
    QVERIFY2(connection, connection ? "" : qPrintable(connection.error().message));
    m_connection = std::make_unique<Connection>(*std::move(connection));
}

BriefingSheet BriefingSheetTest::sheet(const QString &handle) const
{
    const auto id = findIncident(m_connection->handle(), handle);
    const auto sheets = id ? readBriefings(m_connection->handle(), {*id})
                           : Result<std::vector<BriefingSheet>>(id.error());
    if (!sheets)
        qFatal("%s", qPrintable(sheets.error().message));
    return sheets->front();
}

void BriefingSheetTest::edit(const EditLog::Change &change)
{
    auto casefile = Casefile::open(m_sample.path());
    QVERIFY2(casefile, casefile ? "" : qPrintable(casefile.error().message));
    const auto done = (*casefile)->edit({u"Ada"_s, {}}, change);
    const auto result = done.result();
    QVERIFY2(result, result ? "" : qPrintable(result.error().message));
    casefile->reset();
    reopen();
}

void BriefingSheetTest::ofTheAttackOnK1()
{
    const BriefingSheet k1 = sheet(u"k1-rocket-2019-12-27"_s);
    QCOMPARE(k1.kind, u"Event"_s);
    QCOMPARE(k1.handle, u"k1-rocket-2019-12-27"_s);
    QVERIFY(k1.title.contains(u"K-1"_s));
    QCOMPARE(k1.date, u"27 Dec 2019"_s);
    QCOMPARE(k1.cutOff, QDate(2020, 6, 14));
    QCOMPARE(k1.head.size(), 64);
    QVERIFY(k1.dataAsOf > 0);
    const QString what = textOf(k1, u"what"_s);
    for (const QString &wanted : {u"rocket"_s,
                                  u"Where: K-1 base, near Kirkuk"_s,
                                  u"When: 27 Dec 2019, night"_s,
                                  u"Answered by: US air strikes on five"_s,
                                  u"retaliation as stated"_s,
                                  u"Weapon find: "_s})
        QVERIFY2(what.contains(wanted), qPrintable(wanted + u" is not in "_s + what));
    // Three claims of fired rockets: a range of two, the one replaced beside it and not in it.
    const QString figures = textOf(k1, u"figures"_s);
    for (const QString &wanted :
         {u"Killed: 1 American civilian contractor"_s,
          u"Munitions: 31 (31–36) fired (reported differently)"_s,
          u"more than 10 (replaced later): "_s,
          u"Munitions: about 30 landed"_s,
          u"Munitions: 4 found unfired"_s,
          u"Wounded: several American and Iraqi military and personnel, jointly"_s})
        QVERIFY2(figures.contains(wanted), qPrintable(wanted + u" is not in "_s + figures));
    const QString says = textOf(k1, u"says"_s);
    QVERIFY2(says.contains(u"Kataib Hezbollah: accused by Kenneth F. McKenzie (US Central "
                           "Command), 12 Mar 2020, in The Jerusalem Post"_s),
             qPrintable(says));
    QVERIFY(says.contains(u"as one of several candidates, none chosen"_s));
    QVERIFY(says.contains(u"8 attributions, 7 speakers"_s));
    QVERIFY2(textOf(k1, u"denies"_s).contains(u"Islamic State (ISIS): doubted by "_s),
             qPrintable(textOf(k1, u"denies"_s)));
    QVERIFY(textOf(k1, u"denies"_s).contains(u"Nobody denies it"_s));
    const QString silent = textOf(k1, u"silent"_s);
    QVERIFY(silent.contains(u"Nobody has claimed responsibility"_s));
    QVERIFY2(silent.contains(u"not quoted on it in the sources: Kataib Hezbollah"_s),
             qPrintable(silent));
    QVERIFY(!silent.contains(u"militias"_s)); // a description cannot speak
    QCOMPARE(textOf(k1, u"assessment"_s),
             u"Not assessed. What is alleged above is not a finding."_s);
    const QString gaps = textOf(k1, u"gaps"_s);
    for (const QString &wanted : {u"The date comes from outside the sources"_s,
                                  u"Wounded: some without a number."_s,
                                  u"2 are not named"_s})
        QVERIFY2(gaps.contains(wanted), qPrintable(wanted + u" is not in "_s + gaps));
    QVERIFY(textOf(k1, u"sources"_s).contains(u"The Jerusalem Post, 28 Dec 2019"_s));
    QVERIFY(!textOf(k1, u"sources"_s).contains(u"http"_s));
    QVERIFY(briefingText(k1).contains(u"Who says who did it"_s));
}

void BriefingSheetTest::ofTheAttackOnTaji()
{
    const BriefingSheet taji = sheet(u"taji-rocket-2020-03-11"_s);
    const QString figures = textOf(taji, u"figures"_s);
    for (const QString &wanted : {u"Killed: 2 American"_s,
                                  u"Killed: 1 British"_s,
                                  u"Killed: 3 in all"_s,
                                  u"Wounded: 14"_s,
                                  u"not reported: Press TV"_s,
                                  u"Munitions: 16 (11 or more) landed (conflicting reports)"_s,
                                  u"nearly 12: Press TV"_s,
                                  u"more than 15: "_s,
                                  u"Munitions: fired: no claim that counts\n57 (left out: "_s})
        QVERIFY2(figures.contains(wanted), qPrintable(wanted + u" is not in "_s + figures));
    // All of the dead come after the groups: it is no sum of what stands above.
    QVERIFY(figures.indexOf(u"3 in all"_s) > figures.indexOf(u"1 British"_s));
    const QString says = textOf(taji, u"says"_s);
    for (const QString &wanted : {u"no name is given by Mark Milley"_s,
                                  u"– as its sponsor"_s,
                                  u"implied by US Department of Defense (Pentagon)"_s})
        QVERIFY2(says.contains(wanted), qPrintable(wanted + u" is not in "_s + says));
    QVERIFY(textOf(taji, u"what"_s).contains(u"Retaliation for: "_s));
    QVERIFY(textOf(taji, u"what"_s).contains(u"as alleged"_s));
    const QString gaps = textOf(taji, u"gaps"_s);
    QVERIFY(gaps.contains(u"Counts that cannot all be true: munitions."_s));
    QVERIFY2(gaps.contains(u"every claim is left out or was replaced: munitions fired."_s),
             qPrintable(gaps));
}

void BriefingSheetTest::ofAnAggregate()
{
    const BriefingSheet dozen = sheet(u"agg-dozen-since-may-2019"_s);
    QCOMPARE(dozen.kind, u"Report of several incidents"_s);
    QVERIFY2(textOf(dozen, u"figures"_s).contains(u"Incidents: "_s),
             qPrintable(textOf(dozen, u"figures"_s)));
    QVERIFY2(textOf(dozen, u"gaps"_s).contains(u"The day is not certain: "_s),
             qPrintable(textOf(dozen, u"gaps"_s)));
    QCOMPARE(textOf(dozen, u"says"_s), u"Nobody is accused in the sources."_s);
    QVERIFY(!dozen.moments.empty());
    QVERIFY(dozen.moments.front().span.precision > DatePrecision::Day);
}

void BriefingSheetTest::ofOneThatNobodyIsNamedFor()
{
    const BriefingSheet west = sheet(u"qayyarah-west-rocket-2019-11-08"_s);
    QCOMPARE(textOf(west, u"says"_s), u"Nobody is accused in the sources."_s);
    QCOMPARE(textOf(west, u"denies"_s), u"Nobody denies it in the sources."_s);
    QCOMPARE(textOf(west, u"silent"_s), u"Nobody has claimed responsibility in the sources."_s);
    // What is not reported is said to be so, and not to be none.
    const QString gaps = textOf(west, u"gaps"_s);
    const qint64 counted = numberOf(m_connection->handle(),
                                    "SELECT count(*) FROM claim WHERE incident = ?1 AND field = "
                                    "'killed' AND reported IN ('figure', 'none')",
                                    west.incident);
    QCOMPARE(gaps.contains(u"Killed: the sources give no figure, which is not none."_s),
             counted == 0);
}

void BriefingSheetTest::denialsStandAgainstWhatTheyDeny()
{
    const auto denied = idsOf(m_connection->handle(),
                              "SELECT DISTINCT incident FROM attribution WHERE stance = 'denies'");
    QVERIFY(!denied.empty());
    for (const Id incident : denied) {
        const auto sheets = readBriefings(m_connection->handle(), {incident});
        QVERIFY(sheets);
        const QString denies = textOf(sheets->front(), u"denies"_s);
        QVERIFY2(denies.contains(u"denied by "_s), qPrintable(denies));
        QVERIFY(!denies.contains(u"Nobody denies"_s));
        QVERIFY(!textOf(sheets->front(), u"says"_s).contains(u"denied by"_s));
    }
}

void BriefingSheetTest::anAssessmentStandsApart()
{
    const QString handle = u"al-asad-rocket-2019-12-03"_s;
    const Id incident = sheet(handle).incident;
    const auto actors = idsOf(m_connection->handle(),
                              "SELECT id FROM actor WHERE kind = 'organisation' ORDER BY name "
                              "LIMIT 2");
    QCOMPARE(actors.size(), size_t(2));
    AssessmentDraft draft;
    draft.actor.id = actors[0];
    draft.likelihood = 5;
    draft.alternatives = {{ActorRef{actors[1], {}}, 2}};
    draft.confidence = u"low"_s;
    draft.reasons = u"One outlet alone."_s;
    draft.who = u"Ada"_s;
    edit(assess({incident}, draft));
    const BriefingSheet assessed = sheet(handle);
    const auto &lines = linesOf(assessed, u"assessment"_s);
    QCOMPARE(lines.size(), size_t(5));
    QVERIFY2(lines[0].text.endsWith(u", likely (55–80 %)."_s), qPrintable(lines[0].text));
    QCOMPARE(lines[1].lead, u"Alternative"_s);
    QVERIFY(lines[1].text.endsWith(u", very unlikely (5–20 %)."_s));
    QCOMPARE(lines[2].lead, u"Analytic confidence"_s);
    QCOMPARE(lines[2].text, u"low."_s);
    QCOMPARE(lines[3].text, u"One outlet alone."_s);
    QVERIFY(lines[4].text.startsWith(u"Assessed by Ada, "_s) && lines[4].quiet);
    QVERIFY(faultOf(m_connection->handle(), assessed).isEmpty());
    // What is assessed is not what is said: the other sections are as they were.
    QCOMPARE(textOf(assessed, u"says"_s), u"Nobody is accused in the sources."_s);
}

void BriefingSheetTest::insufficientInformationIsNoFinding()
{
    const QString handle = u"baghdad-airport-rocket-2019-12"_s;
    AssessmentDraft draft;
    draft.reasons = u"Too little."_s;
    draft.who = u"Ada"_s;
    edit(assess({sheet(handle).incident}, draft));
    const QString words = textOf(sheet(handle), u"assessment"_s);
    QVERIFY2(words.startsWith(u"The information is insufficient to assess who did it."_s),
             qPrintable(words));
    QVERIFY(words.contains(u"Analytic confidence: Not given."_s));
    QVERIFY(!words.contains(u'('));
}

void BriefingSheetTest::retractedIsLeftOutAndSaid()
{
    const QString handle = u"soleimani-strike-2020-01-03"_s;
    const BriefingSheet before = sheet(handle);
    const auto attributions =
        idsOf(m_connection->handle(),
              "SELECT a.id FROM attribution a JOIN incident i ON i.id = a.incident WHERE i.handle "
              "= 'soleimani-strike-2020-01-03'");
    QVERIFY(attributions.size() > 1);
    edit([&attributions](Writer &writer) -> Result<void> {
        for (const Id id : attributions) {
            if (const auto done = writer.update("attribution", id, {{"retracted", u"Misread."_s}});
                !done)
                return done;
        }
        return {};
    });
    const QString says = textOf(sheet(handle), u"says"_s);
    QCOMPARE(says,
             u"Nobody is accused in the sources.\n%1 retracted attributions are left out."_s.arg(
                 attributions.size()));
    QVERIFY(textOf(before, u"says"_s) != says);
}

void BriefingSheetTest::whatNoSentenceSupportsIsSaid()
{
    const QString handle = u"taji-rocket-2020-03-11"_s;
    const QString words = u"(no sentence is cited)"_s;
    QVERIFY(!textOf(sheet(handle), u"says"_s).contains(words));
    const auto citations =
        idsOf(m_connection->handle(),
              "SELECT DISTINCT c.id FROM citation c LEFT JOIN report r ON r.id = c.report JOIN "
              "attribution "
              "a ON a.id = c.attribution OR a.statement = r.statement JOIN incident i ON i.id = "
              "a.incident WHERE i.handle = 'taji-rocket-2020-03-11'");
    QVERIFY(!citations.empty());
    edit([&citations](Writer &writer) -> Result<void> {
        for (const Id id : citations) {
            if (const auto done = writer.remove("citation", id); !done)
                return done;
        }
        return {};
    });
    QVERIFY2(textOf(sheet(handle), u"says"_s).contains(words),
             qPrintable(textOf(sheet(handle), u"says"_s)));
}

void BriefingSheetTest::theHighestMarkingCounts()
{
    const QString handle = u"k1-rocket-2019-12-27"_s;
    const BriefingSheet before = sheet(handle);
    QVERIFY(before.marking.isEmpty());
    QCOMPARE(before.markingRank, 0);
    const auto mark = [this](const char *table, const char *sql, const QString &code) {
        const auto rows = idsOf(m_connection->handle(), sql);
        QVERIFY(!rows.empty());
        Statement term(m_connection->handle(),
                       "SELECT id FROM term WHERE scheme = 'marking' AND code = ?1");
        term.bind(1, code);
        QVERIFY(term.next());
        const Id marking = term.id(0);
        edit([table, row = rows.front(), marking](Writer &writer) -> Result<void> {
            return writer.update(table, row, {{"marking", toValue(marking)}});
        });
    };
    // An article that reports it, marked on the article; our summary of it is what is cited too.
    mark("document",
         "SELECT r.document FROM report r JOIN claim c ON c.statement = r.statement JOIN incident "
         "i ON i.id = c.incident WHERE i.handle = 'k1-rocket-2019-12-27'",
         u"TLP:GREEN"_s);
    const BriefingSheet green = sheet(handle);
    QCOMPARE(green.marking, u"TLP:GREEN"_s);
    mark("statement",
         "SELECT c.statement FROM claim c JOIN incident i ON i.id = c.incident WHERE i.handle = "
         "'k1-rocket-2019-12-27' AND c.statement IS NOT NULL",
         u"TLP:AMBER"_s);
    const BriefingSheet amber = sheet(handle);
    QCOMPARE(amber.marking, u"TLP:AMBER"_s);
    QVERIFY(amber.markingRank > green.markingRank && green.markingRank > 0);
}

void BriefingSheetTest::momentsAreThoseOfTheRecord()
{
    using Lane = BriefingMoment::Lane;
    const BriefingSheet taji = sheet(u"taji-rocket-2020-03-11"_s);
    const auto dossier = readDossier(m_connection->handle(), taji.incident);
    QVERIFY(dossier);
    // Four speakers name the militias, the most of all whom somebody accuses; nobody is assessed.
    const auto named = std::ranges::find(dossier->attributions,
                                         u"Iran-backed militias / pro-Iranian groups (generic)"_s,
                                         &AttributionView::actorName);
    QVERIFY(named != dossier->attributions.end());
    QVERIFY(taji.moments.front()
            == (BriefingMoment{Lane::Incident, dossier->date, named->actor, true}));
    std::set<QString> said, published;
    for (const AttributionView &one : dossier->attributions) {
        if (one.statement >= 0)
            said.insert(dossier->statements[size_t(one.statement)].saidEdtf);
    }
    said.erase(QString());
    const auto count = [&taji](Lane lane) {
        return std::ranges::count(taji.moments, lane, &BriefingMoment::lane);
    };
    QCOMPARE(count(Lane::Incident), 1);
    QCOMPARE(size_t(count(Lane::Said)), said.size());
    QVERIFY(count(Lane::Linked) >= 2);
    QVERIFY(count(Lane::Published) >= 2);
    // Judged, but nobody to be likely: what is alleged is alleged still, and seen as that.
    AssessmentDraft draft;
    draft.actor.id = named->actor;
    draft.likelihood = 3;
    draft.confidence = u"low"_s;
    draft.who = u"Ada"_s;
    edit(assess({taji.incident}, draft));
    QCOMPARE(sheet(u"taji-rocket-2020-03-11"_s).moments.front(), taji.moments.front());
    draft.likelihood = 5;
    edit(assess({taji.incident}, draft));
    QCOMPARE(sheet(u"taji-rocket-2020-03-11"_s).moments.front(),
             (BriefingMoment{Lane::Incident, dossier->date, named->actor, false}));
}

void BriefingSheetTest::holdsOfEveryIncidentOfTheSample()
{
    const auto all = idsOf(m_connection->handle(), "SELECT id FROM incident ORDER BY id");
    QCOMPARE(all.size(), size_t(124));
    qsizetype told = 0;
    const auto sheets = readBriefings(
        m_connection->handle(), all, [&told](qsizetype read) { return ++told == read; });
    QVERIFY(sheets);
    QCOMPARE(told, 124);
    for (size_t i = 0; i < all.size(); ++i) {
        QCOMPARE((*sheets)[i].incident, all[i]);
        const QString fault = faultOf(m_connection->handle(), (*sheets)[i]);
        QVERIFY2(fault.isEmpty(), qPrintable((*sheets)[i].title + u": "_s + fault));
    }
}

void BriefingSheetTest::holdsOfRandomRecords_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void BriefingSheetTest::holdsOfRandomRecords()
{
    QFETCH(const quint32, seed);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"random.sourceline"_s);
    const auto made = makeBenchCasefile(path, {200, 20, 400, seed});
    QVERIFY2(made, made ? "" : qPrintable(made.error().message));
    const auto connection = Connection::open(path, Access::ReadOnly);
    QVERIFY(connection);
    const auto all = idsOf(connection->handle(), "SELECT id FROM incident ORDER BY id");
    const auto sheets = readBriefings(connection->handle(), all);
    QVERIFY2(sheets, sheets ? "" : qPrintable(sheets.error().message));
    int assessed = 0;
    for (const BriefingSheet &one : *sheets) {
        const QString fault = faultOf(connection->handle(), one);
        QVERIFY2(fault.isEmpty(), qPrintable(one.title + u": "_s + fault));
        assessed += textOf(one, u"assessment"_s).contains(u"Not assessed."_s) ? 0 : 1;
    }
    QVERIFY(assessed > 0);
}

void BriefingSheetTest::refusesWhatItCannotMake()
{
    sqlite3 *database = m_connection->handle();
    const auto none = readBriefings(database, {});
    QVERIFY(!none && none.error().message.contains(u"Choose an incident"_s));
    const auto unknown = readBriefings(database, {Id::fromText(u"12345"_s)});
    QVERIFY(!unknown && !unknown.error().message.isEmpty());
    const Id k1 = sheet(u"k1-rocket-2019-12-27"_s).incident;
    const auto many = readBriefings(database, std::vector<Id>(mostBriefings + 1, k1));
    QVERIFY(!many && many.error().message.contains(u"500"_s));
    QVERIFY(many.error().message.contains(u"501"_s));
    QVERIFY(briefingsRefused(mostBriefings).isEmpty());
    qsizetype told = 0;
    const auto cancelled = readBriefings(database, {k1, k1, k1}, [&told](qsizetype read) {
        told = read;
        return read < 2;
    });
    QVERIFY(!cancelled);
    QCOMPARE(told, 2);
}

QTEST_GUILESS_MAIN(BriefingSheetTest)
#include "tst_briefingsheet.moc"
