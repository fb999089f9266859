#include "model/filter/facetvocabulary.h"

#include "model/filter/filtervalue.h"
#include "model/text/normalise.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The value that finds what is called so, and nothing else; empty where there is none.
QString sayable(const QString &field, const QString &name)
{
    const FilterField *known = filterField(field);
    const QString value = known->kind == FilterKind::Text ? QString(u'=' + name) : name;
    const auto read = readFilterValue({field, u":"_s, value});
    const bool means = read && !read->unknown && !read->withMembers
                       && foldForMatching(read->text) == foldForMatching(name);
    return means ? value : QString();
}

} // namespace

FacetVocabulary::Value FacetVocabulary::valueOf(const QString &name, Id actor)
{
    const QString folded = foldForMatching(name);
    const auto known = m_byName.constFind(folded);
    if (known != m_byName.constEnd())
        return *known;
    const QString value = sayable(m_field, name);
    Value made = none;
    if (!value.isEmpty()) {
        made = static_cast<Value>(m_values.size());
        m_values.push_back({name, value, 0, actor, false});
    }
    m_byName.insert(folded, made);
    return made;
}

void FacetVocabulary::attach(Code code, Value value)
{
    if (value == none)
        return;
    if (code >= m_first.size())
        m_first.resize(size_t{code} + 1, none);
    if (m_first[code] == none) {
        m_first[code] = value;
        return;
    }
    const auto [from, to] = m_more.equal_range(code);
    const bool there = m_first[code] == value || std::any_of(from, to, [value](const auto &more) {
                           return more.second == value;
                       });
    if (!there)
        m_more.emplace(code, value);
}

void FacetVocabulary::add(Code code, const QString &name, Id actor)
{
    attach(code, valueOf(name, actor));
}

void FacetVocabulary::addAlias(Code code, const QString &name)
{
    attach(code, m_byName.value(foldForMatching(name), none));
}

void FacetVocabulary::addUnknown(Code code, const QString &name)
{
    if (m_unknown == none) {
        m_unknown = static_cast<Value>(m_values.size());
        m_values.push_back({name, u"unknown"_s, 0, {}, true});
    }
    attach(code, m_unknown);
}

void FacetVocabulary::addAs(Code code, const FacetVocabulary &from, Code other)
{
    const auto take = [&](Value value) {
        const FacetValue &same = from.m_values[value];
        if (same.isUnknown)
            addUnknown(code);
        else
            add(code, same.name, same.actor);
    };
    if (other >= from.m_first.size() || from.m_first[other] == none)
        return;
    take(from.m_first[other]);
    const auto [begin, end] = from.m_more.equal_range(other);
    for (auto more = begin; more != end; ++more)
        take(more->second);
}

void FacetVocabulary::tally(Code code, qint64 count, std::vector<qint64> &sums) const
{
    if (code >= m_first.size() || m_first[code] == none)
        return;
    sums[m_first[code]] += count;
    const auto [begin, end] = m_more.equal_range(code);
    for (auto more = begin; more != end; ++more)
        sums[more->second] += count;
}

void FacetVocabulary::tally(std::span<const Code> codes, qint64 count, std::vector<qint64> &sums)
{
    m_seen.resize(m_values.size());
    ++m_tally;
    const auto once = [&](Value value) {
        if (std::exchange(m_seen[value], m_tally) != m_tally)
            sums[value] += count;
    };
    for (const Code code : codes) {
        if (code >= m_first.size() || m_first[code] == none)
            continue;
        once(m_first[code]);
        const auto [begin, end] = m_more.equal_range(code);
        for (auto more = begin; more != end; ++more)
            once(more->second);
    }
}

bool FacetVocabulary::has(Code code, Value value) const
{
    if (code >= m_first.size() || m_first[code] == none)
        return false;
    const auto [from, to] = m_more.equal_range(code);
    return m_first[code] == value
           || std::any_of(from, to, [value](const auto &more) { return more.second == value; });
}

QString FacetVocabulary::valueOfOnly(const std::vector<bool> &occurs,
                                     const std::vector<bool> &found) const
{
    const auto any = std::ranges::find(found, true);
    const auto code = static_cast<Code>(any - found.begin());
    if (any == found.end() || code >= m_first.size())
        return {};
    const auto isIt = [&](Value value) {
        for (size_t at = 0; at < occurs.size(); ++at) {
            if (occurs[at] && has(static_cast<Code>(at), value) != found[at])
                return false;
        }
        return value != none && !m_values[value].isUnknown;
    };
    if (isIt(m_first[code]))
        return m_values[m_first[code]].value;
    const auto [from, to] = m_more.equal_range(code);
    const auto more = std::find_if(from, to, [&](const auto &one) { return isIt(one.second); });
    return more == to ? QString() : m_values[more->second].value;
}

std::vector<FacetValue> FacetVocabulary::values(const std::vector<qint64> &sums,
                                                bool keepsOrder) const
{
    std::vector<FacetValue> found;
    for (size_t i = 0; i < m_values.size(); ++i) {
        if (sums[i] == 0)
            continue;
        found.push_back(m_values[i]);
        found.back().count = sums[i];
    }
    std::ranges::stable_sort(found, [keepsOrder](const FacetValue &a, const FacetValue &b) {
        if (a.isUnknown != b.isUnknown)
            return b.isUnknown;
        if (keepsOrder || a.count == b.count)
            return !keepsOrder && a.name.compare(b.name, Qt::CaseInsensitive) < 0;
        return a.count > b.count;
    });
    return found;
}

} // namespace sourceline
