#include "model/workbench/ledger.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::Ledger)
};

// What names an actor first, by how far it goes; what speaks against one last.
int stanceRank(const QString &stance)
{
    static constexpr std::array order{u"claims responsibility",
                                      u"asserts",
                                      u"suspects",
                                      u"implies",
                                      u"investigates",
                                      u"declines to name",
                                      u"denies",
                                      u"rules out",
                                      u"doubts"};
    return static_cast<int>(std::find(order.begin(), order.end(), stance) - order.begin());
}

const StatementView *statementOf(const Dossier &dossier, const AttributionView &one)
{
    return one.statement < 0 || one.statement >= static_cast<int>(dossier.statements.size())
               ? nullptr
               : &dossier.statements[static_cast<size_t>(one.statement)];
}

// Minutes until which it was said; what has no date comes last.
qint64 saidUntil(const StatementView *statement)
{
    constexpr auto never = std::numeric_limits<qint64>::max();
    if (!statement || statement->saidEdtf.isEmpty())
        return never;
    const auto span = parseEdtf(statement->saidEdtf);
    return span && span->latest ? qint64(*span->latest) : never;
}

struct Place
{
    QString key, title;
    Id actor;
    qint64 order = 0; ///< before the number of backers
};

Place placeByInstitution(const StatementView *statement)
{
    if (!statement)
        return {u"nobody"_s, {}, {}, 1};
    const bool own = statement->institution.isEmpty();
    const Id id = own ? statement->speaker : statement->institutionId;
    const QString &name = own ? statement->speakerName : statement->institution;
    return {id.isValid() ? id.toText() : name, name, {}, 0};
}

Place placeBySaid(const StatementView *statement)
{
    if (!statement || statement->saidEdtf.isEmpty())
        return {u"undated"_s, Words::tr("date not known"), {}, saidUntil(nullptr)};
    const bool by = statement->saidBasis == u"publication";
    const QString date = displayDate(statement->saidEdtf);
    return {(by ? u"by "_s : u""_s) + statement->saidEdtf,
            by ? Words::tr("by %1").arg(date) : date,
            {},
            saidUntil(statement)};
}

Place placeOf(const Dossier &dossier, const AttributionView &one, Grouping grouping)
{
    const StatementView *statement = statementOf(dossier, one);
    switch (grouping) {
    case Grouping::Stance:
        return {one.stance, one.stance, {}, stanceRank(one.stance)};
    case Grouping::Institution:
        return placeByInstitution(statement);
    case Grouping::Said:
        return placeBySaid(statement);
    case Grouping::Actor:
        break;
    }
    // Nobody named comes last: it is no rival of those who are.
    return {one.actor.isValid() ? one.actor.toText() : u"nobody"_s,
            one.actorName,
            one.actor,
            one.actor.isValid() && one.stance != u"declines to name" ? 0 : 1};
}

class Groups
{
public:
    Groups(const Dossier &dossier, Grouping grouping)
        : m_dossier(dossier)
    {
        for (int i = 0; i < static_cast<int>(dossier.attributions.size()); ++i) {
            const AttributionView &one = attribution(i);
            if (one.retracted.isEmpty())
                add(i, placeOf(dossier, one, grouping), grouping);
        }
        for (LedgerGroup &group : m_groups) {
            sortCards(group.pro);
            sortCards(group.against);
        }
        std::stable_sort(m_groups.begin(), m_groups.end(), [this](const auto &a, const auto &b) {
            const auto weight = [this](const LedgerGroup &group) {
                return std::pair(m_order.at(group.key), -static_cast<int>(group.pro.size()));
            };
            return weight(a) < weight(b);
        });
        if (grouping == Grouping::Actor)
            nest();
    }

    std::vector<LedgerGroup> take() { return std::move(m_groups); }

private:
    const AttributionView &attribution(int index) const
    {
        return m_dossier.attributions[static_cast<size_t>(index)];
    }

