#include "model/workbench/cellcitations.h"
#include "model/workbench/citationwalk.h"

#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

CitationView citation(qint64 id, qint64 document, qint32 start)
{
    CitationView view;
    view.id = {id};
    view.document = {document};
    view.range = {start, start + 5};
    return view;
}

Highlight highlight(qint64 id, qint64 incident, qint32 start)
{
    Highlight found;
    found.citation = {id};
    found.incident = {incident};
    found.range = {start, start + 5};
    return found;
}

std::shared_ptr<const DocumentView>
document(qint64 id, TextKind kind, std::vector<Highlight> highlights)
{
    auto view = std::make_shared<DocumentView>();
    view->document = view->shown = {id};
    view->textKind = kind;
    view->highlights = std::move(highlights);
    return view;
}

QList<qint64> ids(const std::vector<CitationStop> &stops)
{
    QList<qint64> all;
    for (const CitationStop &stop : stops)
        all += stop.citation.id.value;
    return all;
}

} // namespace

class TestCitationWalk : public QObject
{
    Q_OBJECT

private slots:
    void readsDocumentsInOrder();
    void meetsASentenceOnce();
    void keepsDocumentsWithoutText();
    void findsWhatLiesBehindACell();
};

void TestCitationWalk::readsDocumentsInOrder()
{
    Dossier dossier;
    dossier.id = {1};
    const auto stops =
        citationStops(dossier,
                      {document(20,
                                TextKind::Original,
                                {highlight(5, 1, 50), highlight(4, 1, 10), highlight(6, 2, 20)}),
                       document(10, TextKind::Summary, {highlight(7, 1, 0)})});
    QCOMPARE(ids(stops), (QList<qint64>{4, 5, 7}));
    QCOMPARE(stops[0].citation.document, Id{20});
    QCOMPARE(stopOf(stops, {citation(7, 10, 0)}), 2);
    QCOMPARE(stopOf(stops, {citation(99, 10, 0)}), -1);
}

void TestCitationWalk::meetsASentenceOnce()
{
    Dossier dossier;
    dossier.id = {1};
    const auto stops = citationStops(
        dossier, {document(20, TextKind::Original, {highlight(4, 1, 10), highlight(5, 1, 10)})});
    QCOMPARE(ids(stops), (QList<qint64>{4}));
    QCOMPARE(stopOf(stops, {citation(5, 20, 10)}), 0);
}

void TestCitationWalk::keepsDocumentsWithoutText()
{
    Dossier dossier;
    dossier.id = {1};
    ClaimView claim;
    claim.citations = {citation(8, 30, 70), citation(9, 30, 40)};
    dossier.claims = {claim};
    QCOMPARE(ids(citationStops(dossier, {document(30, TextKind::None, {})})),
             (QList<qint64>{9, 8}));
}

void TestCitationWalk::findsWhatLiesBehindACell()
{
    Dossier dossier;
    dossier.citations = {citation(1, 10, 0)};
    ClaimView old;
    old.field = u"killed"_s;
    old.feeds = false;
    old.citations = {citation(2, 10, 10)};
    ClaimView killed;
    killed.field = u"killed"_s;
    killed.citations = {citation(3, 10, 20)};
    ClaimView fired;
    fired.field = u"munitions"_s;
    fired.measure = u"fired"_s;
    fired.citations = {citation(5, 10, 40)};
    ClaimView unfired = fired;
    unfired.measure = u"found unfired"_s;
    unfired.citations = {citation(6, 10, 50)};
    dossier.claims = {old, killed, unfired, fired};
    dossier.munitionsMeasure = u"fired"_s;
    AttributionView attribution;
    attribution.citations = {citation(4, 10, 30)};
    AttributionView retracted = attribution;
    retracted.retracted = u"misread"_s;
    retracted.citations = {citation(7, 10, 60)};
    dossier.attributions = {attribution, retracted};
    const auto behind = [&](IncidentModel::Column column) {
        QList<qint64> found;
        for (const CitationView &view : citationsBehind(dossier, column).citations)
            found += view.id.value;
        return found;
    };
    QCOMPARE(behind(IncidentModel::Killed),
             (QList<qint64>{3})); // what feeds nothing is behind no value
    QCOMPARE(behind(IncidentModel::Alleged), (QList<qint64>{4}));
    QCOMPARE(behind(IncidentModel::Title), (QList<qint64>{1}));
    QCOMPARE(behind(IncidentModel::Munitions), (QList<qint64>{5})); // of the measure shown
    QCOMPARE(behind(IncidentModel::Wounded),
             (QList<qint64>{1})); // nothing claimed: the incident itself
    QCOMPARE(citationsBehind(dossier, IncidentModel::Killed).label, u"killed: 1 of 2 claims"_s);
    dossier.claims = {old};
    QCOMPARE(behind(IncidentModel::Killed), (QList<qint64>{2})); // better than nothing
}

QTEST_GUILESS_MAIN(TestCitationWalk)
#include "tst_citationwalk.moc"
