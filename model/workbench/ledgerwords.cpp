// Who stands behind the attributions of an incident, counted and in words.
#include "model/workbench/ledger.h"
#include "model/workbench/vocabulary.h"

#include <QCoreApplication>
#include <QSet>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::Ledger)
};

const AttributionView &attributionOf(const Dossier &dossier, int index)
{
    return dossier.attributions[static_cast<size_t>(index)];
}

void addBacker(std::vector<Backer> &backers, Id id, const QString &name)
{
    if (name.isEmpty())
        return;
    const auto same = std::find_if(backers.begin(), backers.end(), [&](const Backer &one) {
        return id.isValid() && one.id.isValid() ? one.id == id : one.name == name;
    });
    if (same == backers.end())
        backers.push_back({id, name, 1});
    else
        ++same->attributions;
}

void addBackers(LedgerCounts &counts, const StatementView &said)
{
    addBacker(counts.speakers, said.speaker, speakerNameOf(said));
    for (const QString &name : said.coSpeakers)
        addBacker(counts.speakers, {}, name);
    const bool own = said.institution.isEmpty();
    const Id institution = own ? said.speaker : said.institutionId;
    const QString &institutionName = own ? said.speakerName : said.institution;
    addBacker(counts.institutions, institution, institutionName);
    if (said.ofGovernment)
        addBacker(counts.governments,
                  said.government.isEmpty() ? institution : said.governmentId,
                  said.government.isEmpty() ? institutionName : said.government);
    // Two reports by one outlet are one outlet behind the attribution.
    QStringList outlets;
    for (const ReportView &report : said.reports)
        outlets += report.outlet;
    outlets.removeDuplicates();
    for (const QString &outlet : std::as_const(outlets))
        addBacker(counts.outlets, {}, outlet);
}

void sortBackers(std::vector<Backer> &backers)
{
    std::sort(backers.begin(), backers.end(), [](const Backer &a, const Backer &b) {
        return a.attributions != b.attributions ? a.attributions > b.attributions
                                                : a.name.localeAwareCompare(b.name) < 0;
    });
}

// Attributions that hang together (an either/or, one distributed to another of them) count once.
int independentCount(const std::vector<const AttributionView *> &attributions)
{
    QSet<Id> present;
    for (const AttributionView *one : attributions)
        present += one->id;
    QSet<Id> seen;
    int count = 0;
    for (const AttributionView *first : attributions) {
        if (seen.contains(first->id))
            continue;
        ++count;
        std::vector<Id> reached{first->id};
        while (!reached.empty()) {
            const Id id = reached.back();
            reached.pop_back();
            if (seen.contains(id) || !present.contains(id))
                continue;
            seen += id;
            for (const AttributionView *one : attributions) {
                const auto &others = one->alternatives;
                const bool listed = std::find(others.begin(), others.end(), id) != others.end();
                if (one->id == id) {
                    reached.insert(reached.end(), others.begin(), others.end());
                    reached.push_back(one->distributedFrom);
                } else if (listed || one->distributedFrom == id) {
                    reached.push_back(one->id);
                }
            }
        }
    }
    return count;
}

QString statementText(const Dossier &dossier, const AttributionView &one)
{
    if (one.statement < 0)
        return {};
    const StatementView &said = dossier.statements[static_cast<size_t>(one.statement)];
    QStringList parts{speakerNameOf(said)};
    if (!one.wording.isEmpty())
        parts += u'“' + one.wording + u'”';
    if (!one.grounds.isEmpty())
        parts += one.grounds;
    if (!said.saidEdtf.isEmpty())
        parts += (said.saidBasis == u"publication" ? Words::tr("by %1") : Words::tr("said %1"))
                     .arg(displayDate(said.saidEdtf));
    for (const ReportView &report : said.reports) {
        QStringList chain{report.outlet};
        chain += report.chain;
        if (chain.constLast() == said.speakerName)
            chain.last() = speakerNameOf(said);
        chain.removeAll(QString());
        chain.removeDuplicates();
        parts += chain.join(u" ← "_s);
    }
    return parts.join(u" · "_s);
}

