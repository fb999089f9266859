// One attribution as a card.
#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::AttributionRows)
};

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

// Under an actor's heading the speaker leads; elsewhere the actor does, and the speaker follows.
TextLine titleOf(const AttributionView &one, const StatementView *statement, Grouping grouping)
{
    const bool underActor = grouping == Grouping::Actor && statement;
    const TextStyle style = one.retracted.isEmpty() ? TextStyle::Strong : TextStyle::Struck;
    TextLine title{{underActor ? speakerWords(*statement) : nameOf(one), style}};
    if (one.role != u"perpetrator" && !one.role.isEmpty())
        title.push_back(
            {underActor ? QString(u" \u00b7 as "_s % one.role) : QString(u" \u00b7 "_s % one.role),
             TextStyle::Quiet});
    return title;
}

void addChips(SheetRow &row, const AttributionView &one)
{
    row.chips.push_back({one.stance, markOf(one.stance), stanceTip(one.stance)});
    if (one.reliability.isEmpty() && one.credibility == 0)
        return;
    const QString grade =
        one.reliability + (one.credibility > 0 ? QString::number(one.credibility) : QString());
    row.chips.push_back({grade, StanceMark::None, gradeTip(one.reliability, one.credibility)});
}

void addSaid(SheetRow &row,
             const Dossier &dossier,
             const AttributionView &one,
             const StatementView *statement)
{
    if (statement) {
        // A statement that two articles report is one card with two chains.
        for (const QString &chain : sourceChains(*statement))
            row.lines.push_back({{chain, TextStyle::Plain}});
        row.tip = reportTitles(dossier, *statement);
    }
    TextLine said;
    if (!one.wording.isEmpty())
        said.push_back({quoted(one.wording), TextStyle::Plain});
    if (const QString date = statement ? saidWords(*statement) : QString(); !date.isEmpty())
        said.push_back({said.empty() ? date : QString(middot % date), TextStyle::Quiet});
    if (!said.empty())
        row.lines.push_back(std::move(said));
}

void addReasons(SheetRow &row, const Dossier &dossier, const AttributionView &one)
{
    QStringList how;
    if (!one.grounds.isEmpty())
        how += Words::tr("Grounds: %1").arg(one.grounds);
    if (one.byAction)
        how += Words::tr("said by what was done, not in words");
    if (one.distributedFrom.isValid())
        how += Words::tr("said of several incidents together");
    how += alternativesOf(dossier, one);
    how.removeAll(QString());
    if (!how.isEmpty())
        row.lines.push_back({{how.join(middot), TextStyle::Quiet}});
    if (!one.retracted.isEmpty())
        row.lines.push_back({{Words::tr("Retracted: %1").arg(one.retracted), TextStyle::Plain}});
    if (!one.note.isEmpty())
        row.lines.push_back({{Words::tr("Note: %1").arg(one.note), TextStyle::Quiet}});
    for (const NoteView &note : one.notes)
        row.lines.push_back({{QString(u"\u270e "_s % noteWords(note)), TextStyle::Quiet}});
}

SheetRow detailRow(const QString &key, TextLine line)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = key;
    row.lines.push_back(std::move(line));
    return row;
}

// What opens below: each report with its own sentences, what it was coded by.
void addDetails(SheetRow &row, const AttributionView &one, const StatementView *statement)
{
    if (statement) {
        for (const ReportView &report : statement->reports) {
            SheetRow detail =
                detailRow(QString(row.key % u" report "_s % report.id.toText()),
                          {{QString(report.title % u' '), TextStyle::Plain},
                           {QString(report.outlet % u", "_s % displayDate(report.publishedEdtf)),
                            TextStyle::Quiet}});
            detail.citations = report.citations;
            for (const CitationView &citation : one.citations) {
                if (citation.document == report.document || citation.summaryOf == report.document)
                    detail.citations.push_back(citation);
            }
            detail.lights = report.title;
            row.children.push_back(std::move(detail));
        }
    }
    for (const BasisView &basis : one.basis)
        row.children.push_back(detailRow(
            QString(row.key % u" basis "_s % basis.id.toText()),
            {{QString(Words::tr("Coded by %1").arg(basis.name) % u": "_s), TextStyle::Quiet},
             {basis.text, TextStyle::Plain}}));
    for (SheetRow &child : row.children) {
        child.table = row.table;
        child.record = row.record;
    }
}

} // namespace

SheetRow attributionCard(const Dossier &dossier, const AttributionView &one, Grouping grouping)
{
    const StatementView *statement = statementOf(dossier, one.statement);
    SheetRow row;
    row.kind = RowKind::Attribution;
    row.key = u"attribution "_s % one.id.toText();
    row.table = "attribution";
    row.record = one.id;
    row.actor = one.actor;
    row.negative = isAgainst(one) || !one.retracted.isEmpty();
    if (grouping == Grouping::Actor)
        row.about = nameOf(one);
    row.lines.push_back(titleOf(one, statement, grouping));
    addChips(row, one);
    addSaid(row, dossier, one, statement);
    addReasons(row, dossier, one);
    row.citations = citationsOr(one.citations, dossier, one.statement);
    QStringList record{sentenceCount(row.citations), basisNames(one.basis)};
    if (!one.coder.isEmpty())
        record += Words::tr("coded by %1").arg(one.coder);
    record += one.review;
    record.removeAll(QString());
    row.lines.push_back({{record.join(middot), TextStyle::Quiet}});
    row.lights = Words::tr("%1 %2").arg(nameOf(one), one.stance);
    addDetails(row, one, statement);
    return row;
}

} // namespace sourceline
