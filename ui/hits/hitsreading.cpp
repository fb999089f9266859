#include "model/workbench/workbench.h"
#include "ui/hits/hitsmodel.h"
#include "ui/hits/hitspane.h"

#include <QListView>

#include <algorithm>

// The searches behind the pane.
namespace sourceline {

namespace {

constexpr int listedAtMost = 200;
constexpr size_t readAtOnce = 40; // more than fit on a tall screen

std::span<const HitRef> part(const HitList &list, size_t from)
{
    const size_t end = std::min(from + readAtOnce, list.refs.size());
    return std::span(list.refs).subspan(std::min(from, end), end - std::min(from, end));
}

} // namespace

void HitsPane::follow()
{
    const WordQuery query(m_workbench.filter());
    if (query == m_query && m_workbench.casefile())
        return;
    m_query = query;
    m_untouched = true;
    search();
}

void HitsPane::search()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic<bool>>(false);
    m_searching = false;
    m_stale = false;
    if (m_query.isEmpty() || !m_workbench.casefile()) {
        m_list = {};
        m_model->set({});
        showCounts();
        showEmpty();
        return;
    }
    if (!isVisible()) {
        count();
        return;
    }
    m_searching = true;
    // The first page needs no ranking: what is typed shows at once.
    ask(false);
    ask(true);
    showCounts();
    showEmpty();
}

// Nobody looks at the list; its number stands beside the page's name.
void HitsPane::count()
{
    m_stale = true;
    m_workbench.read<HitList>(
        this,
        [query = m_query, cancelled = m_cancelled](sqlite3 *database) {
            return findHits(database, query, {0, true, {}}, cancelled.get());
        },
        [this, cancelled = m_cancelled](const Result<HitList> &list) {
            if (!list || cancelled->load())
                return;
            m_list = *list;
            m_model->set({});
            showCounts();
        });
}

void HitsPane::ask(bool ranked)
{
    const HitRequest request{ranked ? listedAtMost : static_cast<int>(readAtOnce), ranked, m_kind};
    m_workbench.read<Found>(
        this,
        [query = m_query, request, cancelled = m_cancelled](sqlite3 *database) -> Result<Found> {
            if (cancelled->load())
                return Found{};
            auto list = findHits(database, query, request, cancelled.get());
            if (!list)
                return list.error();
            auto hits = readHits(database, query, part(*list, 0), cancelled.get());
            if (!hits)
                return hits.error();
            return Found{std::move(*list), std::move(*hits)};
        },
        [this, ranked, cancelled = m_cancelled](const Result<Found> &found) {
            if (cancelled->load() || (!ranked && !m_searching))
                return;
            if (!found) {
                m_searching = false;
                m_list = {};
                m_model->set({});
                showCounts();
                showEmpty(found.error().message);
                return;
            }
            m_searching = !ranked;
            take(*found);
        });
}

void HitsPane::take(const Found &found)
{
    const SearchHit *current = m_model->hit(m_view->currentIndex().row());
    const std::optional<HitRef> kept =
        current && !m_untouched ? std::optional(current->ref) : std::nullopt;
    m_list = found.list;
    m_taking = true;
    m_model->set(found.hits);
    const int row = kept ? std::max(m_model->rowOf(*kept), 0) : 0;
    m_view->setCurrentIndex(m_model->index(row));
    m_taking = false;
    if (!kept)
        m_view->scrollToTop();
    if (m_view->hasFocus() && !kept)
        open(false);
    showCounts();
    showEmpty();
    if (found.list.ranked && found.list.refs.size() > readAtOnce)
        readOn(found.list, readAtOnce);
}

// The rest of the list, page by page, so that other panes' readings come between.
void HitsPane::readOn(const HitList &list, size_t from)
{
    m_workbench.read<std::vector<SearchHit>>(
        this,
        [query = m_query, list, from, cancelled = m_cancelled](sqlite3 *database) {
            return readHits(database, query, part(list, from), cancelled.get());
        },
        [this, list, from, cancelled = m_cancelled](const Result<std::vector<SearchHit>> &hits) {
            if (!hits || cancelled->load())
                return;
            m_model->append(*hits);
            if (from + readAtOnce < list.refs.size())
                readOn(list, from + readAtOnce);
        });
}

} // namespace sourceline
