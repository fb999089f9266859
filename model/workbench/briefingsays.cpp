// Who says who did it, who denies it, and who is silent: words of others, never a finding.
#include "model/workbench/briefingparts.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::BriefingSays)
};

const AttributionView &attributionOf(const Dossier &dossier, int index)
{
    return dossier.attributions[static_cast<size_t>(index)];
}

const StatementView *statementOf(const Dossier &dossier, const AttributionView &one)
{
    return one.statement < 0 ? nullptr : &dossier.statements[static_cast<size_t>(one.statement)];
}

// With %1 for who says so.
QString stanceSentence(const AttributionView &one)
{
    if (one.stance == u"declines to name")
        return Words::tr("no name is given by %1");
    if (one.actorName.isEmpty())
        return Words::tr("nobody is named by %1");
    if (one.stance == u"asserts")
        return Words::tr("accused by %1");
    if (one.stance == u"suspects")
        return Words::tr("suspected by %1");
    if (one.stance == u"implies")
        return Words::tr("implied by %1");
    if (one.stance == u"claims responsibility")
        return Words::tr("responsibility is claimed by %1");
    if (one.stance == u"investigates")
        return Words::tr("looked into by %1");
    if (one.stance == u"denies")
        return Words::tr("denied by %1");
    if (one.stance == u"rules out")
        return Words::tr("ruled out by %1");
    if (one.stance == u"doubts")
        return Words::tr("doubted by %1");
    return one.stance + u": %1"_s;
}

QString roleWords(const QString &role)
{
    if (role == u"directed")
        return Words::tr("as the one who directed it");
    if (role == u"behind, not specified")
        return Words::tr("as being behind it in a way not specified");
    if (role == u"sponsor")
        return Words::tr("as its sponsor");
    if (role == u"supplier")
        return Words::tr("as the supplier of its means");
    if (role == u"accomplice")
        return Words::tr("as an accomplice");
    return role == u"front" ? Words::tr("as a front for others") : QString();
}

QString dateWords(const StatementView &said)
{
    if (said.saidEdtf.isEmpty())
        return Words::tr("no date");
    const QString date = displayDate(said.saidEdtf);
    return said.saidBasis == u"publication" ? Words::tr("published %1").arg(date) : date;
}

// `Kenneth F. McKenzie (US Central Command), 12 Mar 2020, in The Jerusalem Post`.
QString whoAndWhen(const StatementView *said)
{
    if (!said)
        return Words::tr("somebody not recorded");
    QString words = briefingSpeaker(*said);
    if (said->byAction)
        words += Words::tr(", by what was done");
    // An article in its own voice is called by its date already.
    const bool isDated = said->saidBasis == u"publication" && !said->saidEdtf.isEmpty()
                         && words.contains(displayDate(said->saidEdtf));
    if (!isDated)
        words += u", "_s + dateWords(*said);
    QStringList outlets;
    for (const ReportView &report : said->reports) {
        if (report.outlet != said->institution && report.outlet != said->speakerName)
            outlets += report.outlet;
    }
    outlets.removeAll(QString());
    outlets.removeDuplicates();
    return outlets.isEmpty()
               ? words
               : QString(words + Words::tr(", in ") + outlets.join(Words::tr(" and ")));
}

// By a sentence of its own, or by one that reports the statement.
bool isCited(const AttributionView &one, const StatementView *said)
{
    const auto hasCitations = [](const auto &record) {
        return !record.citations.empty();
    };
    return hasCitations(one) || (said && std::ranges::any_of(said->reports, hasCitations));
}

struct Said
{
    QString sentence, tail;
    QStringList who;
};

// What several say alike stands once, with all who say it.
std::vector<Said> gathered(const Dossier &dossier, const std::vector<int> &indexes)
{
    std::vector<Said> all;
    for (const int index : indexes) {
        const AttributionView &one = attributionOf(dossier, index);
        QStringList tail{roleWords(one.role)};
        if (!one.alternatives.empty())
            tail += Words::tr("as one of several candidates, none chosen");
        tail.removeAll(QString());
        const Said said{stanceSentence(one), tail.join(u", "_s), {}};
        auto same = std::find_if(all.begin(), all.end(), [&](const Said &other) {
            return other.sentence == said.sentence && other.tail == said.tail;
        });
        if (same == all.end())
            same = all.insert(all.end(), said);
        const StatementView *statement = statementOf(dossier, one);
        QString who = whoAndWhen(statement);
        if (!isCited(one, statement))
            who += Words::tr(" (no sentence is cited)");
        if (!same->who.contains(who))
            same->who += who;
    }
    return all;
}

