#pragma once

#include "model/columns/incidenttable.h"

#include <bit>

namespace sourceline {

/// Ids to codes, for millions of look-ups: open addressing whose first place is the counter part of
/// the id, so that neighbours by id are neighbours in memory.
class CodeMap
{
public:
    CodeMap() = default;

    explicit CodeMap(const Dictionary &dictionary)
        : m_places(std::bit_ceil(dictionary.byId.size() * 2 + 1))
    {
        for (const Code code : dictionary.byId)
            place(dictionary.ids[code].value) = {dictionary.ids[code].value, code};
    }

    /// For a few look-ups, which a search in the dictionary answers; it must outlive this.
    static CodeMap forFew(const Dictionary &dictionary)
    {
        CodeMap map;
        map.m_searched = &dictionary;
        return map;
    }

    /// 0 for 0 and for ids that are not there.
    Code codeOf(qint64 id) const
    {
        if (m_searched)
            return m_searched->codeOf(Id{id});
        if (m_places.empty())
            return 0;
        return const_cast<CodeMap *>(this)->place(id).code;
    }

private:
    struct Place
    {
        qint64 id = 0;
        Code code = 0;
    };

    Place &place(qint64 id)
    {
        const size_t mask = m_places.size() - 1;
        const auto bits = static_cast<quint64>(id);
        // The copy's bits, times an odd number, keep two copies' counters apart.
        size_t at = static_cast<size_t>(bits + (bits >> 32) * 0x9e3779b97f4a7c15) & mask;
        while (m_places[at].id != id && m_places[at].id != 0)
            at = (at + 1) & mask;
        return m_places[at];
    }

    std::vector<Place> m_places;
    const Dictionary *m_searched = nullptr;
};

} // namespace sourceline
