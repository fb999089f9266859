#include "model/columns/incidentrows.h"

#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

namespace {

// In the order of incidentColumns(). A figure is four in a row: state, low, best, high.
enum Column
{
    IdColumn,
    KindColumn,
    EventTypeColumn,
    SubEventTypeColumn,
    MeansColumn,
    PlaceColumn,
    ReviewColumn,
    DerivedColumn,
    EarliestColumn,
    LatestColumn,
    PrecisionColumn,
    KilledColumn,
    WoundedColumn = KilledColumn + 4,
    MunitionsColumn = WoundedColumn + 4,
    CountColumn = MunitionsColumn + 4,
    MeasureColumn = CountColumn + 4,
    DifferingColumn,
    ConflictingColumn,
    AllegedColumn,
    AllegedStanceColumn,
    AllegedActorsColumn,
    AssessedColumn,
    LikelihoodColumn,
    ConfidenceColumn,
    ClaimsColumn,
    AttributionsColumn,
    SpeakersColumn,
    InstitutionsColumn,
    OutletsColumn,
    DocumentsColumn,
    CitationsColumn
};

quint8 kindCode(QByteArrayView kind)
{
    switch (kind.isEmpty() ? '\0' : kind[0]) {
    case 'e':
        return 1; // event
    case 'a':
        return 2; // aggregate
    case 's':
        return 3; // statement
    case 'd':
        return 4; // development
    default:
        return 0;
    }
}

quint8 reviewCode(QByteArrayView review)
{
    if (review.size() < 2)
        return 0;
    switch (review[0]) {
    case 'd':
        return review[1] == 'r' ? 1 : 4; // draft, disputed
    case 'c':
        return 2;
    case 'r':
        return 3;
    default:
        return 0;
    }
}

// States of incident_derived's figures (resources/schema).
enum State
{
    Figures = 1,
    None = 2,
    NotReported = 3,
    Unknown = 4
};

qint32 bound(const Statement &row, int column, qint32 whenNull)
{
    return row.isNull(column) ? whenNull
                              : static_cast<qint32>(std::clamp<qint64>(
                                  row.integer(column), 0, std::numeric_limits<qint32>::max()));
}

void storeFigure(const Statement &row, int column, Int32Column low, Segment &segment, Row at)
{
    const auto first = static_cast<size_t>(low);
    const auto store = [&](qint32 lowest, qint32 best, qint32 highest) {
        segment.int32s[first][at] = lowest;
        segment.int32s[first + 1][at] = best;
        segment.int32s[first + 2][at] = highest;
    };
    const auto storeBounds = [&] {
        store(bound(row, column + 1, figure::open),
              bound(row, column + 2, figure::notStated),
              bound(row, column + 3, figure::open));
    };
    switch (row.integer(column)) {
    case Figures:
        return storeBounds();
    case None:
        return store(0, 0, 0);
    case NotReported:
        return store(figure::notReported, figure::notReported, figure::notReported);
    case Unknown:
        // Not counted, yet "rockets" are two at least.
        if (!row.isNull(column + 1))
            return storeBounds();
        return store(figure::unknown, figure::unknown, figure::unknown);
    default:
        return store(figure::notStated, figure::notStated, figure::notStated);
    }
}

void storeDate(const Statement &row, Segment &segment, Row at)
{
    const bool undated =
        row.isNull(DerivedColumn)
        || row.integer(PrecisionColumn) == static_cast<int>(DatePrecision::Unknown);
    const qint32 missing = undated ? figure::notStated : figure::open;
    const auto minute = [&row, missing](int column) {
        return row.isNull(column) ? missing : static_cast<qint32>(row.integer(column));
    };
    segment.int32s[static_cast<size_t>(Int32Column::Earliest)][at] = minute(EarliestColumn);
    segment.int32s[static_cast<size_t>(Int32Column::Latest)][at] = minute(LatestColumn);
    segment.bytes[static_cast<size_t>(ByteColumn::Precision)][at] = static_cast<quint8>(
        undated ? static_cast<qint64>(DatePrecision::Unknown) : row.integer(PrecisionColumn));
}

void storeBytes(const Statement &row, Segment &segment, Row at)
{
    const auto set = [&segment, at](ByteColumn column, qint64 value) {
        segment.bytes[static_cast<size_t>(column)][at] =
            static_cast<quint8>(std::clamp<qint64>(value, 0, 255));
    };
    set(ByteColumn::Kind, kindCode(row.utf8View(KindColumn)));
    set(ByteColumn::Review, reviewCode(row.utf8View(ReviewColumn)));
    set(ByteColumn::MunitionsMeasure, row.integer(MeasureColumn));
    set(ByteColumn::Differing, row.integer(DifferingColumn));
    set(ByteColumn::Conflicting, row.integer(ConflictingColumn));
    set(ByteColumn::AllegedStance, row.integer(AllegedStanceColumn));
    set(ByteColumn::AllegedActors, row.integer(AllegedActorsColumn));
    set(ByteColumn::Likelihood, row.integer(LikelihoodColumn));
    set(ByteColumn::Confidence, row.integer(ConfidenceColumn));
    set(ByteColumn::Institutions, row.integer(InstitutionsColumn));
}

void storeCounts(const Statement &row, Segment &segment, Row at)
{
    const auto set = [&](ShortColumn column, int from) {
        segment.shorts[static_cast<size_t>(column)][at] =
            static_cast<quint16>(std::clamp<qint64>(row.integer(from), 0, 65535));
    };
    set(ShortColumn::Claims, ClaimsColumn);
    set(ShortColumn::Attributions, AttributionsColumn);
    set(ShortColumn::Speakers, SpeakersColumn);
    set(ShortColumn::Outlets, OutletsColumn);
    set(ShortColumn::Documents, DocumentsColumn);
    set(ShortColumn::Citations, CitationsColumn);
}

bool storeCodes(const Statement &row, const Codes &codes, Segment &segment, Row at)
{
    bool known = true;
    const auto code = [&row, &known](const CodeMap &map, int column) {
        const qint64 id = row.integer(column);
        const Code found = id == 0 ? 0 : map.codeOf(id);
        known = known && (found != 0 || id == 0);
        return found;
    };
    const auto term = [&](ByteColumn column, const CodeMap &map, int from) {
        segment.bytes[static_cast<size_t>(column)][at] = static_cast<quint8>(code(map, from));
    };
    term(ByteColumn::EventType, codes.eventTypes, EventTypeColumn);
    term(ByteColumn::SubEventType, codes.subEventTypes, SubEventTypeColumn);
    term(ByteColumn::Means, codes.means, MeansColumn);
    segment.codes[static_cast<size_t>(CodeColumn::Place)][at] = code(codes.places, PlaceColumn);
    segment.codes[static_cast<size_t>(CodeColumn::Alleged)][at] = code(codes.actors, AllegedColumn);
    segment.codes[static_cast<size_t>(CodeColumn::Assessed)][at] =
        code(codes.actors, AssessedColumn);
    return known;
}

} // namespace

