#include "model/columns/columnkeeper.h"

#include "model/columns/keptformat.h"
#include "model/store/statement.h"

#include <algorithm>
#include <cstring>

namespace sourceline {

namespace {

Result<void> exec(sqlite3 *writer, const char *sql)
{
    return Statement(writer, sql).run();
}

Result<qint64> number(Statement &statement)
{
    const qint64 value = statement.next() ? statement.integer(0) : 0;
    return statement.failed() ? Result<qint64>(statement.error()) : Result<qint64>(value);
}

} // namespace

/// One transaction.
class ColumnKeeper::Part
{
public:
    Part(sqlite3 *writer, const IncidentTable &table, const Interrupted &interrupted)
        : m_writer(writer)
        , m_table(table)
        , m_interrupted(interrupted)
    {}

    ~Part()
    {
        if (m_open)
            (void)exec(m_writer, "ROLLBACK"); // nothing that was shown depends on it
    }

    Part(const Part &) = delete;
    Part &operator=(const Part &) = delete;

    Result<void> begin()
    {
        auto begun = exec(m_writer, "BEGIN IMMEDIATE");
        m_open = bool(begun);
        return begun;
    }

    /// False: other codes than ours were kept, so nothing is any more.
    Result<bool> prepare()
    {
        Statement row(
            m_writer,
            "SELECT edit, data FROM column_segment WHERE column_name = ?1 AND segment = 0");
        row.bind(1, QString::fromLatin1(kept::formatColumn));
        const bool any = row.next();
        if (row.failed())
            return row.error();
        const qint64 generation = (any ? row.integer(0) : 0) + 1;
        const bool isOurs = any && row.blobView(1) == kept::format();
        row.reset();
        const auto fits = isOurs ? dictionariesFit() : Result<bool>(false);
        if (!fits)
            return fits;
        if (!*fits) {
            m_isStored = {};
            if (auto removed = exec(m_writer, "DELETE FROM column_segment"); !removed)
                return removed.error();
        }
        if (auto written = write(kept::formatColumn, 0, generation, kept::format()); !written)
            return written.error();
        if (auto written = writeDictionaries(); !written)
            return written.error();
        return *fits;
    }

    Result<bool> isOutsideWaiting()
    {
        Statement any(m_writer, "SELECT 1 FROM outside LIMIT 1");
        const auto found = number(any);
        return found ? Result<bool>(*found != 0) : Result<bool>(found.error());
    }

    /// An edit since the snapshot has touched the segment.
    Result<bool> isStale(const Segment &segment)
    {
        Statement stamp(m_writer,
                        "SELECT max(edit) FROM segment_stamp WHERE table_name IN ('incident', "
                        "'incident_derived') AND segment = ?1");
        stamp.bind(1, segment.key);
        const auto edit = number(stamp);
        return edit ? Result<bool>(*edit > segment.edit) : Result<bool>(edit.error());
    }

    /// False when interrupted.
    Result<bool> writeSegment(const Segment &segment)
    {
        Result<bool> outcome = true;
        kept::forEachColumn(segment, [&](const char *name, const auto &column) {
            if (m_interrupted && m_interrupted()) {
                outcome = false;
                return false;
            }
            kept::pack(kept::bytesOf(column), name, segment.key, segment.edit, m_row);
            const auto written = write(name, segment.key, segment.edit, m_row);
            if (!written)
                outcome = written.error();
            return bool(written);
        });
        return outcome;
    }

    qint64 bytes() const { return m_bytes; }

    Result<void> commit()
    {
        auto committed = exec(m_writer, "COMMIT");
        m_open = m_open && !committed;
        return committed;
    }

private:
    // A code keeps its meaning once a segment that speaks in it is kept. One that ours has given up
    // is in no segment that still holds.
    Result<bool> dictionariesFit()
    {
        const auto dictionaries = kept::dictionariesOf(m_table);
        for (size_t i = 0; i < dictionaries.size(); ++i) {
            const auto fit = dictionaryFits(i, dictionaries[i]->ids);
            if (!fit || !*fit)
                return fit;
        }
        return true;
    }

