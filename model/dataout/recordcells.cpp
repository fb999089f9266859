#include "model/dataout/exportcells.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

QString keyCell(Id id)
{
    return id.isValid() ? id.toText() : QString();
}

std::vector<TableColumn> claimColumns()
{
    return {{u"claim"_s},       {u"claim_handle"_s},     {u"field"_s},
            {u"measure"_s},     {u"reported"_s},         {u"low"_s, true},
            {u"best"_s, true},  {u"high"_s, true},       {u"qualifier"_s},
            {u"value"_s},       {u"whom_nationality"_s}, {u"whom_status"_s},
            {u"whom_joint"_s},  {u"whom_name"_s},        {u"whom_ref"_s},
            {u"resolved"_s},    {u"resolved_basis"_s},   {u"feeds"_s},
            {u"reason"_s},      {u"superseded_by"_s},    {u"claim_coder"_s},
            {u"claim_review"_s}};
}

QStringList claimCells(const ClaimView &claim)
{
    return {claim.id.toText(),
            claim.handle,
            claim.field,
            claim.measure,
            claim.reported,
            numberCell(claim.low),
            numberCell(claim.best),
            numberCell(claim.high),
            claim.qualifier,
            claim.value,
            claim.nationality,
            claim.status,
            yesNo(claim.joint),
            claim.whomName,
            keyCell(claim.whom),
            claim.resolvedEdtf,
            claim.resolvedBasis,
            yesNo(claim.feeds),
            claim.reason,
            keyCell(claim.supersededBy),
            claim.coder,
            claim.review};
}

std::vector<TableColumn> attributionColumns()
{
    return {{u"attribution"_s},
            {u"attribution_handle"_s},
            {u"actor"_s},
            {u"actor_ref"_s},
            {u"actor_kind"_s},
            {u"role"_s},
            {u"stance"_s},
            {u"wording"_s},
            {u"grounds"_s},
            {u"by_action"_s},
            {u"reliability"_s},
            {u"credibility"_s, true},
            {u"distributed_from"_s},
            {u"alternatives"_s},
            {u"retracted"_s},
            {u"attribution_note"_s},
            {u"attribution_coder"_s},
            {u"attribution_review"_s}};
}

// As recorded: the view of an attribution also has those that name it as theirs.
QStringList attributionCells(ExportWalk &walk, const AttributionView &attribution)
{
    QStringList alternatives;
    Statement recorded(walk.database(),
                       "SELECT alternative FROM attribution_alternative WHERE attribution = ?1 "
                       "ORDER BY alternative");
    recorded.bind(1, attribution.id);
    while (recorded.next())
        alternatives.append(recorded.id(0).toText());
    return {attribution.id.toText(),
            attribution.handle,
            attribution.actorName,
            keyCell(attribution.actor),
            attribution.actorKind,
            attribution.role,
            attribution.stance,
            attribution.wording,
            attribution.grounds,
            yesNo(attribution.byAction),
            attribution.reliability,
            attribution.credibility > 0 ? QString::number(attribution.credibility) : QString(),
            keyCell(attribution.distributedFrom),
            alternatives.join(u' '),
            attribution.retracted,
            attribution.note,
            attribution.coder,
            attribution.review};
}

std::vector<TableColumn> documentColumns()
{
    std::vector<TableColumn> columns;
    for (const char *name : {"document",
                             "document_handle",
                             "document_kind",
                             "document_title",
                             "outlet",
                             "outlet_ref",
                             "outlet_kind",
                             "author",
                             "published",
                             "url",
                             "language",
                             "sha256",
                             "length",
                             "summary_of",
                             "document_marking"})
        columns.push_back({QString::fromUtf8(name), false});
    return columns;
}

QStringList documentCells(const ExportedDocument &document)
{
    return {document.id.toText(),
            document.handle,
            document.kind,
            document.title,
            document.outletName,
            keyCell(document.outlet),
            document.outletKind,
            document.author,
            document.published,
            document.url,
            document.language,
            document.sha256,
            document.length ? QString::number(*document.length) : QString(),
            keyCell(document.summaryOf),
            document.marking};
}

} // namespace sourceline
