// What attributions are split by, code by code.
#include "model/chart/accusationwords.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Category = ChartSpec::Category;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

} // namespace

SaidCategory::SaidCategory(Category category, const SaidAttributions &said, SaidNames &names)
    : m_category(category)
    , m_names(names)
{
    switch (category) {
    case Category::Stance:
        for (int stance = 1; stance <= static_cast<int>(Stance::DeclinesToName); ++stance)
            add({stanceWords(static_cast<Stance>(stance)),
                 QString::fromLatin1(stanceText(static_cast<Stance>(stance)))});
        break;
    case Category::AttributedActor:
        break;
    case Category::SpeakerInstitution:
    case Category::Outlet:
        m_ofStatement.resize(said.statements.size());
        break;
    case Category::Accusation:
        m_institutions = std::make_unique<SaidCategory>(Category::SpeakerInstitution, said, names);
        break;
    default:
        add({});
    }
}

SaidCategory::~SaidCategory() = default;

std::span<const quint32> SaidCategory::codes(const SaidAttribution &said)
{
    switch (m_category) {
    case Category::Stance:
        return one(static_cast<quint32>(said.stance) - 1);
    case Category::AttributedActor:
        return one(codeOf(said.actor));
    case Category::SpeakerInstitution:
    case Category::Outlet:
        return ofStatement(said.statement);
    case Category::Accusation:
        return accusations(said);
    default:
        return one(0);
    }
}

std::span<const quint32> SaidCategory::one(quint32 code)
{
    m_scratch.assign(1, code);
    return m_scratch;
}

quint32 SaidCategory::add(ChartValue value)
{
    m_values.push_back(std::move(value));
    return count() - 1;
}

quint32 SaidCategory::codeOf(Id actor)
{
    const auto known = m_codes.constFind(actor);
    if (known != m_codes.constEnd())
        return *known;
    const bool isAccused = m_category == Category::AttributedActor;
    return *m_codes.insert(
        actor,
        add(isAccused ? m_names.actor(actor) : ChartValue{m_names.name(actor), actor.toText()}));
}

std::span<const quint32> SaidCategory::ofStatement(quint32 statement)
{
    if (m_ofStatement[statement].count == 0)
        readStatement(statement);
    const Range range = m_ofStatement[statement];
    return {m_pool.data() + range.first, range.count};
}

void SaidCategory::readStatement(quint32 statement)
{
    const bool isOutlet = m_category == Category::Outlet;
    const auto first = static_cast<quint32>(m_pool.size());
    for (const Id each : isOutlet ? m_names.outlets(statement) : m_names.institutions(statement))
        m_pool.push_back(codeOf(each));
    if (m_pool.size() == first) {
        if (!m_codes.contains(Id()))
            m_codes.insert(Id(), add({Words::tr("not stated"), u"not stated"_s, true, false}));
        m_pool.push_back(m_codes.value(Id()));
    }
    m_ofStatement[statement] = {first, static_cast<quint32>(m_pool.size()) - first};
}

std::span<const quint32> SaidCategory::accusations(const SaidAttribution &said)
{
    m_scratch.clear();
    for (const quint32 institution : m_institutions->codes(said)) {
        const quint32 code = accusation(institution, said);
        const Id speaksFor = Id::fromText(m_institutions->m_values[institution].key);
        m_accusationWords[code].add(said, m_names.unnamedSpeaker(said.statement, speaksFor));
        m_scratch.push_back(code);
    }
    return m_scratch;
}

quint32 SaidCategory::accusation(quint32 institution, const SaidAttribution &said)
{
    const auto known = m_accusations.constFind({institution, said.actor});
    if (known != m_accusations.constEnd())
        return *known;
    const ChartValue &by = m_institutions->m_values[institution];
    const ChartValue whom = m_names.actor(said.actor);
    m_accusationWords.emplace_back(by.name, whom.name);
    return *m_accusations.insert({institution, said.actor},
                                 add({{}, by.key + u'>' + whom.key, false, true}));
}

ChartValue SaidCategory::value(quint32 code) const
{
    ChartValue value = m_values[code];
    if (m_category == Category::Accusation)
        value.name = m_accusationWords[code].words(m_names);
    return value;
}

} // namespace sourceline
