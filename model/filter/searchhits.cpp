#include "model/filter/searchhits.h"

#include "model/filter/rowsearch.h"

#include <algorithm>
#include <numeric>

namespace sourceline {

namespace {

// The first of each, the second of each, and so on.
std::vector<HitRef> interleaved(const std::array<std::vector<HitRef>, hitKinds> &found, int limit)
{
    std::vector<HitRef> refs;
    for (size_t at = 0; refs.size() < static_cast<size_t>(limit); ++at) {
        const size_t before = refs.size();
        for (const std::vector<HitRef> &kind : found) {
            if (at < kind.size() && refs.size() < static_cast<size_t>(limit))
                refs.push_back(kind[at]);
        }
        if (refs.size() == before)
            break;
    }
    return refs;
}

Result<HitList> listed(sqlite3 *database,
                       const WordQuery &query,
                       const HitRequest &request,
                       const std::atomic_bool *cancelled)
{
    HitList list;
    list.ranked = request.ranked;
    std::array<std::vector<HitRef>, hitKinds> found;
    for (size_t i = 0; i < hitKinds; ++i) {
        const auto kind = static_cast<HitKind>(i);
        const bool wanted = !request.only || *request.only == kind;
        if (!wanted && !request.ranked)
            continue;
        RowSearch search(database, kind, query, cancelled);
        auto rows =
            request.ranked ? search.best(wanted ? request.limit : 0) : search.first(request.limit);
        if (!rows)
            return rows.error();
        list.counts[i] = rows->count;
        for (const Id id : rows->ids)
            found[i].push_back({kind, id});
    }
    list.refs = interleaved(found, request.limit);
    return list;
}

} // namespace

qint64 HitList::count() const
{
    return std::accumulate(counts.begin(), counts.end(), qint64{0});
}

Result<HitList> findHits(sqlite3 *database,
                         const WordQuery &query,
                         const HitRequest &request,
                         const std::atomic_bool *cancelled)
{
    if (query.isEmpty())
        return HitList{{}, {}, request.ranked, false};
    auto list = listed(database, query, request, cancelled);
    const WordQuery any = query.loosened();
    if (!list || list->count() > 0 || any == query)
        return list;
    list = listed(database, any, request, cancelled);
    if (list)
        list->anyWord = list->count() > 0;
    return list;
}

} // namespace sourceline
