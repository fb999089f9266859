#include "model/columns/radix.h"
#include "model/text/edtf.h"
#include "ui/timeline/timelinedata.h"

#include <algorithm>
#include <bit>
#include <numeric>
#include <tuple>

// From rows to lanes, colours and order of time: what a timeline does once for each RowSet.
namespace sourceline {

namespace {

enum KindCode : quint8 // the schema's CHECK order
{
    Event = 1,
    Aggregate = 2
};

const Dictionary *dictionaryOf(const TimelineData &data)
{
    switch (data.ask.by) {
    case LaneBy::Assessed:
    case LaneBy::Alleged:
        return data.ask.table->actors.get();
    case LaneBy::EventType:
        return data.ask.table->eventTypes.get();
    case LaneBy::Means:
        return data.ask.table->means.get();
    case LaneBy::Place:
        return data.ask.table->places.get();
    case LaneBy::Target:
        break;
    }
    return nullptr;
}

size_t categories(const TimelineData &data)
{
    if (data.ask.by == LaneBy::Target)
        return data.ask.targets ? data.ask.targets->names.size() : 1;
    const Dictionary *dictionary = dictionaryOf(data);
    const size_t names = dictionary ? std::max<size_t>(dictionary->names.size(), 1) : 1;
    return data.ask.by == LaneBy::Assessed ? names + 1 : names;
}

size_t tintKey(const Tint &tint)
{
    constexpr size_t notLikely = 1; // no actor has it
    if (tint.certainty == Certainty::NotLikely)
        return notLikely;
    return tint.certainty == Certainty::Nobody
               ? 0
               : size_t(tint.actor) * 2 + (tint.certainty == Certainty::Assessed ? 1 : 0);
}

/// One run of makeTimeline.
class Maker
{
public:
    Maker(TimelineData &data, const std::atomic_bool *cancelled)
        : m_data(data)
        , m_table(*data.ask.table)
        , m_cancelled(cancelled)
    {}

    bool run();

private:
    template <typename F>
    bool eachRow(const F &f) const;
    void findTargets();
    void findTimes();
    bool count();
    void chooseLanes();
    void chooseTints();
    bool isLaneOf(const Tint &tint) const;
    bool place();
    bool order();
    void measure();
    void add(Row row, quint8 kind);
    quint8 tintIndex(Row row) const;

    bool stopped() const { return m_cancelled && m_cancelled->load(std::memory_order_relaxed); }

