#include "ui/facets/facetmodel.h"

#include "model/filter/filtervalue.h"
#include "model/text/normalise.h"

#include <QLocale>
#include <QSet>

#include <algorithm>
#include <numeric>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr size_t shownFirst = 6;
constexpr size_t shownMore = 50;   // with each "more"
constexpr size_t shownFound = 100; // of a search
constexpr quintptr headingId = ~quintptr{0};

bool beginsAWord(const QString &name, const QString &typed)
{
    for (qsizetype at = 0; at >= 0;) {
        if (QStringView(name).sliced(at).startsWith(typed, Qt::CaseInsensitive))
            return true;
        const qsizetype space = name.indexOf(u' ', at);
        at = space < 0 ? -1 : space + 1;
    }
    return false;
}

bool isPlainName(const QString &field, const QString &name)
{
    const auto read = readFilterValue({field, u":"_s, name, false, true});
    return read && !read->unknown && !read->withMembers;
}

} // namespace

FacetModel::FacetModel(QObject *parent)
    : QAbstractItemModel(parent)
{
    for (const FacetField &field : facetFields()) {
        if (field.isShown)
            m_facets.push_back({field.field,
                                field.headingText(),
                                nullptr,
                                {},
                                {},
                                {},
                                0,
                                false,
                                true,
                                shownFirst});
    }
}

void FacetModel::setCounts(const std::shared_ptr<const FacetCounts> &counts,
                           const FilterSpec &filter,
                           bool isWhole)
{
    m_filter = filter;
    m_isWhole = isWhole;
    const auto before = std::exchange(m_counts, counts); // rows are of it until they are arranged
    for (int facet = 0; facet < facets(); ++facet) {
        Shown &shown = m_facets[static_cast<size_t>(facet)];
        fill(shown, counts ? counts->of(shown.field) : nullptr);
        arrange(facet);
    }
}

bool FacetModel::fits(const QString &name) const
{
    return beginsAWord(name, m_search) || beginsAWord(foldForMatching(name), m_search);
}

bool FacetModel::isSearched(int facet) const
{
    return !m_search.isEmpty() && (m_searched < 0 || m_searched == facet);
}

// What nothing has may still be what is looked for.
void FacetModel::lookForAbsent(int facet)
{
    Shown &shown = m_facets[static_cast<size_t>(facet)];
    shown.absent.clear();
    if (!isSearched(facet) || !shown.counts || !shown.isRead || !m_vocabulary)
        return;
    QSet<QString> there;
    for (size_t i = 0; i < shown.size(); ++i)
        there.insert(foldForMatching(shown.at(i).name));
    for (const QString &name : m_vocabulary(shown.field)) {
        if (shown.absent.size() < shownFound && fits(name) && isPlainName(shown.field, name)
            && !there.contains(foldForMatching(name)))
            shown.absent.push_back({name, name, 0, {}, false});
    }
}

// Of a search what fits; else all, what the filter names before the limit.
std::vector<size_t> FacetModel::rowsOf(int facet) const
{
    const Shown &shown = m_facets[static_cast<size_t>(facet)];
    std::vector<size_t> rows;
    if (!m_search.isEmpty()) {
        for (size_t i = 0; i < shown.size() && isSearched(facet); ++i) {
            if (fits(shown.at(i).name))
                rows.push_back(i);
        }
        for (size_t i = 0; i < shown.absent.size(); ++i)
            rows.push_back(shown.size() + i);
        return rows;
    }
    rows.resize(shown.size());
    std::iota(rows.begin(), rows.end(), size_t{0});
    if (rows.size() <= shown.limit)
        return rows;
    std::vector<size_t> named;
    for (const QString &value : namedValues(m_filter, shown.field)) {
        const FacetValue *found = shown.counts ? shown.counts->find(value) : nullptr;
        if (found && found - shown.counts->values.data() >= static_cast<qint64>(shown.limit))
            named.push_back(static_cast<size_t>(found - shown.counts->values.data()));
    }
    for (size_t i = shown.counted(); i < shown.size(); ++i)
        named.push_back(i);
    rows.resize(shown.limit);
    rows.insert(rows.end(), named.begin(), named.end());
    return rows;
}

// Rows come and go at the end; the others change where they are, apart from that.
void FacetModel::arrange(int facet)
{
    Shown &shown = m_facets[static_cast<size_t>(facet)];
    lookForAbsent(facet);
    std::vector<size_t> rows = rowsOf(facet);
    const bool searching = !m_search.isEmpty();
    if (searching && rows.size() > shownFound)
        rows.resize(shownFound);
    const bool hasMore = !searching && rows.size() < shown.size();
    shown.more = shown.size() - std::min(rows.size(), shown.size());
    const QModelIndex parent = heading(facet);
    const int before = rowCount(parent);
    const int after = static_cast<int>(rows.size()) + (hasMore ? 1 : 0);
    const auto first = [&](int count) { // of what is to be shown
        shown.rows.assign(rows.begin(),
                          rows.begin() + std::min<qsizetype>(count, std::ssize(rows)));
        shown.hasMore = hasMore && count > std::ssize(rows);
    };
    if (after < before) {
        beginRemoveRows(parent, after, before - 1);
        shown.hasMore = shown.hasMore && after > std::ssize(shown.rows);
        shown.rows.resize(std::min(shown.rows.size(), static_cast<size_t>(after)));
        endRemoveRows();
    }
    first(std::min(before, after));
    if (after > before) {
        beginInsertRows(parent, before, after - 1);
        first(after);
        endInsertRows();
    }
    if (after > 0)
        emit dataChanged(index(0, 0, parent), index(after - 1, 0, parent));
    emit dataChanged(parent, parent);
}

