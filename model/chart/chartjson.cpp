// The numbers of a chart as JSON and back. A file may be a stranger's: what does not fit together
// is refused.
#include "model/chart/chartpayload.h"

#include <QJsonArray>

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const std::optional<double> &value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

std::optional<double> numberOf(const QJsonValue &json)
{
    return json.isDouble() ? std::optional(json.toDouble()) : std::nullopt;
}

QString dateText(QDate date)
{
    return date.isValid() ? date.toString(Qt::ISODate) : QString();
}

QDate dateFrom(const QJsonValue &json)
{
    return QDate::fromString(json.toString(), Qt::ISODate);
}

void put(QJsonObject &json, const QString &key, bool flag)
{
    if (flag)
        json.insert(key, true);
}

void put(QJsonObject &json, const QString &key, const QString &text)
{
    if (!text.isEmpty())
        json.insert(key, text);
}

QJsonArray idsToJson(const std::vector<Id> &ids)
{
    QJsonArray array;
    for (const Id id : ids)
        array.append(id.toText());
    return array;
}

QJsonObject toJson(const ChartPosition &position)
{
    QJsonObject json{{u"label"_s, position.label}, {u"key"_s, position.key}};
    put(json, u"from"_s, dateText(position.from));
    put(json, u"to"_s, dateText(position.to));
    put(json, u"incomplete"_s, position.incomplete);
    put(json, u"since"_s, dateText(position.since));
    put(json, u"until"_s, dateText(position.until));
    put(json, u"apart"_s, position.apart);
    put(json, u"unknown"_s, position.unknown);
    put(json, u"alleged"_s, position.alleged);
    return json;
}

// What cells of one line are made of, a list each.
struct CellLists
{
    static constexpr std::array<std::pair<QLatin1StringView, qint64 ChartCell::*>, 4> counts{
        {{"counts"_L1, &ChartCell::count},
         {"without a figure"_L1, &ChartCell::silent},
         {"at least"_L1, &ChartCell::atLeast},
         {"about"_L1, &ChartCell::about}}};
};

void put(QJsonObject &json, const std::vector<ChartCell> &cells)
{
    QJsonArray values;
    for (const ChartCell &cell : cells)
        values.append(cell.value);
    json.insert(u"values"_s, values);
    for (const auto &[name, member] : CellLists::counts) {
        QJsonArray counts;
        for (const ChartCell &cell : cells)
            counts.append(static_cast<double>(cell.*member));
        json.insert(name, counts);
    }
}

QJsonObject toJson(const ChartSeries &series)
{
    QJsonObject json{{u"name"_s, series.name}, {u"key"_s, series.key}};
    put(json, series.cells);
    put(json, u"unknown"_s, series.unknown);
    put(json, u"alleged"_s, series.alleged);
    put(json, u"gathered"_s, series.gathered);
    return json;
}

QJsonObject toJson(const ChartPoint &point)
{
    return {{u"position"_s, point.position},
            {u"low"_s, jsonOf(point.low)},
            {u"best"_s, jsonOf(point.best)},
            {u"high"_s, jsonOf(point.high)},
            {u"words"_s, point.words},
            {u"speaker"_s, point.speaker},
            {u"feeds"_s, point.feeds},
            {u"claim"_s, point.claim.toText()},
            {u"incident"_s, point.incident.toText()}};
}

QJsonObject toJson(const ChartBand &band)
{
    QJsonObject json{{u"position"_s, band.position},
                     {u"low"_s, jsonOf(band.low)},
                     {u"best"_s, jsonOf(band.best)},
                     {u"high"_s, jsonOf(band.high)},
                     {u"words"_s, band.words},
                     {u"incident"_s, band.incident.toText()}};
    put(json, u"conflicting"_s, band.conflicting);
    put(json, u"chosen"_s, band.chosen);
    return json;
}

QJsonObject toJson(const ChartCoverage &coverage)
{
    QJsonObject json{{u"position"_s, coverage.position},
                     {u"held"_s, coverage.held},
                     {u"counted"_s, jsonOf(coverage.counted)},
                     {u"counted high"_s, jsonOf(coverage.countedHigh)},
                     {u"open above"_s, coverage.openAbove},
                     {u"sentence"_s, coverage.sentence},
                     {u"aggregate"_s, coverage.aggregate.toText()},
                     {u"incidents"_s, idsToJson(coverage.incidents)}};
    if (coverage.countedLow)
        json.insert(u"counted low"_s, *coverage.countedLow);
    put(json, u"open below"_s, coverage.openBelow);
    put(json, u"counted in words"_s, coverage.words);
    return json;
}