QString cardText(const Dossier &dossier, int index, const QString &indent)
{
    const AttributionView &one = attributionOf(dossier, index);
    QString line = indent;
    line += one.actorName.isEmpty() ? Words::tr("nobody named") : one.actorName;
    line += u": "_s;
    line += one.stance;
    if (one.role != u"perpetrator" && !one.role.isEmpty())
        line += u" ("_s + one.role + u')';
    line += u" · "_s;
    line += statementText(dossier, one);
    if (!one.retracted.isEmpty()) {
        line += u" · "_s;
        line += Words::tr("retracted: %1").arg(one.retracted);
    }
    return line;
}

} // namespace

LedgerCounts ledgerCountsOf(const Dossier &dossier)
{
    LedgerCounts counts;
    std::vector<const AttributionView *> standing;
    for (const AttributionView &one : dossier.attributions) {
        if (!one.retracted.isEmpty()) {
            ++counts.retracted;
            continue;
        }
        standing.push_back(&one);
        counts.denials += one.stance == u"denies" ? 1 : 0;
        counts.ruledOut += one.stance == u"rules out" ? 1 : 0;
        counts.doubts += one.stance == u"doubts" ? 1 : 0;
        counts.responsibilityClaims += one.stance == u"claims responsibility" ? 1 : 0;
        if (one.statement >= 0 && one.statement < static_cast<int>(dossier.statements.size()))
            addBackers(counts, dossier.statements[static_cast<size_t>(one.statement)]);
    }
    counts.cards = static_cast<int>(standing.size());
    counts.attributions = independentCount(standing);
    for (auto *backers :
         {&counts.speakers, &counts.institutions, &counts.governments, &counts.outlets})
        sortBackers(*backers);
    return counts;
}

// The voice of an article is an outlet that is part of an outlet.
bool isOwnVoice(const StatementView &statement)
{
    return statement.speakerKind == u"outlet" && !statement.institution.isEmpty()
           && statement.institution != statement.speakerName;
}

QString speakerNameOf(const StatementView &statement)
{
    // A name that says so itself may say more: which of the outlet's articles.
    return isOwnVoice(statement) && !statement.speakerName.startsWith(statement.institution)
               ? Words::tr("%1, in its own voice").arg(statement.institution)
               : statement.speakerName;
}

QString groupingWord(Grouping grouping)
{
    switch (grouping) {
    case Grouping::Actor:
        return Words::tr("by actor");
    case Grouping::Stance:
        return Words::tr("by stance");
    case Grouping::Institution:
        return Words::tr("by speaker\u2019s institution");
    case Grouping::Said:
        return Words::tr("by date said");
    }
    return {};
}

QString countWords(const LedgerCounts &counts)
{
    if (counts.cards == 0)
        return {};
    QStringList parts{counted(counts.attributions, "1 attribution", "%n attributions")};
    const auto add =
        [&parts](const std::vector<Backer> &backers, const char *one, const char *many) {
            if (!backers.empty())
                parts += counted(static_cast<int>(backers.size()), one, many);
        };
    add(counts.speakers, "1 speaker", "%n speakers");
    add(counts.governments, "1 government", "%n governments");
    add(counts.outlets, "1 outlet", "%n outlets");
    return parts.join(u", "_s);
}

QString silenceWords(const LedgerCounts &counts)
{
    const bool denied = counts.denials > 0;
    const bool claimed = counts.responsibilityClaims > 0;
    if (denied)
        return claimed ? QString() : Words::tr("no claim of responsibility recorded");
    return claimed ? Words::tr("no denial recorded")
                   : Words::tr("no denial and no claim of responsibility recorded");
}

QString ledgerText(const Dossier &dossier, const Ledger &ledger)
{
    QStringList lines{dossier.title};
    const QString count = countWords(ledger.counts);
    lines += count.isEmpty() ? Words::tr("no attribution recorded") : count;
    lines += silenceWords(ledger.counts);
    for (const LedgerGroup &group : ledger.groups) {
        const QString indent(2 * group.depth, u' ');
        lines += indent + (group.title.isEmpty() ? Words::tr("nobody named") : group.title);
        for (const int index : group.pro)
            lines += cardText(dossier, index, indent + u"  "_s);
        if (!group.against.empty())
            lines += indent + u"  "_s + Words::tr("against:");
        for (const int index : group.against)
            lines += cardText(dossier, index, indent + u"    "_s);
    }
    for (const int index : ledger.retracted)
        lines += cardText(dossier, index, {});
    lines.removeAll(QString());
    return lines.join(u'\n');
}

} // namespace sourceline