void FacetModel::setSearch(const QString &text, int facet)
{
    m_search = foldForMatching(text);
    m_searched = facet;
    for (int i = 0; i < facets(); ++i)
        arrange(i);
}

void FacetModel::showMore(int facet)
{
    m_facets[static_cast<size_t>(facet)].limit += shownMore;
    arrange(facet);
}

int FacetModel::facetOf(const QModelIndex &index)
{
    if (!index.isValid())
        return -1;
    return index.internalId() == headingId ? index.row() : static_cast<int>(index.internalId());
}

QString FacetModel::field(int facet) const
{
    return m_facets[static_cast<size_t>(facet)].field;
}

bool FacetModel::isShown(int facet) const
{
    const Shown &shown = m_facets[static_cast<size_t>(facet)];
    return !shown.rows.empty() || (m_search.isEmpty() && !shown.isRead);
}

bool FacetModel::isReading(int facet) const
{
    return !m_facets[static_cast<size_t>(facet)].isRead;
}

int FacetModel::valueCount(int facet) const
{
    return static_cast<int>(m_facets[static_cast<size_t>(facet)].size());
}

bool FacetModel::isHeading(const QModelIndex &index) const
{
    return index.isValid() && index.internalId() == headingId;
}

bool FacetModel::isMore(const QModelIndex &index) const
{
    if (!index.isValid() || isHeading(index))
        return false;
    const Shown &shown = m_facets[static_cast<size_t>(facetOf(index))];
    return index.row() >= static_cast<int>(shown.rows.size());
}

const FacetValue *FacetModel::value(const QModelIndex &index) const
{
    if (!index.isValid() || isHeading(index) || isMore(index))
        return nullptr;
    const Shown &shown = m_facets[static_cast<size_t>(facetOf(index))];
    const size_t number = shown.rows[static_cast<size_t>(index.row())];
    return number < shown.size() + shown.absent.size() ? &shown.at(number) : nullptr;
}

FacetMark FacetModel::mark(const QModelIndex &index) const
{
    const FacetValue *found = value(index);
    return found ? markOf(m_filter, field(facetOf(index)), *found) : FacetMark::None;
}

QModelIndex FacetModel::find(const QString &field, const QString &value) const
{
    for (int facet = 0; facet < facets(); ++facet) {
        const Shown &shown = m_facets[static_cast<size_t>(facet)];
        if (shown.field != field)
            continue;
        for (size_t row = 0; row < shown.rows.size(); ++row) {
            const QModelIndex at = index(static_cast<int>(row), 0, heading(facet));
            if (const FacetValue *found = this->value(at); found && found->value == value)
                return at;
        }
    }
    return {};
}

QModelIndex FacetModel::index(int row, int column, const QModelIndex &parent) const
{
    if (column != 0 || row < 0 || row >= rowCount(parent))
        return {};
    return createIndex(row, 0, parent.isValid() ? static_cast<quintptr>(parent.row()) : headingId);
}

QModelIndex FacetModel::parent(const QModelIndex &child) const
{
    return !child.isValid() || isHeading(child)
               ? QModelIndex()
               : createIndex(static_cast<int>(child.internalId()), 0, headingId);
}

int FacetModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return facets();
    return isHeading(parent) ? m_facets[static_cast<size_t>(parent.row())].rowCount() : 0;
}

int FacetModel::columnCount(const QModelIndex &) const
{
    return 1;
}

QVariant FacetModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || (role != Qt::DisplayRole && role != Qt::AccessibleTextRole))
        return {};
    if (role == Qt::AccessibleTextRole)
        return spoken(index);
    const Shown &shown = m_facets[static_cast<size_t>(facetOf(index))];
    if (isHeading(index))
        return shown.heading;
    if (const FacetValue *found = value(index))
        return found->name;
    return tr("%Ln more…", nullptr, static_cast<int>(shown.more));
}

QString FacetModel::spoken(const QModelIndex &index) const
{
    const FacetValue *found = value(index);
    if (!found)
        return data(index, Qt::DisplayRole).toString();
    const QString words =
        found->count < 0
            ? found->name
            : tr("%1, %2").arg(found->name,
                               tr("%n incidents", nullptr, static_cast<int>(found->count)));
    switch (mark(index)) {
    case FacetMark::Included:
        return tr("%1, included").arg(words);
    case FacetMark::Excluded:
        return tr("%1, excluded").arg(words);
    case FacetMark::None:
        break;
    }
    return words;
}

Qt::ItemFlags FacetModel::flags(const QModelIndex &index) const
{
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace sourceline