const QByteArrayList &incidentColumns()
{
    static const QByteArrayList columns =
        QByteArray(
            "t.id,t.kind,t.event_type,t.sub_event_type,t.means,t.place,t.review,"
            "j.incident,j.earliest,j.latest,j.precision,"
            "j.killed_state,j.killed_low,j.killed_best,j.killed_high,"
            "j.wounded_state,j.wounded_low,j.wounded_best,j.wounded_high,"
            "j.munitions_state,j.munitions_low,j.munitions_best,j.munitions_high,"
            "j.count_state,j.count_low,j.count_best,j.count_high,"
            "j.munitions_measure,j.differing,j.conflicting,"
            "j.alleged,j.alleged_stance,j.alleged_actors,j.assessed,j.likelihood,j.confidence,"
            "j.claims,j.attributions,j.speakers,j.institutions,j.outlets,j.documents,j.citations")
            .split(',');
    return columns;
}

QByteArray incidentSql()
{
    return "SELECT " + incidentColumns().join(',')
           + " FROM incident t LEFT JOIN incident_derived j ON j.incident = t.id WHERE t.id = ?1";
}

void resizeSegment(Segment &segment, Row rows)
{
    for (auto &column : segment.int32s)
        column.resize(rows);
    for (auto &column : segment.bytes)
        column.resize(rows);
    for (auto &column : segment.shorts)
        column.resize(rows);
    for (auto &column : segment.codes)
        column.resize(rows);
    segment.living.resize((rows + 63) / 64);
}

bool storeRow(const Statement &row, const Codes &codes, Segment &segment, Row low)
{
    storeDate(row, segment, low);
    storeFigure(row, KilledColumn, Int32Column::KilledLow, segment, low);
    storeFigure(row, WoundedColumn, Int32Column::WoundedLow, segment, low);
    storeFigure(row, MunitionsColumn, Int32Column::MunitionsLow, segment, low);
    storeFigure(row, CountColumn, Int32Column::CountLow, segment, low);
    storeBytes(row, segment, low);
    storeCounts(row, segment, low);
    segment.living[low >> 6] |= quint64{1} << (low & 63);
    return storeCodes(row, codes, segment, low);
}

void NamedIds::add(const Statement &row)
{
    for (const int column : {AllegedColumn, AssessedColumn})
        actors.push_back(row.id(column));
    for (const int column : {EventTypeColumn, SubEventTypeColumn, MeansColumn})
        terms.push_back(row.id(column));
    places.push_back(row.id(PlaceColumn));
}

Id idOfRow(const Statement &row)
{
    return row.id(IdColumn);
}

} // namespace sourceline
