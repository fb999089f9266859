#include "model/coding/assessments.h"
#include "model/coding/attributions.h"
#include "model/coding/claims.h"
#include "model/coding/frozen.h"
#include "model/store/asof.h"
#include "tests/model/coding/samplecasefile.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// Frozen views of the sample, and the sample as said by a day.
class TestFrozen : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void nothingChangedIsNoDifference();
    void whatChangedIsNamed();
    void onlyTheViewsIncidents();
    void aNameIsNeeded();
    void saidByADay();

private:
    FrozenView freeze(std::vector<Id> incidents = {});
    std::vector<Difference> differences(const FrozenView &view);
    static QStringList lines(const std::vector<Difference> &found);

    std::unique_ptr<SampleCasefile> m_file;
    Id m_k1;
};

void TestFrozen::init()
{
    m_file = std::make_unique<SampleCasefile>();
    m_k1 = m_file->id("incident", u"k1-rocket-2019-12-27"_s);
}

FrozenView TestFrozen::freeze(std::vector<Id> incidents)
{
    FrozenView view;
    view.name = u"Briefing"_s;
    view.madeBy = u"Ada King"_s;
    view.all = incidents.empty();
    view.incidents = std::move(incidents);
    if (const auto done = m_file->perform(freezeView(view)); !done)
        qFatal("%s", qPrintable(done.error().message));
    return frozenViews(m_file->database())->front();
}

std::vector<Difference> TestFrozen::differences(const FrozenView &view)
{
    const auto found = differencesSince(m_file->database(), view);
    if (!found)
        qFatal("%s", qPrintable(found.error().message));
    return *found;
}

QStringList TestFrozen::lines(const std::vector<Difference> &found)
{
    QStringList lines;
    for (const Difference &difference : found)
        lines += difference.what + u": "_s + difference.before + u" -> "_s + difference.after;
    return lines;
}

void TestFrozen::nothingChangedIsNoDifference()
{
    const FrozenView view = freeze();
    QCOMPARE(view.name, u"Briefing"_s);
    QVERIFY(view.all && view.edit.isValid() && view.madeAt > 0);
    QCOMPARE(lines(differences(view)), QStringList());
}

void TestFrozen::whatChangedIsNamed()
{
    const FrozenView view = freeze();
    const auto dossier = readDossier(m_file->database(), m_k1);
    const Id attribution = dossier->attributions.front().id;
    const auto retracted = m_file->perform(retractAttribution(attribution, u"misread"_s));
    VERIFY_DONE(retracted);
    AssessmentDraft draft;
    draft.actor.id = dossier->attributions.back().actor.isValid()
                         ? dossier->attributions.back().actor
                         : dossier->attributions.front().actor;
    draft.likelihood = 5;
    draft.confidence = u"low"_s;
    draft.reasons = u"pattern"_s;
    draft.who = u"Ada King"_s;
    const auto assessed = m_file->perform(assess({m_k1}, draft));
    VERIFY_DONE(assessed);
    const auto found = differences(view);
    const QString all = lines(found).join(u'\n');
    QVERIFY2(all.contains(u"-> retracted: misread"_s), qPrintable(all));
    QVERIFY2(all.contains(u", likely (55–80%)"_s), qPrintable(all));
    QVERIFY2(all.contains(u"analytic confidence: "_s), qPrintable(all));
    for (const Difference &difference : found) {
        QCOMPARE(difference.incident, m_k1);
        if (difference.kind == Difference::Kind::Attribution) {
            QCOMPARE(difference.edits, std::vector<Id>{retracted->id});
            QVERIFY(!difference.citations.empty());
        }
        if (difference.kind == Difference::Kind::Assessment)
            QCOMPARE(difference.edits, std::vector<Id>{assessed->id});
    }
    // Turned back, nothing is otherwise.
    VERIFY_DONE(m_file->undo(*assessed));
    VERIFY_DONE(m_file->undo(*retracted));
    QCOMPARE(lines(differences(view)), QStringList());
}

void TestFrozen::onlyTheViewsIncidents()
{
    Statement other(m_file->database(), "SELECT id FROM incident WHERE id <> ?1 LIMIT 1");
    QVERIFY(other.bind(1, m_k1).next());
    const Id elsewhere = other.id(0);
    other.reset();
    const FrozenView view = freeze({elsewhere});
    QCOMPARE(view.incidents, std::vector<Id>{elsewhere});
    const auto dossier = readDossier(m_file->database(), m_k1);
    VERIFY_DONE(
        m_file->perform(retractAttribution(dossier->attributions.front().id, u"misread"_s)));
    QCOMPARE(lines(differences(view)), QStringList());
    VERIFY_DONE(m_file->perform([elsewhere](Writer &writer) {
        return writer.update("incident", elsewhere, {{"date_edtf", u"1999-01-01"_s}});
    }));
    const auto found = differences(view);
    QCOMPARE(found.size(), size_t(1));
    QCOMPARE(found.front().kind, Difference::Kind::Date);
    QCOMPARE(found.front().after, u"1 Jan 1999"_s);
}

void TestFrozen::aNameIsNeeded()
{
    FrozenView view;
    view.madeBy = u"Ada King"_s;
    QVERIFY(!m_file->perform(freezeView(view)));
    const FrozenView made = freeze();
    VERIFY_DONE(m_file->perform(removeFrozenView(made.id)));
    QVERIFY(frozenViews(m_file->database())->empty());
}

// Fewer claims the earlier the day; no claim of words that came later.
void TestFrozen::saidByADay()
{
    qint64 before = -1;
    qint64 incidentsBefore = 0;
    for (const QDate day :
         {QDate(2019, 12, 26), QDate(2019, 12, 29), QDate(2020, 3, 12), QDate(2030, 1, 1)}) {
        auto connection = Connection::open(m_file->path(), Access::ReadOnly);
        VERIFY_DONE(connection);
        AsOfQuery query;
        query.saidBy = day;
        const auto asOf = AsOf::read(connection->handle(), query);
        VERIFY_DONE(asOf);
        VERIFY_DONE(asOf->install(*connection));
        const qint64 claims = countOf(connection->handle(), "SELECT count(*) FROM claim");
        const qint64 counted =
            countOf(connection->handle(), "SELECT sum(claims) FROM incident_derived");
        const qint64 incidents = countOf(connection->handle(), "SELECT count(*) FROM incident");
        QVERIFY(incidents > incidentsBefore);
        incidentsBefore = incidents;
        QVERIFY(claims >= before);
        QCOMPARE(std::max<qint64>(counted, 0), claims);
        QCOMPARE(
            countOf(connection->handle(),
                    "SELECT count(*) FROM claim c JOIN statement s ON s.id = c.statement WHERE "
                    "substr(s.said_edtf, 1, 10) > '"
                        + day.toString(Qt::ISODate).toUtf8() + "'"),
            0);
        before = claims;
    }
    QCOMPARE(before, countOf(m_file->database(), "SELECT count(*) FROM claim"));
}

QTEST_GUILESS_MAIN(TestFrozen)
#include "tst_frozen.moc"