template <typename T>
QJsonArray arrayOf(const std::vector<T> &values)
{
    QJsonArray array;
    for (const T &value : values)
        array.append(toJson(value));
    return array;
}

class Reader
{
public:
    explicit Reader(const QJsonObject &json)
        : m_json(json)
    {}

    Result<ChartNumbers> read()
    {
        each(u"positions"_s, [this](const QJsonObject &json) { readPosition(json); });
        each(u"series"_s, [this](const QJsonObject &json) { readSeries(json); });
        if (const QJsonValue totals = m_json.value(u"totals"_s); totals.isObject())
            m_numbers.totals = cellsOf(totals.toObject(), u"The whole"_s);
        each(u"points"_s, [this](const QJsonObject &json) { readPoint(json); });
        each(u"bands"_s, [this](const QJsonObject &json) { readBand(json); });
        each(u"coverage"_s, [this](const QJsonObject &json) { readCoverage(json); });
        readTexts();
        if (!m_problem.isEmpty())
            return Error{u"The numbers of this chart cannot be read: %1."_s.arg(m_problem)};
        return std::move(m_numbers);
    }

private:
    void refuse(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = what;
    }

    template <typename Use>
    void each(const QString &key, Use use)
    {
        const QJsonValue value = m_json.value(key);
        if (!value.isUndefined() && !value.isArray())
            return refuse(u"%1 is no list"_s.arg(key));
        const QJsonArray array = value.toArray();
        for (const QJsonValue &entry : array)
            use(entry.toObject());
    }

    int positionOf(const QJsonObject &json)
    {
        const int at = json.value(u"position"_s).toInt(-1);
        if (at < 0 || at >= static_cast<int>(m_numbers.positions.size()))
            refuse(u"something stands at a place that there is not"_s);
        return at;
    }

    void readPosition(const QJsonObject &json)
    {
        ChartPosition position;
        position.label = json.value(u"label"_s).toString();
        position.key = json.value(u"key"_s).toString();
        position.from = dateFrom(json.value(u"from"_s));
        position.to = dateFrom(json.value(u"to"_s));
        position.incomplete = json.value(u"incomplete"_s).toBool();
        position.since = dateFrom(json.value(u"since"_s));
        position.until = dateFrom(json.value(u"until"_s));
        position.apart = json.value(u"apart"_s).toBool();
        position.unknown = json.value(u"unknown"_s).toBool();
        position.alleged = json.value(u"alleged"_s).toBool();
        m_numbers.positions.push_back(std::move(position));
    }

    void readSeries(const QJsonObject &json)
    {
        ChartSeries series;
        series.name = json.value(u"name"_s).toString();
        series.key = json.value(u"key"_s).toString();
        series.unknown = json.value(u"unknown"_s).toBool();
        series.alleged = json.value(u"alleged"_s).toBool();
        series.gathered = json.value(u"gathered"_s).toBool();
        series.cells = cellsOf(json, series.name);
        m_numbers.series.push_back(std::move(series));
    }

    std::vector<ChartCell> cellsOf(const QJsonObject &json, const QString &name)
    {
        const QJsonArray values = json.value(u"values"_s).toArray();
        std::vector<ChartCell> cells(m_numbers.positions.size());
        bool fits = values.size() == static_cast<qsizetype>(cells.size());
        for (size_t i = 0; fits && i < cells.size(); ++i)
            cells[i].value = values[static_cast<qsizetype>(i)].toDouble();
        for (const auto &[key, member] : CellLists::counts) {
            const QJsonValue value = json.value(key);
            const QJsonArray counts = value.toArray();
            // A file of before these were told.
            const bool isTold = !value.isUndefined() || member == &ChartCell::count;
            fits = fits && (!isTold || counts.size() == values.size());
            for (size_t i = 0; fits && i < cells.size(); ++i)
                cells[i].*member = isTold ? counts[static_cast<qsizetype>(i)].toInteger()
                                   : member == &ChartCell::silent ? -1
                                                                  : 0;
        }
        if (!fits)
            refuse(u"%1 has not one value for each place"_s.arg(name.left(80)));
        return cells;
    }

    void readPoint(const QJsonObject &json)
    {
        m_numbers.points.push_back({positionOf(json),
                                    numberOf(json.value(u"low"_s)),
                                    numberOf(json.value(u"best"_s)),
                                    numberOf(json.value(u"high"_s)),
                                    json.value(u"words"_s).toString(),
                                    json.value(u"speaker"_s).toString(),
                                    json.value(u"feeds"_s).toBool(true),
                                    Id::fromText(json.value(u"claim"_s).toString()),
                                    Id::fromText(json.value(u"incident"_s).toString())});
    }