    Result<bool> dictionaryFits(size_t index, const std::vector<Id> &ours)
    {
        const char *name = kept::dictionaryNames[index];
        Statement parts(m_writer,
                        "SELECT segment, edit, data FROM column_segment WHERE column_name = ?1");
        parts.bind(1, QString::fromLatin1(name));
        size_t same = 0;
        while (parts.next()) {
            const QByteArrayView values =
                kept::unpacked(parts.blobView(2), name, parts.integer(0), parts.integer(1));
            const auto first = static_cast<size_t>(parts.integer(0)) * kept::partCodes;
            const size_t count = static_cast<size_t>(values.size()) / sizeof(Id);
            if (values.isEmpty() || first + count > ours.size())
                return false;
            for (size_t at = 0; at < count; ++at) {
                Id known;
                std::memcpy(&known.value, values.data() + at * sizeof known, sizeof known);
                const Id our = ours[first + at];
                if (our != known && our.isValid())
                    return false;
                same += our == known ? 1U : 0U;
            }
        }
        m_isStored[index] = same == ours.size();
        return parts.failed() ? Result<bool>(parts.error()) : Result<bool>(true);
    }

    Result<void> writeDictionaries()
    {
        const auto dictionaries = kept::dictionariesOf(m_table);
        for (size_t i = 0; i < dictionaries.size(); ++i) {
            const std::vector<Id> &ids = dictionaries[i]->ids;
            for (size_t first = 0; first < ids.size() && !m_isStored[i]; first += kept::partCodes) {
                const auto part = static_cast<qint64>(first / kept::partCodes);
                const size_t count = std::min(kept::partCodes, ids.size() - first);
                const QByteArrayView values(reinterpret_cast<const char *>(&ids[first]),
                                            static_cast<qsizetype>(count * sizeof(Id)));
                kept::pack(values, kept::dictionaryNames[i], part, m_table.edit, m_row);
                if (auto done = write(kept::dictionaryNames[i], part, m_table.edit, m_row); !done)
                    return done;
            }
        }
        return {};
    }

    Result<void> write(const char *column, qint64 segment, qint64 edit, const QByteArray &row)
    {
        m_bytes += row.size();
        m_insert.bind(1, QString::fromLatin1(column)).bind(2, segment).bind(3, edit).bind(4, row);
        return m_insert.run();
    }

    sqlite3 *m_writer;
    const IncidentTable &m_table;
    const Interrupted &m_interrupted;
    Statement m_insert{m_writer,
                       "INSERT OR REPLACE INTO column_segment (column_name, segment, edit, data) "
                       "VALUES (?1, ?2, ?3, ?4)"};
    QByteArray m_row;
    qint64 m_bytes = 0;
    std::array<bool, kept::dictionaryCount> m_isStored = {};
    bool m_open = false;
};

bool ColumnKeeper::isWritten(const std::shared_ptr<const Segment> &segment) const
{
    if (segment->isKept && !m_distrustsKept)
        return true;
    const auto written = m_written.find(segment->key);
    return written != m_written.end() && written->second.lock() == segment;
}

Result<bool>
ColumnKeeper::writeSome(sqlite3 *writer, const IncidentTable &table, const Interrupted &interrupted)
{
    const auto isMissing = [this](const auto &segment) {
        return !isWritten(segment);
    };
    if (!table.sparseIds.empty() || std::ranges::none_of(table.segments, isMissing))
        return false;
    Part part(writer, table, interrupted);
    if (auto begun = part.begin(); !begun)
        return begun.error();
    const auto waiting = part.isOutsideWaiting();
    if (!waiting || *waiting)
        return waiting ? Result<bool>(false) : waiting;
    const auto fits = part.prepare();
    if (!fits)
        return fits;
    if (!*fits) {
        m_written.clear();
        m_distrustsKept = true;
    }

    std::vector<std::shared_ptr<const Segment>> written;
    bool isMore = false;
    for (const auto &segment : table.segments) {
        if (isWritten(segment))
            continue;
        const auto stale = part.isStale(*segment);
        if (!stale)
            return stale;
        if (*stale)
            continue; // the next snapshot has it
        if (part.bytes() + segment->memory() > bytesAtOnce && !written.empty()) {
            isMore = true;
            break;
        }
        if (auto done = part.writeSegment(*segment); !done || !*done)
            return done;
        written.push_back(segment);
    }
    if (written.empty())
        return false;
    if (auto committed = part.commit(); !committed)
        return committed.error();
    for (const auto &segment : written)
        m_written[segment->key] = segment;
    return isMore;
}

} // namespace sourceline
