// The attributions of an incident as cards under headings.
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

SheetRow sectionRow(const Dossier &dossier, Grouping grouping)
{
    SheetRow section;
    section.kind = RowKind::Section;
    section.key = u"attributions"_s;
    section.lines.push_back({{Words::tr("Attributions"), TextStyle::Strong}});
    if (dossier.attributions.empty())
        return section;
    section.right = QString(groupingWord(grouping) % u" \u25be"_s);
    section.command = RowCommand::ChooseGrouping;
    section.tip = Words::tr("How the attributions are grouped: G for the next way, or 1 by actor, "
                            "2 by stance, 3 by speaker\u2019s institution, 4 by date said");
    return section;
}

SheetRow backersRow(const QString &key, const QString &label, const std::vector<Backer> &backers)
{
    SheetRow row;
    row.kind = RowKind::Claim;
    row.key = key;
    QStringList names;
    for (const Backer &one : backers)
        names += one.attributions > 1
                     ? QString(one.name % u" ("_s % QString::number(one.attributions) % u')')
                     : one.name;
    row.lines.push_back(
        {{QString(label % u": "_s), TextStyle::Quiet}, {names.join(u", "_s), TextStyle::Plain}});
    return row;
}

// Who is counted, by name, and what nobody said.
SheetRow countsRow(const Dossier &dossier, const LedgerCounts &counts)
{
    SheetRow row;
    row.key = u"attribution counts"_s;
    if (counts.cards == 0 && counts.retracted == 0) {
        row.lines.push_back({{Words::tr("Nobody is accused in what was read. A adds an attribution "
                                        "from the selected sentence."),
                              TextStyle::Quiet}});
        return row;
    }
    const QString count = countWords(counts);
    row.lines.push_back({{count.isEmpty() ? Words::tr("every attribution is retracted") : count,
                          TextStyle::Plain}});
    if (const QString silence = silenceWords(counts); !silence.isEmpty())
        row.lines.push_back({{capitalised(silence), TextStyle::Quiet}});
    for (const QString &problem : gradeProblems(dossier))
        row.lines.push_back({{problem, TextStyle::Warning}});
    const auto list = [&row](const char16_t *key, const QString &label, const auto &backers) {
        if (!backers.empty())
            row.children.push_back(
                backersRow(u"backers "_s % QString::fromUtf16(key), label, backers));
    };
    list(u"speakers", Words::tr("Speakers"), counts.speakers);
    list(u"institutions", Words::tr("Speaking for"), counts.institutions);
    list(u"governments", Words::tr("Governments"), counts.governments);
    list(u"outlets", Words::tr("Outlets"), counts.outlets);
    if (counts.cards != counts.attributions) {
        SheetRow note;
        note.key = u"either or"_s;
        note.lines.push_back({{Words::tr("On %n cards: candidates of one either/or count as one "
                                         "attribution.",
                                         nullptr,
                                         counts.cards),
                               TextStyle::Quiet}});
        row.children.push_back(std::move(note));
    }
    QStringList tip;
    for (const SheetRow &child : row.children)
        tip += plainText(child);
    row.tip = tip.join(u'\n');
    return row;
}

int distinctSpeakers(const Dossier &dossier, const LedgerGroup &group)
{
    QSet<Id> speakers;
    for (const int index : group.pro) {
        const AttributionView &one = dossier.attributions[static_cast<size_t>(index)];
        if (const StatementView *statement = statementOf(dossier, one.statement))
            speakers += statement->speaker;
    }
    return static_cast<int>(speakers.size());
}

SheetRow groupRow(const Dossier &dossier, const LedgerGroup &group, Grouping grouping)
{
    SheetRow row;
    row.kind = RowKind::Group;
    row.key = u"group "_s % group.key;
    row.depth = group.depth;
    row.actor = group.actor;
    row.lines.push_back(
        {{group.title.isEmpty() ? Words::tr("nobody named") : group.title, TextStyle::Strong}});
    if (grouping == Grouping::Stance)
        row.chips.push_back({{}, markOf(group.title), stanceTip(group.title)});
    const int speakers = distinctSpeakers(dossier, group);
    QStringList right;
    if (group.covers) {
        right += Words::tr("description");
        row.tip =
            Words::tr("A description: it covers those indented below and is no rival of theirs.");
    }
    if (speakers > 0)
        right +=
            speakers == 1 ? Words::tr("1 speaker") : Words::tr("%n speakers", nullptr, speakers);
    if (const auto n = static_cast<int>(group.against.size()); n > 0)
        right += Words::tr("%n against", nullptr, n);
    row.right = right.join(middot);
    return row;
}

SheetRow againstRow(const LedgerGroup &group, Grouping grouping)
{
    SheetRow row;
    row.kind = RowKind::Against;
    row.key = u"against "_s % group.key;
    row.depth = group.depth;
    const bool named = grouping == Grouping::Actor && !group.title.isEmpty();
    row.lines.push_back({{named ? Words::tr("Against this: denied, ruled out or doubted")
                                : Words::tr("Denied, ruled out or doubted"),
                          TextStyle::Quiet}});
    return row;
}

} // namespace

std::vector<SheetRow> attributionRows(const Dossier &dossier, Grouping grouping)
{
    const Ledger ledger = ledgerOf(dossier, grouping);
    std::vector<SheetRow> rows{sectionRow(dossier, grouping), countsRow(dossier, ledger.counts)};
    const auto addCards = [&](const std::vector<int> &cards, int depth) {
        for (const int index : cards) {
            rows.push_back(attributionCard(
                dossier, dossier.attributions[static_cast<size_t>(index)], grouping));
            rows.back().depth = depth;
        }
    };
    for (const LedgerGroup &group : ledger.groups) {
        rows.push_back(groupRow(dossier, group, grouping));
        addCards(group.pro, group.depth);
        if (group.against.empty())
            continue;
        rows.push_back(againstRow(group, grouping));
        addCards(group.against, group.depth + 1);
    }
    if (!ledger.retracted.empty()) {
        SheetRow row;
        row.kind = RowKind::Group;
        row.key = u"group retracted"_s;
        row.lines.push_back({{Words::tr("Retracted"), TextStyle::Quiet}});
        rows.push_back(std::move(row));
        const size_t first = rows.size();
        addCards(ledger.retracted, 0);
        // Under no actor's heading: the name must stand on the card.
        for (size_t i = first; i < rows.size(); ++i)
            rows[i] = attributionCard(
                dossier,
                dossier.attributions[static_cast<size_t>(ledger.retracted[i - first])],
                Grouping::Said);
    }
    return rows;
}

} // namespace sourceline
