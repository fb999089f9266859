#include "model/store/agreement.h"

#include <algorithm>
#include <set>

namespace sourceline {

namespace {

bool names(Stance stance)
{
    return stance <= Stance::ClaimsResponsibility || stance == Stance::Investigates;
}

// Attributions that hang together (an either/or, a sentence that lists several records) count once.
class Independence
{
public:
    explicit Independence(const std::vector<AttributionFact> &attributions)
    {
        for (const auto &attribution : attributions)
            m_root[attribution.id] = attribution.id;
        for (const auto &attribution : attributions) {
            for (Id other : attribution.dependsOn)
                join(attribution.id, other);
        }
    }

    Id rootOf(Id id)
    {
        while (m_root.at(id) != id)
            id = m_root.at(id);
        return id;
    }

private:
    void join(Id a, Id b)
    {
        if (!m_root.contains(b)) // of another incident
            return;
        const Id from = rootOf(a), to = rootOf(b);
        m_root[std::max(from, to)] = std::min(from, to);
    }

    std::map<Id, Id> m_root;
};

struct Backing
{
    std::set<Id> attributions, speakers, institutions, outlets;

    void add(const AttributionFact &fact, Independence &independence)
    {
        attributions.insert(independence.rootOf(fact.id));
        speakers.insert(fact.speakers.begin(), fact.speakers.end());
        institutions.insert(fact.institutions.begin(), fact.institutions.end());
        outlets.insert(fact.outlets.begin(), fact.outlets.end());
    }
};

} // namespace

void deriveAgreement(const std::vector<AttributionFact> &attributions, DerivedIncident &derived)
{
    Independence independence(attributions);
    Backing whole;
    std::map<std::pair<Id, Stance>, Backing> byStance;
    std::map<Id, Backing> naming;
    std::map<Id, Stance> strongest;
    for (const AttributionFact &fact : attributions) {
        whole.add(fact, independence);
        if (!fact.actor.isValid())
            continue;
        byStance[{fact.actor, fact.stance}].add(fact, independence);
        if (!names(fact.stance))
            continue;
        naming[fact.actor].add(fact, independence);
        const auto [at, isNew] = strongest.try_emplace(fact.actor, fact.stance);
        if (!isNew)
            at->second = std::min(at->second, fact.stance);
    }
    for (const auto &[key, backing] : byStance) {
        derived.allegedRows.push_back({key.first,
                                       key.second,
                                       int(backing.attributions.size()),
                                       int(backing.speakers.size()),
                                       int(backing.institutions.size())});
    }
    const auto most =
        std::max_element(naming.begin(), naming.end(), [](const auto &a, const auto &b) {
            return std::pair(a.second.speakers.size(), a.second.institutions.size())
                   < std::pair(b.second.speakers.size(), b.second.institutions.size());
        });
    if (most != naming.end()) {
        derived.alleged = most->first;
        derived.allegedStance = int(strongest.at(most->first));
    }
    derived.allegedActors = int(naming.size());
    derived.attributions = int(whole.attributions.size());
    derived.speakers = int(whole.speakers.size());
    derived.institutions = int(whole.institutions.size());
    derived.outlets = int(whole.outlets.size());
}

} // namespace sourceline