    TimelineData &m_data;
    const IncidentTable &m_table;
    const std::atomic_bool *m_cancelled;
    std::vector<quint64> m_bits; ///< the rows, in order of row: columns are read front to back
    std::vector<quint32> m_counts, m_bandCounts, m_tintCounts;
    std::vector<quint8> m_tintOf; ///< by tintKey
    std::vector<int> m_seriesOf;  ///< by lane * tints + tint
    size_t m_minute = 0;          ///< the next in m_data.minutes: rows are placed in their order
    qint64 m_words = 0;
};

template <typename F>
bool Maker::eachRow(const F &f) const
{
    for (size_t word = 0; word < m_bits.size(); ++word) {
        for (quint64 bits = m_bits[word]; bits != 0; bits &= bits - 1)
            f(static_cast<Row>(word * 64 + static_cast<size_t>(std::countr_zero(bits))));
        if ((word & 1023) == 0 && stopped())
            return false;
    }
    return true;
}

void Maker::findTargets()
{
    if (m_data.ask.by != LaneBy::Target || !m_data.ask.targets)
        return;
    const Targets &targets = *m_data.ask.targets;
    m_data.targetOfRow.resize(m_table.rowCount());
    for (size_t i = 0; i < targets.ids.size(); ++i) {
        if (const Row row = m_table.rowOf(targets.ids[i]); row < m_table.rowCount())
            m_data.targetOfRow[row] = targets.codes[i];
    }
}

void Maker::findTimes()
{
    if (!m_data.ask.times)
        return;
    const LocalTimes &times = *m_data.ask.times;
    constexpr auto day = static_cast<quint8>(DatePrecision::Day);
    for (size_t i = 0; i < times.ids.size(); ++i) {
        const Row row = m_table.rowOf(times.ids[i]);
        if (row < m_table.rowCount() && m_table.idOf(row) == times.ids[i]
            && m_table.value(ByteColumn::Precision, row) == day)
            m_data.minutes.emplace_back(row, times.minutes[i]);
    }
    std::ranges::sort(m_data.minutes); // ids ascend, but not the rows of a first screen
    m_data.minutes.shrink_to_fit();
}

bool Maker::count()
{
    const std::shared_ptr<const RowSet> asked = std::exchange(m_data.ask.rows, nullptr);
    const std::span<const Row> rows = asked->rows();
    m_bits.resize((size_t(m_table.rowCount()) + 63) / 64);
    for (const Row row : rows)
        m_bits[row >> 6] |= quint64{1} << (row & 63);
    m_counts.resize(categories(m_data));
    m_bandCounts.resize(m_counts.size());
    m_tintCounts.resize(m_table.actors ? m_table.actors->ids.size() * 2 + 2 : 2);
    return eachRow([this](Row row) {
        const quint8 kind = m_table.value(ByteColumn::Kind, row);
        qint32 from = 0;
        qint32 to = 0;
        if (!timeOf(m_table, row, from, to)) {
            const bool isWords = isWordsKind(kind);
            m_data.undated += !isWords || m_data.ask.words ? 1 : 0;
            m_data.undatedBands += kind == Aggregate ? 1 : 0;
            return;
        }
        if (kind == Event || kind == Aggregate) {
            m_counts[m_data.categoryOf(row)] += kind == Event ? 1U : 0U;
            m_bandCounts[m_data.categoryOf(row)] += kind == Event ? 0U : 1U;
            m_tintCounts[tintKey(tintOf(m_table, row))] += 1;
        } else {
            m_words += 1;
        }
    });
}

void Maker::chooseLanes()
{
    std::vector<Code> codes;
    const auto notLikely =
        static_cast<Code>(m_counts.size() - (m_data.ask.by == LaneBy::Assessed ? 1 : 0));
    for (Code code = 1; code < notLikely; ++code) {
        if (m_counts[code] + m_bandCounts[code] > 0)
            codes.push_back(code);
    }
    std::stable_sort(codes.begin(), codes.end(), [this](Code a, Code b) {
        return std::pair(m_counts[a], m_bandCounts[a]) > std::pair(m_counts[b], m_bandCounts[b]);
    });
    const size_t kept = std::min<size_t>(codes.size(), TimelineData::lanesKept);
    const Dictionary *dictionary = dictionaryOf(m_data);
    const bool actors = m_data.ask.by == LaneBy::Assessed || m_data.ask.by == LaneBy::Alleged;
    m_data.laneOfCode.assign(m_counts.size(), -1);
    for (size_t i = 0; i < kept; ++i) {
        const Code code = codes[i];
        m_data.laneOfCode[code] = static_cast<int>(m_data.lanes.size());
        m_data.lanes.push_back(
            {TimelineData::LaneKind::Named,
             code,
             dictionary ? dictionary->names[code] : m_data.ask.targets->names[code],
             actors ? dictionary->ids[code] : Id(),
             m_counts[code],
             m_bandCounts[code]});
    }
    if (notLikely < m_counts.size() && m_counts[notLikely] + m_bandCounts[notLikely] > 0) {
        m_data.laneOfCode[notLikely] = static_cast<int>(m_data.lanes.size());
        m_data.lanes.push_back({TimelineData::LaneKind::NotLikely,
                                notLikely,
                                {},
                                {},
                                m_counts[notLikely],
                                m_bandCounts[notLikely]});
    }
    m_data.laneOfCode[0] = static_cast<int>(m_data.lanes.size());
    m_data.lanes.push_back(
        {TimelineData::LaneKind::Unnamed, 0, {}, {}, m_counts[0], m_bandCounts[0]});
    if (kept < codes.size()) {
        TimelineData::Lane others;
        others.kind = TimelineData::LaneKind::Others;
        others.categories = static_cast<qsizetype>(codes.size() - kept);
        for (size_t i = kept; i < codes.size(); ++i) {
            m_data.laneOfCode[codes[i]] = static_cast<int>(m_data.lanes.size());
            others.count += m_counts[codes[i]];
            others.bands += m_bandCounts[codes[i]];
        }
        m_data.lanes.push_back(others);
    }
    if (m_data.ask.words) {
        m_data.wordsLane = static_cast<int>(m_data.lanes.size());
        m_data.lanes.push_back({TimelineData::LaneKind::Words, 0, {}, {}, m_words, 0});
    }
}

bool Maker::isLaneOf(const Tint &tint) const
{
    const bool isAssessed = m_data.ask.by == LaneBy::Assessed;
    if (!isAssessed && m_data.ask.by != LaneBy::Alleged)
        return false;
    const int lane = m_data.laneOfCode[tint.actor];
    return tint.certainty == (isAssessed ? Certainty::Assessed : Certainty::Alleged) && lane >= 0
           && m_data.lanes[static_cast<size_t>(lane)].kind == TimelineData::LaneKind::Named;
}

void Maker::chooseTints()
{
    std::vector<size_t> keys;
    for (size_t key = 2; key < m_tintCounts.size(); ++key) {
        if (m_tintCounts[key] > 0)
            keys.push_back(key);
    }
    const auto tintAt = [](size_t key) {
        return Tint{static_cast<Code>(key / 2),
                    key % 2 == 1 ? Certainty::Assessed : Certainty::Alleged};
    };
    // An actor that has a lane has its colour there, however many others are busier elsewhere.
    const auto rank = [&](size_t key) {
        return std::pair(isLaneOf(tintAt(key)), m_tintCounts[key]);
    };
    std::stable_sort(
        keys.begin(), keys.end(), [&](size_t a, size_t b) { return rank(a) > rank(b); });
    m_data.tints = {Tint{},
                    Tint{0, Certainty::Alleged},
                    Tint{0, Certainty::Assessed},
                    Tint{0, Certainty::NotLikely}};
    m_tintOf.assign(m_tintCounts.size(), 0);
    m_tintOf[tintKey(Tint{0, Certainty::NotLikely})] = static_cast<quint8>(Certainty::NotLikely);
    for (size_t i = 0; i < keys.size(); ++i) {
        if (m_data.tints.size() < TimelineData::tintsKept) {
            m_tintOf[keys[i]] = static_cast<quint8>(m_data.tints.size());
            m_data.tints.push_back(tintAt(keys[i]));
        } else {
            m_tintOf[keys[i]] = static_cast<quint8>(tintAt(keys[i]).certainty);
        }
    }
}

quint8 Maker::tintIndex(Row row) const
{
    return m_tintOf[tintKey(tintOf(m_table, row))];
}

void Maker::add(Row row, quint8 kind)
{
    const bool isWords = isWordsKind(kind);
    TimelineData::Span span;
    if (!timeOf(m_table, row, span.from, span.to) || (isWords && m_data.wordsLane < 0))
        return;
    const auto &minutes = m_data.minutes;
    while (m_minute < minutes.size() && minutes[m_minute].first < row)
        ++m_minute;
    if (m_minute < minutes.size() && minutes[m_minute].first == row)
        span.from = span.to = minutes[m_minute].second;
    span.row = row;
    span.lane = m_data.laneOf(row);
    span.tint = isWords ? quint8(0) : tintIndex(row);
    if (kind == Aggregate) {
        m_data.bands.push_back(span);
        return;
    }
    m_data.events += 1;
    if (!isInstant(m_table, row)) {
        m_data.spans.push_back(span);
        return;
    }
    int &index = m_seriesOf[static_cast<size_t>(span.lane) * m_data.tints.size() + span.tint];
    if (index < 0) {
        index = static_cast<int>(m_data.series.size());
        m_data.series.push_back({span.lane, span.tint, {}, {}});
    }
    TimelineData::Series &series = m_data.series[static_cast<size_t>(index)];
    series.times.push_back(span.anchor());
    series.rows.push_back(row);
}

bool Maker::place()
{
    m_seriesOf.assign(m_data.lanes.size() * m_data.tints.size(), -1);
    return eachRow([this](Row row) { add(row, m_table.value(ByteColumn::Kind, row)); });
}

bool Maker::order()
{
    const auto byAnchor = [](const TimelineData::Span &a, const TimelineData::Span &b) {
        return std::pair(a.anchor(), a.row) < std::pair(b.anchor(), b.row);
    };
    std::sort(m_data.spans.begin(), m_data.spans.end(), byAnchor);
    std::sort(m_data.bands.begin(), m_data.bands.end(), byAnchor);
    for (TimelineData::Series &series : m_data.series) {
        std::vector<quint32> keys(series.times.size());
        std::transform(series.times.begin(), series.times.end(), keys.begin(), [](qint32 time) {
            return static_cast<quint32>(time) ^ 0x80000000U;
        });
        std::vector<quint32> at(keys.size());
        std::iota(at.begin(), at.end(), 0U);
        at = radixSorted(at, keys, m_cancelled);
        if (stopped())
            return false;
        TimelineData::Series sorted{series.lane, series.tint, {}, {}};
        sorted.times.reserve(at.size());
        sorted.rows.reserve(at.size());
        for (const quint32 i : at) {
            sorted.times.push_back(series.times[i]);
            sorted.rows.push_back(series.rows[i]);
        }
        series = std::move(sorted);
    }
    return true;
}

void Maker::measure()
{
    bool any = false;
    const auto take = [&](qint32 from, qint32 to) {
        from = from == figure::open ? to : from;
        to = to == figure::open ? from : to;
        m_data.first = any ? std::min(m_data.first, from) : from;
        m_data.last = any ? std::max(m_data.last, to) : to;
        any = true;
    };
    for (const TimelineData::Series &series : m_data.series)
        take(series.times.front(), series.times.back());
    for (const TimelineData::Span &span : m_data.spans)
        take(span.from, span.to);
    const bool anyEvents = any;
    const std::pair ofEvents(m_data.first, m_data.last);
    for (const TimelineData::Span &band : m_data.bands)
        take(band.from, band.to);
    m_data.firstOfAll = m_data.first;
    m_data.lastOfAll = m_data.last;
    if (anyEvents)
        std::tie(m_data.first, m_data.last) = ofEvents;
}

bool Maker::run()
{
    findTargets();
    findTimes();
    if (!count())
        return false;
    chooseLanes();
    chooseTints();
    if (!place() || !order())
        return false;
    measure();
    m_data.held = std::move(m_bits);
    return true;
}

} // namespace

std::shared_ptr<const TimelineData> makeTimeline(const TimelineAsk &ask,
                                                 const std::atomic_bool *cancelled)
{
    auto data = std::make_shared<TimelineData>();
    data->ask = ask;
    if (!Maker(*data, cancelled).run()) {
        auto none = std::make_shared<TimelineData>();
        none->ask = ask;
        none->ask.rows.reset();
        return none;
    }
    return data;
}

} // namespace sourceline
