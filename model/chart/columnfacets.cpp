// Categories that stand in columns: read at the pace of memory.
#include "model/chart/facet.h"
#include "model/store/derivation.h"
#include "model/store/likelihood.h"

#include <QCoreApplication>
#include <QHash>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

ChartValue notStated()
{
    return {Words::tr("not stated"), u"not stated"_s, true, false};
}

ChartValue named(const Dictionary &dictionary, Code code)
{
    return {dictionary.names[code], dictionary.ids[code].toText(), false, false};
}

class NoFacet : public ChartFacet
{
public:
    quint32 count() const override { return 1; }

    void read(const Segment &, Row, std::span<const quint16> lows, quint32 *codes) const override
    {
        std::fill_n(codes, lows.size(), 0U);
    }

    ChartValue value(quint32) const override { return {}; }
};

class TermFacet : public ChartFacet
{
public:
    TermFacet(ByteColumn column, std::shared_ptr<const Dictionary> terms)
        : m_column(static_cast<size_t>(column))
        , m_terms(std::move(terms))
    {}

    quint32 count() const override { return 256; }

    void
    read(const Segment &segment, Row, std::span<const quint16> lows, quint32 *codes) const override
    {
        const quint8 *column = segment.bytes[m_column].data();
        for (size_t i = 0; i < lows.size(); ++i)
            codes[i] = column[lows[i]];
    }

    ChartValue value(quint32 code) const override
    {
        if (code == 0 || code >= m_terms->names.size())
            return notStated();
        ChartValue value = named(*m_terms, code);
        value.unknown = value.name == "unknown"_L1;
        return value;
    }

private:
    size_t m_column;
    std::shared_ptr<const Dictionary> m_terms;
};

class PlaceFacet : public ChartFacet
{
public:
    explicit PlaceFacet(std::shared_ptr<const Dictionary> places)
        : m_places(std::move(places))
    {}

    quint32 count() const override { return static_cast<quint32>(m_places->names.size()); }

    void
    read(const Segment &segment, Row, std::span<const quint16> lows, quint32 *codes) const override
    {
        const Code *column = segment.codes[static_cast<size_t>(CodeColumn::Place)].data();
        for (size_t i = 0; i < lows.size(); ++i)
            codes[i] = column[lows[i]];
    }

    ChartValue value(quint32 code) const override
    {
        return code == 0 ? notStated() : named(*m_places, code);
    }

private:
    std::shared_ptr<const Dictionary> m_places;
};

class CountryFacet : public ChartFacet
{
public:
    explicit CountryFacet(const Dictionary &places)
        : m_codes(places.extras.size())
        , m_countries{QString()}
    {
        QHash<QString, quint32> known;
        for (size_t place = 1; place < places.extras.size(); ++place) {
            const QString &country = places.extras[place];
            if (country.isEmpty())
                continue;
            const auto found = known.constFind(country);
            if (found != known.constEnd()) {
                m_codes[place] = *found;
                continue;
            }
            m_codes[place] = static_cast<quint32>(m_countries.size());
            known.insert(country, m_codes[place]);
            m_countries.push_back(country);
        }
    }

    quint32 count() const override { return static_cast<quint32>(m_countries.size()); }

    void
    read(const Segment &segment, Row, std::span<const quint16> lows, quint32 *codes) const override
    {
        const Code *column = segment.codes[static_cast<size_t>(CodeColumn::Place)].data();
        for (size_t i = 0; i < lows.size(); ++i)
            codes[i] = m_codes[column[lows[i]]];
    }

    ChartValue value(quint32 code) const override
    {
        return code == 0 ? notStated() : ChartValue{m_countries[code], m_countries[code]};
    }

private:
    std::vector<quint32> m_codes; // by place
    std::vector<QString> m_countries;
};

// Whether the stance that names the actor says that it did it.
bool accuses(quint8 stance)
{
    return stance >= static_cast<quint8>(Stance::Asserts)
           && stance <= static_cast<quint8>(Stance::ClaimsResponsibility);
}

// Codes of actors; then what there is where there is none. Alleged and assessed are never one: an
// incident that nobody has assessed is "only alleged", whoever is alleged; and whom a judgement
// holds no likelier than even has not been assessed to have done it.
class ActorFacet : public ChartFacet
{
public:
    ActorFacet(std::shared_ptr<const Dictionary> actors, bool isAssessed)
        : m_actors(std::move(actors))
        , m_isAssessed(isAssessed)
        , m_onlyAlleged(static_cast<quint32>(m_actors->names.size()))
    {}

    quint32 count() const override { return m_onlyAlleged + 3; }

    void
    read(const Segment &segment, Row, std::span<const quint16> lows, quint32 *codes) const override
    {
        const Code *alleged = segment.codes[static_cast<size_t>(CodeColumn::Alleged)].data();
        const Code *assessed = segment.codes[static_cast<size_t>(CodeColumn::Assessed)].data();
        const quint8 *stances =
            segment.bytes[static_cast<size_t>(ByteColumn::AllegedStance)].data();
        const quint8 *bands = segment.bytes[static_cast<size_t>(ByteColumn::Likelihood)].data();
        for (size_t i = 0; i < lows.size(); ++i) {
            const quint16 low = lows[i];
            const Code named = alleged[low];
            if (m_isAssessed && assessed[low] != 0)
                codes[i] = isLikely(bands[low]) ? assessed[low] : m_onlyAlleged + 2;
            else if (named == 0)
                codes[i] = 0;
            else if (!accuses(stances[low]))
                codes[i] = m_onlyAlleged + 1;
            else
                codes[i] = m_isAssessed ? m_onlyAlleged : named;
        }
    }

    ChartValue value(quint32 code) const override
    {
        if (code == 0)
            return {Words::tr("nobody named"), u"nobody named"_s, true, false};
        if (code == m_onlyAlleged)
            return {Words::tr("only alleged"), u"only alleged"_s, false, true, true};
        if (code == m_onlyAlleged + 1)
            return {Words::tr("named, not accused"), u"named, not accused"_s, true, false};
        if (code == m_onlyAlleged + 2)
            return {Words::tr("judged, not likely"), u"judged, not likely"_s, true, false};
        ChartValue value = named(*m_actors, code);
        value.alleged = !m_isAssessed;
        return value;
    }

private:
    std::shared_ptr<const Dictionary> m_actors;
    bool m_isAssessed;
    quint32 m_onlyAlleged;
};

} // namespace

std::unique_ptr<ChartFacet> makeColumnFacet(ChartSpec::Category category,
                                            const IncidentTable &table)
{
    switch (category) {
    case ChartSpec::Category::None:
        return std::make_unique<NoFacet>();
    case ChartSpec::Category::Assessed:
        return std::make_unique<ActorFacet>(table.actors, true);
    case ChartSpec::Category::Alleged:
        return std::make_unique<ActorFacet>(table.actors, false);
    case ChartSpec::Category::EventType:
        return std::make_unique<TermFacet>(ByteColumn::EventType, table.eventTypes);
    case ChartSpec::Category::SubEventType:
        return std::make_unique<TermFacet>(ByteColumn::SubEventType, table.subEventTypes);
    case ChartSpec::Category::Means:
        return std::make_unique<TermFacet>(ByteColumn::Means, table.means);
    case ChartSpec::Category::Place:
        return std::make_unique<PlaceFacet>(table.places);
    case ChartSpec::Category::Country:
        return std::make_unique<CountryFacet>(*table.places);
    default:
        return nullptr;
    }
}

} // namespace sourceline
