#include "model/datain/likelyduplicates.h"

#include "model/datain/knownrows.h"
#include "model/store/rowreader.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

LikelyDuplicates::LikelyDuplicates(sqlite3 *database, const KnownRows &known, QString prefix)
    : m_database(database)
    , m_names(database)
    , m_known(known)
    , m_prefix(std::move(prefix))
{}

Result<const std::vector<LikelyDuplicates::Record> *> LikelyDuplicates::recordsAt(Id place)
{
    const auto known = m_records.constFind(place);
    if (known != m_records.constEnd())
        return &*known;
    Statement select(
        m_database,
        "SELECT i.id, d.earliest, d.latest, t.id, t.code, i.kind FROM incident i CROSS "
        "JOIN incident_derived d ON d.incident = i.id LEFT JOIN term t ON t.id = "
        "i.means WHERE i.place = ?1 AND d.latest - d.earliest < ?2 AND "
        "coalesce(substr(i.handle, 1, length(?3)), '') <> ?3 ORDER BY d.earliest");
    select.bind(1, place).bind(2, DuplicateSpan::longest).bind(3, m_prefix);
    std::vector<Record> records;
    while (select.next())
        records.push_back({select.id(0),
                           {select.integer(1), select.integer(2)},
                           saysHow(select.text(4)) ? select.id(3) : Id(),
                           select.text(5)});
    if (select.failed())
        return select.error();
    return &*m_records.insert(place, std::move(records));
}

void LikelyDuplicates::compare(const ImportedRow &row,
                               const ComparedRecord &asked,
                               const std::vector<Record> &records,
                               PlaceLikeness place,
                               std::vector<LikelyDuplicate> &found) const
{
    constexpr qint64 day = DuplicateSpan::day;
    // None is longer than a month, so what began before cannot reach here.
    auto record =
        std::ranges::lower_bound(records,
                                 (asked.span->firstDay() - 1) * day - DuplicateSpan::longest,
                                 {},
                                 [](const Record &one) { return one.span.earliest; });
    for (; record != records.end() && record->span.firstDay() <= asked.span->lastDay() + 1;
         ++record) {
        if (record->kind != row.kind)
            continue;
        const auto likeness = likenessOf(asked, {record->span, record->means}, place, row.means);
        if (likeness)
            found.push_back(
                {{record->incident, {}, {}, {}}, likeness->words.join(u", "_s), likeness->score});
    }
}

Result<std::vector<LikelyDuplicate>> LikelyDuplicates::of(const ImportedRow &row)
{
    std::vector<LikelyDuplicate> found;
    const auto span = parseEdtf(row.dateEdtf);
    const auto when = span ? DuplicateSpan::of(span->earliest, span->latest) : std::nullopt;
    if (!when)
        return found;
    if (!m_places) {
        auto places = KnownPlaces::read(m_database);
        if (!places)
            return places.error();
        m_places = *std::move(places);
    }
    const ComparedRecord asked{when,
                               saysHow(row.means) ? m_known.term(u"means"_s, row.means) : Id()};
    const KnownPlaces::Near &near = m_places->near(row);
    for (auto place = near.begin(); place != near.end(); ++place) {
        const auto records = recordsAt(place.key());
        if (!records)
            return records.error();
        compare(row, asked, **records, place.value(), found);
    }
    std::ranges::sort(found, [](const LikelyDuplicate &one, const LikelyDuplicate &other) {
        return std::pair(-one.score, one.record.incident)
               < std::pair(-other.score, other.record.incident);
    });
    if (found.size() > most)
        found.resize(most);
    for (LikelyDuplicate &each : found) {
        auto name = m_names.of(each.record.incident);
        if (!name)
            return name.error();
        each.record = *std::move(name);
    }
    return found;
}

} // namespace sourceline
