#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::AttributionRows)
};

bool isDenial(const AttributionView &one)
{
    return one.stance == u"denies" || one.stance == u"rules out";
}

bool isNegative(const AttributionView &one)
{
    return isDenial(one) || one.stance == u"doubts";
}

QString nameOf(const AttributionView &one)
{
    return one.actorName.isEmpty() ? Words::tr("nobody named") : one.actorName;
}

QString alternativesOf(const Dossier &dossier, const AttributionView &one)
{
    QStringList names;
    for (const Id id : one.alternatives) {
        const auto other =
            std::find_if(dossier.attributions.begin(),
                         dossier.attributions.end(),
                         [id](const AttributionView &view) { return view.id == id; });
        if (other != dossier.attributions.end())
            names += nameOf(*other);
    }
    return names.isEmpty() ? QString()
                           : Words::tr("either this or %1").arg(names.join(Words::tr(" or ")));
}

SheetRow cardOf(const Dossier &dossier, const AttributionView &one)
{
    SheetRow row;
    row.kind = RowKind::Attribution;
    row.key = u"attribution "_s % one.id.toText();
    row.actor = one.actor;
    row.negative = isNegative(one) || !one.retracted.isEmpty();
    TextLine first{{nameOf(one), one.retracted.isEmpty() ? TextStyle::Strong : TextStyle::Struck}};
    if (one.role != u"perpetrator" && !one.role.isEmpty())
        first.push_back({QString(u" "_s % one.role), TextStyle::Quiet});
    row.lines.push_back(std::move(first));
    row.chips += one.stance;
    if (!one.reliability.isEmpty() || one.credibility > 0)
        row.chips +=
            one.reliability % (one.credibility > 0 ? QString::number(one.credibility) : QString());

    if (const StatementView *statement = statementOf(dossier, one.statement)) {
        const QStringList chains = sourceChains(*statement);
        for (const QString &chain : chains)
            row.lines.push_back({{chain, TextStyle::Plain}});
        if (const QString said = saidWords(*statement); !said.isEmpty())
            row.lines.back().push_back({QString(middot % said), TextStyle::Quiet});
        row.tip = reportTitles(*statement);
    }
    QStringList how;
    if (!one.wording.isEmpty())
        how += quoted(one.wording);
    if (!one.grounds.isEmpty())
        how += one.grounds;
    if (one.byAction)
        how += Words::tr("said by what was done, not in words");
    if (one.distributedFrom.isValid())
        how += Words::tr("said of several incidents together");
    how += alternativesOf(dossier, one);
    how.removeAll(QString());
    if (!how.isEmpty())
        row.lines.push_back({{how.join(middot), TextStyle::Quiet}});
    if (!one.retracted.isEmpty())
        row.lines.push_back({{Words::tr("Retracted: %1").arg(one.retracted), TextStyle::Quiet}});
    if (!one.note.isEmpty())
        row.tip = row.tip.isEmpty() ? one.note : QString(row.tip % u'\n' % one.note);
    row.citations = citationsOr(one.citations, dossier, one.statement);
    row.lights = Words::tr("%1 %2").arg(nameOf(one), one.stance);
    return row;
}

QString summaryOf(const Dossier &dossier)
{
    QSet<Id> speakers;
    int denials = 0;
    int doubts = 0;
    for (const AttributionView &one : dossier.attributions) {
        if (const StatementView *statement = statementOf(dossier, one.statement))
            speakers += statement->speaker;
        denials += isDenial(one) && one.retracted.isEmpty() ? 1 : 0;
        doubts += one.stance == u"doubts" && one.retracted.isEmpty() ? 1 : 0;
    }
    const auto n = static_cast<int>(dossier.attributions.size());
    const auto s = static_cast<int>(speakers.size());
    QStringList parts{n == 1 ? Words::tr("1 attribution")
                             : Words::tr("%n attributions", nullptr, n),
                      s == 1 ? Words::tr("1 speaker") : Words::tr("%n speakers", nullptr, s)};
    if (doubts > 0)
        parts += doubts == 1 ? Words::tr("1 doubt") : Words::tr("%n doubts", nullptr, doubts);
    parts += denials == 0   ? Words::tr("no denial recorded")
             : denials == 1 ? Words::tr("1 denial")
                            : Words::tr("%n denials", nullptr, denials);
    return parts.join(middot);
}

} // namespace

std::vector<SheetRow> attributionRows(const Dossier &dossier)
{
    SheetRow section;
    section.kind = RowKind::Section;
    section.key = u"attributions"_s;
    section.lines.push_back({{Words::tr("Attributions"), TextStyle::Strong}});
    section.right = dossier.attributions.empty() ? Words::tr("nobody is accused in what was read")
                                                 : summaryOf(dossier);
    std::vector<SheetRow> rows;
    rows.push_back(std::move(section));
    for (const AttributionView &one : dossier.attributions)
        rows.push_back(cardOf(dossier, one));
    return rows;
}

} // namespace sourceline
