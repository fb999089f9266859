#pragma once

#include "model/store/documentview.h"

#include <QTimeZone>

#include <algorithm>

/// Records made up for tests of the panes: nothing in them was ever reported.
namespace example {

using namespace sourceline;
using namespace Qt::StringLiterals;

inline constexpr Id depot{100};
inline constexpr Id westernBase{101};
inline constexpr Id airportRoad{102};

inline CitationView citation(qint64 id, Id document = {1})
{
    CitationView made;
    made.id = {id};
    made.document = document;
    made.range = {0, 10};
    return made;
}

/// Code points, counted without the code under test.
inline qint32 codePointsBefore(const QString &text, qsizetype unit)
{
    return static_cast<qint32>(text.first(unit).toUcs4().size());
}

inline Highlight
highlight(const QString &text, const QString &what, quint8 supports, Id incident, qint64 citation)
{
    const auto at = text.indexOf(what);
    Q_ASSERT(at >= 0);
    Highlight made;
    made.citation = {citation};
    made.range = {codePointsBefore(text, at), codePointsBefore(text, at + what.size())};
    made.state = u"exact"_s;
    made.supports = supports;
    made.incident = incident;
    return made;
}

inline DocumentView document()
{
    DocumentView made;
    made.document = {1};
    made.shown = {2};
    made.textKind = TextKind::Summary;
    made.title = u"Rockets at the northern depot"_s;
    made.shownTitle = u"Summary: after the depot attack"_s;
    made.outlet = u"The Harbour Post"_s;
    made.publishedEdtf = u"2019-12-28"_s;
    const QString first = u"One contractor died when rockets struck a depot north of the river."_s;
    const QString second = u"Ten or more were named at first; one station spoke of about thirty."_s;
    const QString third = u"An evening paper points to militias backed by a neighbour."_s;
    const QString fourth = u"Earlier attacks that autumn hit three other bases."_s;
    made.text = first % u' ' % second % u"\n\nThe depot lies by the river. "_s % third % u"\n\n"_s
                % fourth % u" Nothing more is known."_s;
    made.highlights = {
        highlight(made.text, first, SupportsEvent, depot, 10),
        highlight(made.text, first, SupportsFigure, depot, 11),
        highlight(made.text, second, SupportsFigure, depot, 12),
        highlight(made.text, third, SupportsAttribution, depot, 13),
        highlight(made.text, fourth, SupportsEvent, westernBase, 14),
        highlight(made.text, fourth, SupportsEvent, airportRoad, 15),
    };
    made.incidents = {{depot, u"Rockets on the northern depot"_s, u"2019-12-27"_s},
                      {westernBase, u"Rockets on the western base"_s, u"2019-11"_s},
                      {airportRoad, u"Mortar rounds near the airport road"_s, u"2019-12-09"_s}};
    return made;
}

inline StatementView
statement(qint64 id, const QString &speaker, const QStringList &chain, const QString &basis)
{
    StatementView made;
    made.id = {id};
    made.speaker = {id};
    made.speakerName = speaker;
    made.saidEdtf = u"2019-12-27"_s;
    made.saidBasis = basis;
    ReportView report;
    report.id = {id};
    report.document = {1};
    report.title = u"Rockets at the northern depot"_s;
    report.outlet = u"The Harbour Post"_s;
    report.publishedEdtf = u"2019-12-28"_s;
    report.chain = chain;
    made.reports.push_back(report);
    return made;
}

struct Said
{
    QString field, measure, reported;
    std::optional<qint32> low, best, high;
    QString qualifier, value, nationality;
    int statement = 0;
};

inline ClaimView &addClaim(Dossier &dossier, const Said &said)
{
    ClaimView claim;
    claim.id = {500 + static_cast<qint64>(dossier.claims.size())};
    claim.field = said.field;
    claim.measure = said.measure;
    claim.reported = said.reported;
    claim.low = said.low;
    claim.best = said.best;
    claim.high = said.high;
    claim.qualifier = said.qualifier;
    claim.value = said.value;
    claim.nationality = said.nationality;
    claim.statement = said.statement;
    claim.citations = {citation(1000 + claim.id.value)};
    dossier.claims.push_back(claim);
    return dossier.claims.back();
}

/// As reading a dossier would find them.
inline void deriveFigures(Dossier &dossier)
{
    std::vector<FigureClaim> claims;
    for (const ClaimView &claim : dossier.claims) {
        FigureClaim one;
        one.statement = {claim.statement + 1};
        one.speaker = one.statement;
        one.field = claim.field.toLatin1();
        one.measure = claim.measure.toLatin1();
        one.whom = claim.nationality;
        one.reported = claim.reported.toLatin1();
        one.low = claim.low;
        one.best = claim.best;
        one.high = claim.high;
        one.qualifier = claim.qualifier.toLatin1();
        one.feeds = claim.feeds;
        claims.push_back(one);
    }
    dossier.figures = figuresOf(claims);
}

inline AttributionView
attribution(qint64 id, Id actor, const QString &name, const QString &stance, int statement)
{
    AttributionView made;
    made.id = {id};
    made.actor = actor;
    made.actorName = name;
    made.role = u"perpetrator"_s;
    made.stance = stance;
    made.statement = statement;
    made.citations = {citation(2000 + id)};
    return made;
}

inline Dossier emptyDossier()
{
    Dossier made;
    made.id = depot;
    made.handle = u"depot-2019-12-27"_s;
    made.kind = u"event"_s;
    made.title = u"Rockets on the northern depot"_s;
    made.means = u"rockets"_s;
    made.dateEdtf = u"2019-12-27"_s;
    made.date = *parseEdtf(made.dateEdtf);
    made.placeName = u"Northern depot"_s;
    made.country = u"Examplia"_s;
    made.review = u"reviewed"_s;
    made.citations = {citation(10)};
    made.statements = {
        statement(1, u"The Harbour Post"_s, {u"The Harbour Post"_s}, u"publication"_s),
        statement(2,
                  u"unnamed officials"_s,
                  {u"The Harbour Post"_s, u"Evening Paper"_s, u"unnamed officials"_s},
                  u"stated"_s)};
    return made;
}

} // namespace example