void addGroup(std::vector<BriefingLine> &lines,
              const Dossier &dossier,
              const LedgerGroup &group,
              const std::vector<int> &indexes)
{
    QString lead = group.title.isEmpty() ? Words::tr("Nobody named") : group.title;
    for (const Said &said : gathered(dossier, indexes)) {
        QString text = said.sentence.arg(said.who.join(u"; "_s));
        if (!said.tail.isEmpty())
            text += Words::tr(" – %1").arg(said.tail);
        lines.push_back({lead, text, lead.isEmpty() ? 1 : 0});
        lead.clear();
    }
}

// Whoever can speak for itself: a description such as "militias" cannot.
bool canSpeak(const AttributionView &one)
{
    return one.actor.isValid() && one.actorKind != u"description"
           && one.actorKind != u"unnamed source";
}

bool isHeard(const Dossier &dossier, Id actor)
{
    return std::any_of(
        dossier.attributions.begin(), dossier.attributions.end(), [&](const AttributionView &one) {
            const StatementView *said = statementOf(dossier, one);
            return said
                   && (said->speaker == actor || said->institutionId == actor
                       || said->governmentId == actor);
        });
}

} // namespace

QString briefingSpeaker(const StatementView &statement)
{
    QString words = speakerNameOf(statement);
    if (!statement.coSpeakers.isEmpty())
        words = Words::tr("%1 with %2").arg(words, statement.coSpeakers.join(u", "_s));
    const bool isVoice = words != statement.speakerName && statement.coSpeakers.isEmpty();
    if (!isVoice && !statement.institution.isEmpty() && !words.contains(statement.institution))
        words += u" ("_s + statement.institution + u')';
    return words;
}

std::vector<BriefingLine> briefingAccusations(const Dossier &dossier, const Ledger &ledger)
{
    std::vector<BriefingLine> lines;
    for (const LedgerGroup &group : ledger.groups)
        addGroup(lines, dossier, group, group.pro);
    if (lines.empty())
        lines.push_back({{}, Words::tr("Nobody is accused in the sources.")});
    else
        lines.push_back({{}, countWords(ledger.counts), 0, true});
    if (!ledger.retracted.empty())
        lines.push_back({{},
                         ledger.retracted.size() == 1
                             ? Words::tr("1 retracted attribution is left out.")
                             : Words::tr("%n retracted attributions are left out.",
                                         nullptr,
                                         static_cast<int>(ledger.retracted.size())),
                         0,
                         true});
    return lines;
}

std::vector<BriefingLine> briefingDenials(const Dossier &dossier, const Ledger &ledger)
{
    std::vector<BriefingLine> lines;
    for (const LedgerGroup &group : ledger.groups)
        addGroup(lines, dossier, group, group.against);
    if (ledger.counts.denials == 0)
        lines.push_back({{}, Words::tr("Nobody denies it in the sources.")});
    return lines;
}

std::vector<BriefingLine> briefingSilence(const Dossier &dossier, const Ledger &ledger)
{
    std::vector<BriefingLine> lines;
    if (ledger.counts.responsibilityClaims == 0)
        lines.push_back({{}, Words::tr("Nobody has claimed responsibility in the sources.")});
    QStringList silent;
    for (const LedgerGroup &group : ledger.groups) {
        for (const int index : group.pro) {
            const AttributionView &one = attributionOf(dossier, index);
            if (canSpeak(one) && !isHeard(dossier, one.actor))
                silent += one.actorName;
        }
    }
    silent.removeDuplicates();
    if (!silent.isEmpty())
        lines.push_back({{},
                         Words::tr("Named above, and not quoted on it in the sources: %1.")
                             .arg(silent.join(u", "_s))});
    if (lines.empty())
        lines.push_back({{}, Words::tr("All who are named are quoted on it in the sources.")});
    return lines;
}

} // namespace sourceline