    void add(int index, const Place &place, Grouping grouping)
    {
        const auto [order, isNew] = m_order.try_emplace(place.key, place.order);
        order->second = std::min(order->second, place.order);
        if (isNew)
            m_groups.push_back({place.key, place.title, place.actor, 0, false, {}, {}});
        auto group = std::find_if(m_groups.begin(), m_groups.end(), [&](const auto &one) {
            return one.key == place.key;
        });
        // A heading that is a stance against says so itself.
        const bool against = grouping != Grouping::Stance && isAgainst(attribution(index));
        (against ? group->against : group->pro).push_back(index);
    }

    void sortCards(std::vector<int> &cards) const
    {
        std::stable_sort(cards.begin(), cards.end(), [this](int a, int b) {
            const auto weight = [this](int index) {
                const AttributionView &one = attribution(index);
                return std::pair(stanceRank(one.stance), saidUntil(statementOf(m_dossier, one)));
            };
            return weight(a) < weight(b);
        });
    }

    bool covers(Id above, Id below) const
    {
        return std::find(m_dossier.covers.begin(), m_dossier.covers.end(), std::pair(above, below))
               != m_dossier.covers.end();
    }

    bool hasGroup(Id actor) const
    {
        return std::any_of(
            m_groups.begin(), m_groups.end(), [&](const auto &one) { return one.actor == actor; });
    }

    // Of several descriptions that cover an actor the narrowest: one that covers none of the
    // others.
    Id parentOf(Id actor) const
    {
        std::vector<Id> above;
        for (const auto &[description, member] : m_dossier.covers) {
            if (member == actor && description != actor && hasGroup(description))
                above.push_back(description);
        }
        const auto narrowest = std::find_if(above.begin(), above.end(), [&](Id one) {
            return std::none_of(
                above.begin(), above.end(), [&](Id other) { return covers(one, other); });
        });
        return narrowest != above.end() ? *narrowest : above.empty() ? Id() : above.front();
    }

    void nest()
    {
        std::vector<LedgerGroup> nested;
        for (const LedgerGroup &group : m_groups) {
            if (!group.actor.isValid() || !parentOf(group.actor).isValid())
                append(group, 0, nested);
        }
        // What covers each other in a circle stands by itself.
        for (const LedgerGroup &group : m_groups) {
            if (std::none_of(nested.begin(), nested.end(), [&](const auto &one) {
                    return one.key == group.key;
                }))
                append(group, 0, nested);
        }
        m_groups = std::move(nested);
    }

    void append(LedgerGroup group, int depth, std::vector<LedgerGroup> &nested) const
    {
        const Id actor = group.actor;
        group.depth = depth;
        const size_t place = nested.size();
        nested.push_back(std::move(group));
        for (const LedgerGroup &below : m_groups) {
            const bool placed = std::any_of(nested.begin(), nested.end(), [&](const auto &one) {
                return one.key == below.key;
            });
            if (actor.isValid() && !placed && below.actor.isValid()
                && parentOf(below.actor) == actor) {
                nested[place].covers = true;
                append(below, depth + 1, nested);
            }
        }
    }

    const Dossier &m_dossier;
    std::vector<LedgerGroup> m_groups;
    std::map<QString, qint64> m_order;
};

} // namespace

bool isAgainst(const AttributionView &attribution)
{
    return attribution.stance == u"denies" || attribution.stance == u"rules out"
           || attribution.stance == u"doubts";
}

Ledger ledgerOf(const Dossier &dossier, Grouping grouping)
{
    Ledger ledger;
    ledger.grouping = grouping;
    ledger.groups = Groups(dossier, grouping).take();
    for (int i = 0; i < static_cast<int>(dossier.attributions.size()); ++i) {
        if (!dossier.attributions[static_cast<size_t>(i)].retracted.isEmpty())
            ledger.retracted.push_back(i);
    }
    ledger.counts = ledgerCountsOf(dossier);
    return ledger;
}

} // namespace sourceline
