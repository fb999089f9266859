// What an incident is linked to: what is stated apart from what is alleged or inferred.
#include "ui/incident/incidentrows.h"
#include "ui/incident/words.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::LinkRows)
};

QString linkWords(const QString &kind, bool outgoing)
{
    struct Pair
    {
        const char *out;
        const char *in;
    };

    static const QHash<QString, Pair> words = {
        {u"retaliation for"_s,
         {QT_TRANSLATE_NOOP("sourceline::LinkRows", "Retaliation for"),
          QT_TRANSLATE_NOOP("sourceline::LinkRows", "Retaliation")}},
        {u"reaction to"_s,
         {QT_TRANSLATE_NOOP("sourceline::LinkRows", "Reaction to"),
          QT_TRANSLATE_NOOP("sourceline::LinkRows", "Reaction")}},
        {u"follows"_s,
         {QT_TRANSLATE_NOOP("sourceline::LinkRows", "Follows"),
          QT_TRANSLATE_NOOP("sourceline::LinkRows", "Followed by")}},
        {u"part of"_s,
         {QT_TRANSLATE_NOOP("sourceline::LinkRows", "Part of"),
          QT_TRANSLATE_NOOP("sourceline::LinkRows", "Includes")}},
        {u"weapon find for"_s,
         {QT_TRANSLATE_NOOP("sourceline::LinkRows", "Weapon find for"),
          QT_TRANSLATE_NOOP("sourceline::LinkRows", "Weapon find")}},
        {u"statement about"_s,
         {QT_TRANSLATE_NOOP("sourceline::LinkRows", "Statement about"),
          QT_TRANSLATE_NOOP("sourceline::LinkRows", "Statement")}},
    };
    const auto known = words.constFind(kind);
    return known == words.constEnd() ? capitalised(kind)
                                     : Words::tr(outgoing ? known->out : known->in);
}

// Cause and effect; the others place a record among records.
bool isCausal(const LinkView &link)
{
    return link.kind == u"retaliation for" || link.kind == u"reaction to" || link.kind == u"follows"
           || link.kind == u"weapon find for";
}

SheetRow linkRow(const Dossier &dossier, const LinkView &link)
{
    const StatementView *statement = statementOf(dossier, link.statement);
    const bool alleged = link.basis == u"alleged motive";
    QString basis = alleged ? Words::tr("alleged") : link.basis;
    if (alleged && statement)
        basis = Words::tr("alleged by %1").arg(statement->speakerName);
    SheetRow row;
    row.key = u"link "_s % link.id.toText();
    row.table = "link";
    row.record = link.id;
    const auto other = parseEdtf(link.otherDateEdtf);
    QString when = other ? daysBetween(dossier.date, *other) : QString();
    if (when.isEmpty() && !link.otherDateEdtf.isEmpty())
        when = displayDate(link.otherDateEdtf);
    TextLine line{{QString(linkWords(link.kind, link.outgoing) % u" ("_s % basis % u"): "_s),
                   TextStyle::Quiet},
                  {link.otherTitle, TextStyle::Link}};
    if (!when.isEmpty())
        line.push_back({QString(u", "_s % when), TextStyle::Quiet});
    row.lines.push_back(std::move(line));
    row.tip = link.note;
    row.citations = citationsOr(link.citations, dossier, link.statement);
    row.lights = linkWords(link.kind, link.outgoing);
    row.target = link.other;
    return row;
}

// Said outright first; what a coder infers last.
int basisRank(const LinkView &link)
{
    static constexpr std::array order{
        u"stated", u"implied", u"alleged motive", u"coder's inference"};
    return static_cast<int>(std::find(order.begin(), order.end(), link.basis) - order.begin());
}

bool isStated(const LinkView &link)
{
    return basisRank(link) < 2;
}

SheetRow heading(const QString &key, const QString &text)
{
    SheetRow row;
    row.key = key;
    row.lines.push_back({{text, TextStyle::Quiet}});
    return row;
}

// Stated under one heading, alleged or inferred under another.
void addGrouped(std::vector<SheetRow> &rows,
                const Dossier &dossier,
                const std::vector<const LinkView *> &links,
                bool inFold)
{
    const bool anyStated =
        std::any_of(links.begin(), links.end(), [](const auto *link) { return isStated(*link); });
    bool headed = false;
    for (const LinkView *link : links) {
        if (!isStated(*link) && !std::exchange(headed, true) && (anyStated || inFold)) {
            rows.push_back(heading(inFold ? u"links beside, not stated"_s : u"links, not stated"_s,
                                   Words::tr("Alleged or inferred, not stated:")));
            rows.back().kind = inFold ? RowKind::Measure : RowKind::Text;
        }
        rows.push_back(linkRow(dossier, *link));
        if (inFold)
            rows.back().kind = RowKind::Claim;
    }
}

} // namespace

std::vector<SheetRow> linkRows(const Dossier &dossier)
{
    std::vector<const LinkView *> causal;
    std::vector<const LinkView *> beside;
    for (const LinkView &link : dossier.links)
        (isCausal(link) ? causal : beside).push_back(&link);
    for (auto *links : {&causal, &beside})
        std::stable_sort(links->begin(), links->end(), [](const auto *a, const auto *b) {
            return basisRank(*a) < basisRank(*b);
        });
    std::vector<SheetRow> rows;
    addGrouped(rows, dossier, causal, false);
    if (beside.empty())
        return rows;
    const auto count = static_cast<int>(beside.size());
    rows.push_back(heading(
        u"links"_s,
        count == 1
            ? Words::tr("1 record beside it: part of, overlaps, distinct from")
            : Words::tr("%n records beside it: part of, overlaps, distinct from", nullptr, count)));
    addGrouped(rows.back().children, dossier, beside, true);
    return rows;
}

} // namespace sourceline
