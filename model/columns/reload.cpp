#include "model/columns/incidentrows.h"
#include "model/columns/loader.h"
#include "model/columns/readtransaction.h"

#include <algorithm>

namespace sourceline {

namespace {

constexpr size_t fewRows = 500; // beyond, maps of all names are worth their making

// Incidents of one segment read again into a copy of it.
class SegmentUpdate
{
public:
    SegmentUpdate(std::shared_ptr<Segment> segment, qint64 edit)
        : m_segment(std::move(segment))
    {
        m_segment->edit = edit;
        m_segment->isKept = false;
    }

    void store(const Statement &row, const Codes &codes, Row low)
    {
        if (low >= m_segment->size())
            resizeSegment(*m_segment, low + 1);
        m_livingAdded += m_segment->isLiving(low) ? 0 : 1;
        m_allKnown = storeRow(row, codes, *m_segment, low) && m_allKnown;
    }

    void remove(Row low)
    {
        if (!m_segment->isLiving(low))
            return;
        m_segment->living[low >> 6] &= ~(quint64{1} << (low & 63));
        --m_livingAdded;
    }

    bool allKnown() const { return m_allKnown; }

    qint64 livingAdded() const { return m_livingAdded; }

    std::shared_ptr<const Segment> segment() const { return m_segment; }

private:
    std::shared_ptr<Segment> m_segment;
    qint64 m_livingAdded = 0;
    bool m_allKnown = true;
};

// A segment with no row that lives is not put in, but one that was there stays: rows after it keep
// their numbers.
void replaceSegment(IncidentTable &table, const SegmentUpdate &update)
{
    const auto place =
        std::ranges::lower_bound(table.segments, update.segment()->key, {}, &Segment::key);
    table.incidents += update.livingAdded();
    if (place != table.segments.end() && (*place)->key == update.segment()->key)
        *place = update.segment();
    else if (update.livingAdded() > 0)
        table.segments.insert(place, update.segment());
}

// False when a row names what the dictionaries of `table` do not know.
Result<bool> readAgain(sqlite3 *database, IncidentTable &table, std::span<const Id> sortedIds)
{
    const Codes codes = sortedIds.size() < fewRows ? Codes::forFew(table) : Codes(table);
    Statement statement(database, incidentSql().constData());
    for (size_t i = 0; i < sortedIds.size();) {
        const qint64 key = sortedIds[i].value >> segmentBits;
        const qsizetype index = table.segmentOf(key);
        auto copy = index >= 0
                        ? std::make_shared<Segment>(*table.segments[static_cast<size_t>(index)])
                        : std::make_shared<Segment>();
        copy->key = key;
        SegmentUpdate update(std::move(copy), table.edit);
        for (; i < sortedIds.size() && sortedIds[i].value >> segmentBits == key; ++i) {
            const Row low = static_cast<Row>(sortedIds[i].value & (segmentRows - 1));
            statement.bind(1, sortedIds[i]);
            if (statement.next())
                update.store(statement, codes, low);
            else if (statement.failed())
                return statement.error();
            else
                update.remove(low);
            statement.reset();
        }
        if (!update.allKnown())
            return false;
        replaceSegment(table, update);
    }
    return true;
}

Result<void> giveDictionaries(sqlite3 *database,
                              const IncidentTable &before,
                              IncidentTable &table,
                              const ChangedNames &names)
{
    auto dictionaries = readDictionaries(database, &before, names);
    if (!dictionaries)
        return dictionaries.error();
    dictionaries->rank(&before);
    dictionaries->giveTo(table);
    return {};
}

} // namespace

Result<Snapshot> loadRows(sqlite3 *database, const std::vector<Id> &ids)
{
    const ReadTransaction view(database);
    if (!view.edit())
        return view.edit().error();
    auto table = std::make_shared<IncidentTable>();
    table->edit = *view.edit();

    // Twice over the same few rows: first for the names that they need.
    Statement statement(database, incidentSql().constData());
    NamedIds named;
    for (const Id id : std::span(ids).first(std::min<size_t>(ids.size(), segmentRows))) {
        statement.bind(1, id);
        if (statement.next()) {
            named.add(statement);
            table->sparseIds.push_back(id);
        }
        if (statement.failed())
            return statement.error();
        statement.reset();
    }
    auto dictionaries = readDictionaries(database, named.actors, named.places, named.terms);
    if (!dictionaries)
        return dictionaries.error();
    dictionaries->rank();
    dictionaries->giveTo(*table);
    if (table->sparseIds.empty())
        return Snapshot(table);

    const Codes codes(*dictionaries);
    auto segment = std::make_shared<Segment>();
    segment->edit = table->edit;
    resizeSegment(*segment, static_cast<Row>(table->sparseIds.size()));
    for (Row row = 0; row < segment->size(); ++row) {
        statement.bind(1, table->sparseIds[row]);
        if (statement.next())
            storeRow(statement, codes, *segment, row);
        if (statement.failed())
            return statement.error();
        statement.reset();
    }
    table->segments.push_back(std::move(segment));
    table->incidents = static_cast<qint64>(table->sparseIds.size());
    return Snapshot(table);
}

std::vector<Id> firstIds(sqlite3 *database, int count)
{
    std::vector<Id> ids;
    Statement statement(database, "SELECT id FROM incident ORDER BY id LIMIT ?1");
    statement.bind(1, qint64{count});
    while (statement.next())
        ids.push_back(statement.id(0));
    return ids;
}

Result<Snapshot> reloadRows(sqlite3 *database,
                            const Snapshot &before,
                            const std::vector<Id> &incidents,
                            const ChangedNames &names,
                            qint64 upTo)
{
    if (!before->sparseIds.empty())
        return loadRows(database, before->sparseIds);
    const ReadTransaction view(database);
    if (!view.edit())
        return view.edit().error();
    std::vector<Id> ids = incidents;
    std::ranges::sort(ids);
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase_if(ids, [](Id id) { return !id.isValid(); });

    for (ChangedNames wanted = names;; wanted = true) {
        auto table = std::make_shared<IncidentTable>(*before);
        table->edit = std::min(*view.edit(), upTo);
        if (wanted) {
            if (const auto given = giveDictionaries(database, *before, *table, wanted); !given)
                return given.error();
        }
        const auto known = readAgain(database, *table, ids);
        if (!known)
            return known.error();
        if (*known || wanted.any)
            return Snapshot(table);
    }
}

} // namespace sourceline
