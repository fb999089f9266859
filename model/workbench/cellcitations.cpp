#include "model/workbench/cellcitations.h"

#include "model/workbench/vocabulary.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QStringList claimFields(IncidentModel::Column column)
{
    switch (column) {
    case IncidentModel::Date:
        return {u"date"_s, u"time"_s};
    case IncidentModel::Place:
    case IncidentModel::Country:
        return {u"place"_s, u"target"_s};
    case IncidentModel::Killed:
        return {u"killed"_s, u"casualties"_s};
    case IncidentModel::Wounded:
        return {u"wounded"_s, u"casualties"_s};
    case IncidentModel::Munitions:
        return {u"munitions"_s};
    case IncidentModel::Count:
        return {u"count"_s};
    case IncidentModel::Means:
    case IncidentModel::SubEventType:
        return {u"weapon"_s, u"calibre"_s, u"platform"_s};
    default:
        return {};
    }
}

bool showsAttributions(IncidentModel::Column column)
{
    return column == IncidentModel::Alleged || column == IncidentModel::Attributions
           || column == IncidentModel::Speakers || column == IncidentModel::Institutions
           || column == IncidentModel::Outlets;
}

void append(std::vector<CitationView> &all, const std::vector<CitationView> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

// Only like measures share a figure: behind rockets fired stands nothing about rockets found.
bool isOfShownMeasure(const Dossier &dossier, const ClaimView &claim)
{
    return claim.field != u"munitions" || dossier.munitionsMeasure.isEmpty()
           || claim.measure == dossier.munitionsMeasure;
}

// All of the fields are counted, as the incident does, also those that this figure leaves aside.
QString claimsLabel(const Dossier &dossier, const QStringList &fields, int behind)
{
    const auto all = static_cast<int>(std::count_if(
        dossier.claims.begin(), dossier.claims.end(), [&fields](const ClaimView &claim) {
            return fields.contains(claim.field);
        }));
    const QString words = counted(all, "1 claim", "%n claims");
    return behind == all ? words
                         : QCoreApplication::translate("CellCitations", "%1 of %2")
                               .arg(QString::number(behind), words);
}

int addClaims(const Dossier &dossier,
              const QStringList &fields,
              bool feeding,
              std::vector<CitationView> &citations)
{
    int count = 0;
    for (const ClaimView &claim : dossier.claims) {
        if (claim.feeds != feeding || !fields.contains(claim.field)
            || !isOfShownMeasure(dossier, claim))
            continue;
        append(citations, claim.citations);
        ++count;
    }
    return count;
}

} // namespace

CellCitations citationsBehind(const Dossier &dossier, IncidentModel::Column column)
{
    CellCitations found;
    if (showsAttributions(column)) {
        int standing = 0;
        for (const AttributionView &attribution : dossier.attributions) {
            if (!attribution.retracted.isEmpty())
                continue;
            append(found.citations, attribution.citations);
            ++standing;
        }
        found.label = counted(standing, "1 attribution", "%n attributions");
    } else if (const QStringList fields = claimFields(column); !fields.isEmpty()) {
        int claims = addClaims(dossier, fields, true, found.citations);
        // What is superseded or contested stands behind no value, unless there is nothing else.
        if (claims == 0)
            claims = addClaims(dossier, fields, false, found.citations);
        found.label = fields.first() + u": " + claimsLabel(dossier, fields, claims);
    } else if (column == IncidentModel::Claims) {
        for (const ClaimView &claim : dossier.claims)
            append(found.citations, claim.citations);
        found.label = counted(static_cast<int>(dossier.claims.size()), "1 claim", "%n claims");
    }
    if (found.citations.empty()) {
        found.citations = dossier.citations;
        found.label = QCoreApplication::translate("CellCitations", "the incident itself");
    }
    return found;
}

} // namespace sourceline
