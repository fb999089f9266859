#include "ui/incident/claimrows.h"

#include "model/store/figurewords.h"
#include "ui/incident/words.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::ClaimRows)
};

bool isCounted(const ClaimView &claim)
{
    return claim.reported == u"figure" || claim.reported == u"none";
}

TextStyle shade(const ClaimView &claim, TextStyle style)
{
    if (claim.supersededBy.isValid())
        return TextStyle::Struck;
    return claim.feeds ? style : TextStyle::Quiet;
}

QString resolvedWords(const ClaimView &claim)
{
    return claim.resolvedEdtf.isEmpty() ? QString()
                                        : QString(u"= "_s % displayDate(claim.resolvedEdtf));
}

// One line, as it is read: `about 30 landed`, `forces: number unknown`.
TextLine valueLine(const ClaimView &claim)
{
    const QString figure = claimFigureWords(claim);
    const bool counted = isCounted(claim);
    QStringList beside{measureWords(claim.measure), whomWords(claim)};
    beside.removeAll(QString());
    const QString words = beside.join(u' ');
    TextLine line;
    if (figure.isEmpty())
        line.push_back({claim.value, shade(claim, TextStyle::Plain)});
    else if (!counted && !words.isEmpty())
        line.push_back({QString(words % u": "_s % figure), shade(claim, TextStyle::Plain)});
    else
        line.push_back({figure, shade(claim, counted ? TextStyle::Strong : TextStyle::Plain)});
    if (counted && !words.isEmpty())
        line.push_back({QString(u' ' % words), shade(claim, TextStyle::Plain)});
    if (!figure.isEmpty() && !claim.value.isEmpty())
        line.push_back({QString(middot % claim.value), TextStyle::Quiet});
    if (const QString resolved = resolvedWords(claim); !resolved.isEmpty())
        line.push_back({QString(u' ' % resolved), TextStyle::Quiet});
    return line;
}

QString documentsOf(const StatementView &statement)
{
    QStringList documents;
    for (const ReportView &report : statement.reports) {
        const QString name = report.outlet.isEmpty() ? report.title : report.outlet;
        documents += report.publishedEdtf.isEmpty()
                         ? name
                         : QString(name % u'\n' % displayDate(report.publishedEdtf));
    }
    documents.removeDuplicates();
    return documents.join(u'\n');
}

QString countOf(const std::vector<CitationView> &citations)
{
    const auto own = std::count_if(citations.begin(), citations.end(), [](const auto &one) {
        return !one.summaryOf.isValid();
    });
    return QString::number(own > 0 ? own : static_cast<std::ptrdiff_t>(citations.size()));
}

void addCells(SheetRow &row, const Dossier &dossier, const ClaimView &claim)
{
    const QString figure = claimFigureWords(claim);
    QString wording = claim.value;
    if (const QString resolved = resolvedWords(claim); !resolved.isEmpty())
        wording = wording.isEmpty() ? resolved : QString(wording % u' ' % resolved);
    const auto add = [&row](ClaimColumn column, const QString &text, TextStyle style) {
        row.cells.push_back({column, text, style});
    };
    if (isFigureField(claim.field)) {
        const TextStyle strong =
            shade(claim, isCounted(claim) ? TextStyle::Strong : TextStyle::Plain);
        add(ClaimColumn::Figure, figure, strong);
        add(ClaimColumn::Number, claimNumberWords(claim), strong);
        add(ClaimColumn::Measure, claim.measure, shade(claim, TextStyle::Plain));
        add(ClaimColumn::Whom, whomWords(claim), shade(claim, TextStyle::Plain));
        add(ClaimColumn::Qualifier, claim.qualifier, shade(claim, TextStyle::Plain));
    }
    add(ClaimColumn::Wording, wording, shade(claim, TextStyle::Plain));
    if (const StatementView *statement = statementOf(dossier, claim.statement)) {
        add(ClaimColumn::Speaker, speakerWords(*statement), shade(claim, TextStyle::Plain));
        add(ClaimColumn::Document, documentsOf(*statement), TextStyle::Quiet);
    }
    add(ClaimColumn::Sentences, countOf(row.citations), TextStyle::Quiet);
}

QString nothingWords(const ClaimView &claim)
{
    const QString why = claim.supersededBy.isValid() && claim.reason.isEmpty()
                            ? Words::tr("superseded by a later claim")
                            : claim.reason;
    const QString nothing = Words::tr("feeds nothing");
    return capitalised(why.isEmpty() ? nothing : QString(why % middot % nothing));
}

} // namespace

QString measureWords(const QString &measure)
{
    return measure == u"unspecified" ? QString() : measure;
}

Claims claimsOf(const Dossier &dossier, const QString &field)
{
    Claims found;
    for (const ClaimView &claim : dossier.claims) {
        if (claim.field == field)
            found.push_back(&claim);
    }
    return found;
}

SheetRow claimRow(const Dossier &dossier, const ClaimView &claim)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = u"claim "_s % claim.id.toText();
    row.table = "claim";
    row.record = claim.id;
    row.citations = citationsOr(claim.citations, dossier, claim.statement);
    row.lines.push_back(valueLine(claim));
    if (const StatementView *statement = statementOf(dossier, claim.statement)) {
        QStringList chains = sourceChains(*statement);
        if (const QString said = saidWords(*statement); !said.isEmpty())
            chains.last() += middot % said;
        for (const QString &chain : chains)
            row.lines.push_back({{chain, TextStyle::Quiet}});
        row.tip =
            (sourceChains(*statement) + QStringList(reportTitles(dossier, *statement))).join(u'\n');
    }
    row.cellLines = row.lines.size();
    addCells(row, dossier, claim);
    if (claim.supersededBy.isValid() || !claim.feeds)
        row.lines.push_back({{nothingWords(claim), TextStyle::Quiet}});
    for (const NoteView &note : claim.notes)
        row.lines.push_back({{QString(u"\u270e "_s % noteWords(note)), TextStyle::Quiet}});
    QStringList record{basisNames(claim.basis)};
    if (claim.review == u"draft" || claim.review == u"disputed")
        record += claim.review;
    record.removeAll(QString());
    if (!record.isEmpty())
        row.lines.push_back({{record.join(middot), TextStyle::Quiet}});
    const QString figure = claimFigureWords(claim);
    row.lights = fieldLabel(claim.field) % u": "_s % (figure.isEmpty() ? claim.value : figure);
    QStringList tips{row.tip, basisTexts(claim.basis), sentenceCount(row.citations)};
    if (!claim.coder.isEmpty())
        tips += Words::tr("Coded by %1").arg(claim.coder);
    tips += claim.review;
    tips.removeAll(QString());
    row.tip = tips.join(u'\n');
    return row;
}

void addClaims(SheetRow &row, const Dossier &dossier, Claims claims)
{
    std::stable_partition(
        claims.begin(), claims.end(), [](const ClaimView *claim) { return claim->feeds; });
    for (const ClaimView *claim : claims) {
        row.children.push_back(claimRow(dossier, *claim));
        if (claim->feeds) {
            const auto &cited = row.children.back().citations;
            row.citations.insert(row.citations.end(), cited.begin(), cited.end());
        }
    }
    row.lights = row.label.toLower();
}

} // namespace sourceline
