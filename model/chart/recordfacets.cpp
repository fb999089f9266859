// Categories that stand in claims and statements: an incident can have several.
#include "model/chart/facet.h"
#include "model/chart/said.h"
#include "model/store/rowreader.h"

#include <QCoreApplication>
#include <QHash>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Category = ChartSpec::Category;

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

class SeveralFacet : public ChartFacet
{
public:
    explicit SeveralFacet(ChartValue none) { m_values.push_back(std::move(none)); }

    void add(Row row, const ChartValue &value)
    {
        auto found = m_codes.constFind(value.key);
        if (found == m_codes.constEnd())
            found = m_codes.insert(value.key, add(value));
        m_pairs.emplace_back(row, *found);
    }

    /// The code of one more value, for adds by code.
    quint32 add(const ChartValue &value)
    {
        m_values.push_back(value);
        return count() - 1;
    }

    void add(Row row, quint32 code) { m_pairs.emplace_back(row, code); }

    void rename(quint32 code, const QString &name) { m_values[code].name = name; }

    /// After the last add().
    void finish()
    {
        std::ranges::sort(m_pairs);
        m_pairs.erase(std::unique(m_pairs.begin(), m_pairs.end()), m_pairs.end());
        for (const auto &[row, code] : m_pairs)
            m_ofRow.push_back(code);
    }

    quint32 count() const override { return static_cast<quint32>(m_values.size()); }

    void read(const Segment &, Row, std::span<const quint16> lows, quint32 *codes) const override
    {
        std::fill_n(codes, lows.size(), 0U);
    }

    ChartValue value(quint32 code) const override { return m_values[code]; }

    bool canBeSeveral() const override { return true; }

    std::span<const quint32> several(Row row) const override
    {
        static constexpr quint32 none = 0;
        const auto first = std::ranges::lower_bound(m_pairs, std::pair(row, 0U));
        auto last = first;
        while (last != m_pairs.end() && last->first == row)
            ++last;
        if (first == last)
            return {&none, 1};
        return {m_ofRow.data() + (first - m_pairs.begin()), static_cast<size_t>(last - first)};
    }

private:
    std::vector<std::pair<Row, quint32>> m_pairs;
    std::vector<quint32> m_ofRow;
    std::vector<ChartValue> m_values;
    QHash<QString, quint32> m_codes;
};

Result<void> readTargets(SeveralFacet &facet, const ChosenRows &rows, sqlite3 *database)
{
    return forChosen(database,
                     rows,
                     "SELECT id, target FROM incident WHERE target <> ''",
                     "id",
                     [&facet](Row row, RowReader reader) {
                         const QString target = reader.text();
                         facet.add(row, {target, target});
                     });
}

Result<void> readOutlets(SeveralFacet &facet, const ChosenRows &rows, sqlite3 *database)
{
    for (const char *table : {"claim", "attribution"}) {
        const QByteArray sql =
            QByteArray("SELECT x.incident, o.id, o.name FROM ") + table
            + " x JOIN report r ON r.statement = x.statement JOIN document d ON d.id = r.document "
              "JOIN actor o ON o.id = d.outlet WHERE d.summary_of IS NULL";
        const auto read =
            forChosen(database, rows, sql, "x.incident", [&facet](Row row, RowReader reader) {
                const Id outlet = reader.id();
                facet.add(row, {reader.text(), outlet.toText()});
            });
        if (!read)
            return read;
    }
    return {};
}

Result<void>
readSaid(SeveralFacet &facet, Category category, const ChosenRows &rows, sqlite3 *database)
{
    const auto said = readAttributions(rows, database);
    if (!said)
        return said.error();
    SaidNames names(*said, database);
    SaidCategory split(category, *said, names);
    constexpr quint32 noCode = 0;
    std::vector<quint32> codes; // of the facet, by those of the split
    for (const SaidAttribution &each : said->all) {
        const bool isAccusing = each.accuses() || each.stance == Stance::ClaimsResponsibility;
        if (each.byAction || (category == Category::AttributedActor && !isAccusing)
            || (category == Category::Accusation && !each.accuses()))
            continue;
        for (const quint32 code : split.codes(each)) {
            if (codes.size() < split.count())
                codes.resize(split.count(), noCode);
            if (codes[code] == noCode)
                codes[code] = facet.add(split.value(code));
            facet.add(each.row, codes[code]);
        }
    }
    for (quint32 code = 0; code < codes.size(); ++code) { // that only all of them tell
        if (codes[code] != noCode)
            facet.rename(codes[code], split.value(code).name);
    }
    return {};
}

ChartValue noneOf(Category category)
{
    switch (category) {
    case Category::AttributedActor:
    case Category::Accusation:
        return {Words::tr("nobody accused"), u"nobody accused"_s, true, false};
    case Category::Stance:
    case Category::SpeakerInstitution:
        return {Words::tr("nothing attributed"), u"nothing attributed"_s, true, false};
    default:
        return {Words::tr("not stated"), u"not stated"_s, true, false};
    }
}

} // namespace

Result<std::unique_ptr<ChartFacet>>
makeChartFacet(Category category, const ChosenRows &rows, sqlite3 *database)
{
    if (auto ofColumns = makeColumnFacet(category, rows.table()))
        return ofColumns;
    auto facet = std::make_unique<SeveralFacet>(noneOf(category));
    const auto read = category == Category::Target   ? readTargets(*facet, rows, database)
                      : category == Category::Outlet ? readOutlets(*facet, rows, database)
                                                     : readSaid(*facet, category, rows, database);
    if (!read)
        return read.error();
    facet->finish();
    return std::unique_ptr<ChartFacet>(std::move(facet));
}

QString categoryWords(Category category)
{
    switch (category) {
    case Category::None:
        return {};
    case Category::Assessed:
        return Words::tr("assessed actor");
    case Category::Alleged:
        return Words::tr("alleged actor");
    case Category::EventType:
        return Words::tr("event type");
    case Category::SubEventType:
        return Words::tr("sub-event type");
    case Category::Means:
        return Words::tr("means");
    case Category::Place:
        return Words::tr("place");
    case Category::Country:
        return Words::tr("country");
    case Category::Target:
        return Words::tr("target");
    case Category::Stance:
        return Words::tr("stance");
    case Category::AttributedActor:
        return Words::tr("accused actor");
    case Category::SpeakerInstitution:
        return Words::tr("institution of the speaker");
    case Category::Outlet:
        return Words::tr("reporting outlet");
    case Category::Accusation:
        return Words::tr("who accuses whom");
    }
    return {};
}

} // namespace sourceline
