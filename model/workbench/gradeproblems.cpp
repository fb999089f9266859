// Grades that what was retracted or changed since has taken the ground from.
#include "model/workbench/ledger.h"

#include <QCoreApplication>

#include <set>

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::Ledger)
};

// Denials and doubts confirm each other, not what they deny.
bool onOneSide(const AttributionView &one, const AttributionView &other)
{
    return one.actor == other.actor && isAgainst(one) == isAgainst(other)
           && other.retracted.isEmpty();
}

// By name: whom a co-speaker speaks for is not in the dossier, so each stands for itself.
std::set<QString> institutionsBehind(const Dossier &dossier, const AttributionView &attribution)
{
    std::set<QString> names;
    for (const AttributionView &other : dossier.attributions) {
        if (!onOneSide(attribution, other) || other.statement < 0)
            continue;
        const StatementView &said = dossier.statements[static_cast<size_t>(other.statement)];
        names.insert(said.institution.isEmpty() ? said.speakerName : said.institution);
        names.insert(said.coSpeakers.begin(), said.coSpeakers.end());
    }
    return names;
}

} // namespace

QStringList gradeProblems(const Dossier &dossier)
{
    QStringList problems;
    for (const AttributionView &attribution : dossier.attributions) {
        if (attribution.credibility != 1 || !attribution.retracted.isEmpty())
            continue;
        const auto behind = institutionsBehind(dossier, attribution);
        if (behind.size() != 1)
            continue;
        const QString actor =
            attribution.actorName.isEmpty() ? Words::tr("nobody named") : attribution.actorName;
        problems += Words::tr("Credibility 1 means confirmed by other sources, but only %1 stands "
                              "behind “%2, %3” by now: grade it anew.")
                        .arg(*behind.begin(), actor, attribution.stance);
    }
    problems.removeDuplicates();
    return problems;
}

} // namespace sourceline