    void readBand(const QJsonObject &json)
    {
        m_numbers.bands.push_back({positionOf(json),
                                   numberOf(json.value(u"low"_s)),
                                   numberOf(json.value(u"best"_s)),
                                   numberOf(json.value(u"high"_s)),
                                   json.value(u"words"_s).toString(),
                                   json.value(u"conflicting"_s).toBool(),
                                   json.value(u"chosen"_s).toBool(),
                                   Id::fromText(json.value(u"incident"_s).toString())});
    }

    void readCoverage(const QJsonObject &json)
    {
        ChartCoverage coverage;
        coverage.position = positionOf(json);
        coverage.held = json.value(u"held"_s).toDouble();
        coverage.counted = numberOf(json.value(u"counted"_s));
        coverage.countedHigh = numberOf(json.value(u"counted high"_s));
        coverage.countedLow = numberOf(json.value(u"counted low"_s));
        coverage.openAbove = json.value(u"open above"_s).toBool();
        coverage.openBelow = json.value(u"open below"_s).toBool();
        coverage.words = json.value(u"counted in words"_s).toString();
        coverage.sentence = json.value(u"sentence"_s).toString();
        coverage.aggregate = Id::fromText(json.value(u"aggregate"_s).toString());
        const QJsonArray incidents = json.value(u"incidents"_s).toArray();
        for (const QJsonValue &id : incidents)
            coverage.incidents.push_back(Id::fromText(id.toString()));
        m_numbers.coverage.push_back(std::move(coverage));
    }

    QString text(const QString &key) const { return m_json.value(key).toString(); }

    QStringList texts(const QString &key) const
    {
        QStringList all;
        const QJsonArray array = m_json.value(key).toArray();
        for (const QJsonValue &each : array)
            all.append(each.toString());
        return all;
    }

    void readTexts()
    {
        m_numbers.axis = text(u"axis"_s);
        m_numbers.subtitle = text(u"subtitle"_s);
        m_numbers.filter = text(u"filter"_s);
        m_numbers.unit = text(u"unit"_s);
        m_numbers.period = text(u"period"_s);
        m_numbers.marking = text(u"marking"_s);
        m_numbers.n = m_json.value(u"n"_s).toInteger();
        m_numbers.from = dateFrom(m_json.value(u"from"_s));
        m_numbers.to = dateFrom(m_json.value(u"to"_s));
        m_numbers.cutOff = dateFrom(m_json.value(u"cut-off"_s));
        m_numbers.dataAsOf = m_json.value(u"data as of"_s).toInteger();
        m_numbers.head = text(u"head"_s).toLatin1();
        m_numbers.caveats = texts(u"caveats"_s);
        m_numbers.sources = texts(u"sources"_s);
        m_numbers.sourcesLong = texts(u"sources in full"_s);
    }

    const QJsonObject &m_json;
    ChartNumbers m_numbers;
    QString m_problem;
};

} // namespace

QJsonObject chartNumbersToJson(const ChartNumbers &numbers)
{
    QJsonObject json{{u"positions"_s, arrayOf(numbers.positions)},
                     {u"series"_s, arrayOf(numbers.series)},
                     {u"axis"_s, numbers.axis},
                     {u"subtitle"_s, numbers.subtitle},
                     {u"n"_s, static_cast<double>(numbers.n)},
                     {u"unit"_s, numbers.unit},
                     {u"data as of"_s, static_cast<double>(numbers.dataAsOf)},
                     {u"head"_s, QString::fromLatin1(numbers.head)},
                     {u"caveats"_s, QJsonArray::fromStringList(numbers.caveats)},
                     {u"sources"_s, QJsonArray::fromStringList(numbers.sources)},
                     {u"sources in full"_s, QJsonArray::fromStringList(numbers.sourcesLong)}};
    if (!numbers.totals.empty()) {
        QJsonObject totals;
        put(totals, numbers.totals);
        json.insert(u"totals"_s, totals);
    }
    if (!numbers.points.empty())
        json.insert(u"points"_s, arrayOf(numbers.points));
    if (!numbers.bands.empty())
        json.insert(u"bands"_s, arrayOf(numbers.bands));
    if (!numbers.coverage.empty())
        json.insert(u"coverage"_s, arrayOf(numbers.coverage));
    put(json, u"filter"_s, numbers.filter);
    put(json, u"period"_s, numbers.period);
    put(json, u"from"_s, dateText(numbers.from));
    put(json, u"to"_s, dateText(numbers.to));
    put(json, u"cut-off"_s, dateText(numbers.cutOff));
    put(json, u"marking"_s, numbers.marking);
    return json;
}

Result<ChartNumbers> chartNumbersFromJson(const QJsonObject &json)
{
    return Reader(json).read();
}

} // namespace sourceline
