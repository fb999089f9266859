#include "model/columns/keptcolumns.h"

#include "model/columns/keptformat.h"
#include "model/store/statement.h"

#include <algorithm>
#include <bit>
#include <cstring>

namespace sourceline {

namespace {

constexpr quint8 kinds = 4, reviews = 4; // as incidentrows.cpp codes them

Result<bool> hasRow(sqlite3 *database, const char *sql)
{
    Statement any(database, sql);
    const bool found = any.next();
    return any.failed() ? Result<bool>(any.error()) : Result<bool>(found);
}

// 0: nothing is kept in a format of ours.
Result<qint64> generationOf(sqlite3 *database)
{
    Statement row(database,
                  "SELECT edit, data FROM column_segment WHERE column_name = ?1 AND segment = 0");
    row.bind(1, QString::fromLatin1(kept::formatColumn));
    const bool isOurs = row.next() && row.blobView(1) == kept::format();
    return row.failed() ? Result<qint64>(row.error()) : Result<qint64>(isOurs ? row.integer(0) : 0);
}

// The parts of a dictionary one after the other. Empty when they are not what was written.
std::vector<Id> readKeys(sqlite3 *database, const char *name)
{
    std::vector<Id> keys;
    Statement parts(database,
                    "SELECT segment, edit, data FROM column_segment WHERE column_name = ?1 "
                    "ORDER BY segment");
    parts.bind(1, QString::fromLatin1(name));
    for (qint64 part = 0; parts.next(); ++part) {
        const QByteArrayView values =
            kept::unpacked(parts.blobView(2), name, part, parts.integer(1));
        const size_t count = static_cast<size_t>(values.size()) / sizeof(qint64);
        if (parts.integer(0) != part || values.isEmpty() || values.size() % 8 != 0
            || keys.size() % kept::partCodes != 0 || count > kept::partCodes)
            return {};
        const size_t before = keys.size();
        keys.resize(before + count);
        std::memcpy(&keys[before].value, values.data(), static_cast<size_t>(values.size()));
    }
    return keys;
}

// Ids by code, each once; null when these are not such.
std::shared_ptr<Dictionary> dictionaryOf(std::vector<Id> keys)
{
    if (keys.empty() || keys.front() != Id())
        return {};
    auto dictionary = std::make_shared<Dictionary>();
    dictionary->ids = std::move(keys);
    for (Code code = 1; code < dictionary->ids.size(); ++code) {
        if (dictionary->ids[code].isValid())
            dictionary->byId.push_back(code);
        else if (dictionary->ids[code] != Id())
            return {};
    }
    const auto idOf = [&ids = dictionary->ids](Code code) {
        return ids[code];
    };
    std::ranges::sort(dictionary->byId, {}, idOf);
    if (std::ranges::adjacent_find(dictionary->byId, {}, idOf) != dictionary->byId.end())
        return {};
    return dictionary;
}

template <typename Values>
bool areFigures(const Values &values)
{
    // One pass without a branch: counts, and the four values that say why there is none.
    bool all = true;
    for (const qint32 value : values)
        all &= (value >= 0) | (value <= figure::open);
    return all;
}

template <typename Values>
bool areAtMost(const Values &values, quint64 most)
{
    quint64 highest = 0;
    for (const auto value : values)
        highest = std::max<quint64>(highest, value);
    return highest <= most;
}

Row firstLiving(const Segment &segment)
{
    const auto word = std::ranges::find_if(segment.living, [](quint64 bits) { return bits != 0; });
    return word == segment.living.end()
               ? segment.size()
               : static_cast<Row>((word - segment.living.begin()) * 64 + std::countr_zero(*word));
}

Row lastLiving(const Segment &segment)
{
    for (size_t word = segment.living.size(); word-- > 0;) {
        if (segment.living[word] != 0)
            return static_cast<Row>(word * 64 + 63)
                   - static_cast<Row>(std::countl_zero(segment.living[word]));
    }
    return segment.size();
}

} // namespace

Result<void> KeptColumns::prepare(sqlite3 *database)
{
    const auto shadowed = hasRow(database, "SELECT 1 FROM temp.sqlite_schema");
    if (!shadowed)
        return shadowed.error();
    const auto generation = generationOf(database);
    if (!generation)
        return generation.error();
    if (*shadowed || *generation == 0)
        return {};
    auto table = std::make_shared<IncidentTable>();
    const std::array targets{
        &table->actors, &table->places, &table->eventTypes, &table->subEventTypes, &table->means};
    for (size_t i = 0; i < targets.size(); ++i) {
        *targets[i] = dictionaryOf(readKeys(database, kept::dictionaryNames[i]));
        if (!*targets[i])
            return {};
    }
    for (const auto step : {&KeptColumns::readStamps, &KeptColumns::readOutside}) {
        if (auto done = (this->*step)(database); !done)
            return done;
    }
    m_generation = *generation;
    m_dictionaries = std::move(table);
    return {};
}

Result<void> KeptColumns::readStamps(sqlite3 *database)
{
    Statement stamps(database,
                     "SELECT segment, max(edit) FROM segment_stamp WHERE table_name IN "
                     "('incident', 'incident_derived') GROUP BY segment");
    while (stamps.next())
        m_stamps[stamps.integer(0)] = stamps.integer(1);
    return stamps.failed() ? Result<void>(stamps.error()) : Result<void>();
}

// Derived values are not made again before the change has been taken in as an edit, which stamps
// them: until then only what is read from the record itself can differ.
Result<void> KeptColumns::readOutside(sqlite3 *database)
{
    Statement rows(database, "SELECT table_name, id FROM outside");
    while (rows.next()) {
        const QByteArrayView table = rows.utf8View(0);
        if (table == "incident")
            m_outside.insert(rows.integer(1) >> segmentBits);
        else if (table == "term")
            m_allOutside = true; // codes are of the scheme that a term is in
    }
    return rows.failed() ? Result<void>(rows.error()) : Result<void>();
}

void KeptColumns::setDictionaries(const Dictionaries &dictionaries)
{
    const auto limitsOf = [](const Dictionary &dictionary) {
        Limits limits;
        limits.valid.resize(dictionary.ids.size());
        limits.valid[0] = 1;
        for (const Code code : dictionary.byId)
            limits.valid[code] = 1;
        limits.hasGaps = std::ranges::find(limits.valid, 0) != limits.valid.end();
        return limits;
    };
    m_actors = limitsOf(*dictionaries.actors);
    m_places = limitsOf(*dictionaries.places);
    m_eventTypes = limitsOf(*dictionaries.eventTypes);
    m_subEventTypes = limitsOf(*dictionaries.subEventTypes);
    m_means = limitsOf(*dictionaries.means);
}

std::shared_ptr<Segment> KeptColumns::read(sqlite3 *database, const KeyRange &range) const
{
    const qint64 key = range.key();
    if (!m_dictionaries || m_allOutside || m_outside.contains(key))
        return {};
    const auto generation = generationOf(database);
    if (!generation || *generation != m_generation)
        return {}; // written while the scan began: perhaps in other codes
    const auto stamp = m_stamps.find(key);
    auto segment = std::make_shared<Segment>();
    segment->key = key;
    segment->edit = -1;
    Statement row(database,
                  "SELECT edit, data FROM column_segment WHERE column_name = ?1 AND segment = ?2");
    const bool read = kept::forEachColumn(*segment, [&](const char *name, auto &column) {
        row.reset();
        row.bind(1, QString::fromLatin1(name)).bind(2, key);
        if (!row.next())
            return false;
        const qint64 edit = row.integer(0);
        if (segment->edit < 0)
            segment->edit = edit;
        if (edit != segment->edit || (stamp != m_stamps.end() && edit < stamp->second))
            return false;
        const QByteArrayView values = kept::unpacked(row.blobView(1), name, key, edit);
        constexpr auto size = static_cast<qsizetype>(sizeof(column[0]));
        if (values.isEmpty() || values.size() % size != 0
            || values.size() / size > qsizetype{segmentRows})
            return false;
        column.resize(static_cast<size_t>(values.size() / size));
        std::memcpy(column.data(), values.data(), static_cast<size_t>(values.size()));
        return true;
    });
    if (!read || !isSound(*segment, range))
        return {};
    segment->isKept = true;
    return segment;
}

bool KeptColumns::isSound(const Segment &segment, const KeyRange &range) const
{
    const size_t rows = segment.size();
    const auto first = static_cast<Row>(range.first.value & (segmentRows - 1));
    const auto last = static_cast<Row>(range.last.value & (segmentRows - 1));
    const bool sameSize =
        kept::forEachColumn(segment, [rows, &segment](const char *, const auto &column) {
            return static_cast<const void *>(&column) == &segment.living
                       ? column.size() == (rows + 63) / 64
                       : column.size() == rows;
        });
    // The first and the last are known from the table itself.
    if (!sameSize || last >= rows || firstLiving(segment) != first || lastLiving(segment) != last)
        return false;

    const auto bytes = [&segment](ByteColumn column) -> const auto &
    {
        return segment.bytes[static_cast<size_t>(column)];
    };
    for (auto figure = static_cast<size_t>(Int32Column::KilledLow); figure < int32Columns;
         ++figure) {
        if (!areFigures(segment.int32s[figure]))
            return false;
    }
    if (!areAtMost(bytes(ByteColumn::Kind), kinds)
        || !areAtMost(bytes(ByteColumn::Review), reviews))
        return false;

    // Rows that do not live may hold what is gone.
    const auto areCodes = [&segment](const auto &codes, const Limits &limits) {
        if (!areAtMost(codes, limits.valid.size() - 1))
            return false;
        bool all = true;
        for (Row row = 0; limits.hasGaps && row < codes.size(); ++row)
            all &= (limits.valid[codes[row]] != 0) | !segment.isLiving(row);
        return all;
    };
    const auto codes = [&segment](CodeColumn column) -> const auto &
    {
        return segment.codes[static_cast<size_t>(column)];
    };
    return areCodes(bytes(ByteColumn::EventType), m_eventTypes)
           && areCodes(bytes(ByteColumn::SubEventType), m_subEventTypes)
           && areCodes(bytes(ByteColumn::Means), m_means)
           && areCodes(codes(CodeColumn::Place), m_places)
           && areCodes(codes(CodeColumn::Alleged), m_actors)
           && areCodes(codes(CodeColumn::Assessed), m_actors);
}

} // namespace sourceline
