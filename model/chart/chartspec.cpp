#include "model/chart/chartspec.h"

#include "model/filter/filtertext.h"

#include <QJsonObject>
#include <QStringList>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using Kind = ChartSpec::Kind;
using Category = ChartSpec::Category;
using Measure = ChartSpec::Measure;

// In the order of the enumerations; in files, so never changed.
constexpr std::array kindNames{"events"_L1,
                               "cumulative"_L1,
                               "ranked"_L1,
                               "figures"_L1,
                               "accusations"_L1,
                               "stances"_L1,
                               "coverage"_L1};
constexpr std::array periodNames{"day"_L1, "week"_L1, "month"_L1, "quarter"_L1, "year"_L1};
constexpr std::array categoryNames{"none"_L1,
                                   "assessed"_L1,
                                   "alleged"_L1,
                                   "event type"_L1,
                                   "sub-event type"_L1,
                                   "means"_L1,
                                   "place"_L1,
                                   "country"_L1,
                                   "target"_L1,
                                   "stance"_L1,
                                   "attributed actor"_L1,
                                   "speaker institution"_L1,
                                   "outlet"_L1,
                                   "accusation"_L1};
constexpr std::array measureNames{
    "incidents"_L1, "statements"_L1, "killed"_L1, "wounded"_L1, "munitions"_L1, "count"_L1};
constexpr std::array orderNames{"value"_L1, "name"_L1, "date"_L1};
constexpr std::array munitionsMeasures{
    "fired"_L1, "landed"_L1, "found unfired"_L1, "unspecified"_L1};

template <typename Enum, size_t size>
QString nameOf(Enum value, const std::array<QLatin1StringView, size> &names)
{
    const auto index = static_cast<size_t>(value);
    return index < size ? QString(names[index]) : QString();
}

bool isSplitByStatements(Category category)
{
    return category == Category::Stance || category == Category::AttributedActor
           || category == Category::SpeakerInstitution || category == Category::Outlet
           || category == Category::Accusation || category == Category::None;
}

// Reads an object's keys one by one; the first thing wrong ends it.
class Reader
{
public:
    explicit Reader(const QJsonObject &json)
        : m_json(json)
    {}

    template <typename Enum, size_t size>
    void read(const QString &key, Enum &value, const std::array<QLatin1StringView, size> &names)
    {
        const QString *text = textAt(key);
        if (!text)
            return;
        const auto found = std::ranges::find(names, *text);
        if (found == names.end())
            refuse(u"%1 is “%2”, which is none of its values"_s.arg(key, text->left(80)));
        else
            value = static_cast<Enum>(found - names.begin());
    }

    void read(const QString &key, QString &value)
    {
        if (const QString *text = textAt(key))
            value = *text;
    }

    void read(const QString &key, bool &value)
    {
        const QJsonValue json = take(key);
        if (json.isUndefined())
            return;
        if (json.isBool())
            value = json.toBool();
        else
            refuse(u"%1 is neither true nor false"_s.arg(key));
    }

    void read(const QString &key, int &value, int least, int most)
    {
        const QJsonValue json = take(key);
        if (json.isUndefined())
            return;
        const double number = json.toDouble(least - 1.0);
        if (number >= least && number <= most && number == static_cast<int>(number))
            value = static_cast<int>(number);
        else
            refuse(u"%1 is no whole number from %2 to %3"_s.arg(key).arg(least).arg(most));
    }

    void readColours(const QString &key, QHash<QString, QString> &colours)
    {
        const QJsonValue json = take(key);
        if (json.isUndefined())
            return;
        if (!json.isObject())
            return refuse(u"%1 is no object"_s.arg(key));
        const QJsonObject object = json.toObject();
        for (auto at = object.begin(); at != object.end(); ++at) {
            const QString colour = at.value().toString();
            if (!isColour(colour))
                return refuse(
                    u"the colour of %1 is not written as #rrggbb"_s.arg(at.key().left(80)));
            colours.insert(at.key(), colour);
        }
    }

    void refuse(const QString &what)
    {
        if (m_problem.isEmpty())
            m_problem = what;
    }

    /// Empty: all is well, and every key was asked for.
    QString problem()
    {
        for (const QString &key : m_json.keys()) {
            if (!m_known.contains(key))
                refuse(u"%1 is no part of a chart"_s.arg(key.left(80)));
        }
        return m_problem;
    }

private:
    static bool isColour(const QString &text)
    {
        return text.size() == 7 && text.startsWith(u'#')
               && std::all_of(text.begin() + 1, text.end(), [](QChar c) {
                      return (c >= u'0' && c <= u'9') || (c >= u'a' && c <= u'f')
                             || (c >= u'A' && c <= u'F');
                  });
    }

    QJsonValue take(const QString &key)
    {
        m_known.append(key);
        return m_json.value(key);
    }

    const QString *textAt(const QString &key)
    {
        const QJsonValue json = take(key);
        if (json.isUndefined())
            return nullptr;
        if (!json.isString()) {
            refuse(u"%1 is no text"_s.arg(key));
            return nullptr;
        }
        m_text = json.toString();
        return &m_text;
    }

    const QJsonObject &m_json;
    QStringList m_known;
    QString m_problem, m_text;
};

QString readFilter(const QString &text, FilterSpec &filter)
{
    ParsedFilter parsed = parseFilter(text);
    if (!parsed.problems.empty())
        return u"filter: "_s + parsed.problems.front().sentence;
    filter = std::move(parsed.spec);
    return {};
}

} // namespace

QString chartKindName(Kind kind)
{
    return nameOf(kind, kindNames);
}

QString chartPeriodName(ChartSpec::Period period)
{
    return nameOf(period, periodNames);
}

QString chartCategoryName(Category category)
{
    return nameOf(category, categoryNames);
}

QString chartMeasureName(Measure measure)
{
    return nameOf(measure, measureNames);
}

QJsonObject ChartSpec::toJson() const
{
    const ChartSpec plain;
    QJsonObject json{{u"kind"_s, chartKindName(kind)}};
    const auto put = [&json](const QString &key, const QString &value, bool isDefault) {
        if (!isDefault)
            json.insert(key, value);
    };
    put(u"measure"_s, chartMeasureName(measure), measure == plain.measure);
    put(u"munitions measure"_s, munitionsMeasure, munitionsMeasure.isEmpty());
    put(u"period"_s, chartPeriodName(period), period == plain.period);
    put(u"grouping"_s, chartCategoryName(grouping), grouping == plain.grouping);
    put(u"stacking"_s, chartCategoryName(stacking), stacking == plain.stacking);
    put(u"order"_s, nameOf(order, orderNames), order == plain.order);
    put(u"filter"_s, filterText(filter), filter.isEmpty());
    put(u"title"_s, title, title.isEmpty());
    put(u"subtitle"_s, subtitle, subtitle.isEmpty());
    put(u"caveat"_s, caveat, caveat.isEmpty());
    if (retelling)
        json.insert(u"retelling"_s, true);
    if (top != plain.top)
        json.insert(u"top"_s, top);
    if (!colours.isEmpty()) {
        QJsonObject object;
        for (auto at = colours.begin(); at != colours.end(); ++at)
            object.insert(at.key(), at.value());
        json.insert(u"colours"_s, object);
    }
    return json;
}

Result<ChartSpec> ChartSpec::fromJson(const QJsonObject &json)
{
    ChartSpec spec;
    Reader reader(json);
    QString filter;
    if (!json.contains(u"kind"_s))
        reader.refuse(u"it has no kind"_s);
    reader.read(u"kind"_s, spec.kind, kindNames);
    reader.read(u"measure"_s, spec.measure, measureNames);
    reader.read(u"munitions measure"_s, spec.munitionsMeasure);
    reader.read(u"period"_s, spec.period, periodNames);
    reader.read(u"grouping"_s, spec.grouping, categoryNames);
    reader.read(u"stacking"_s, spec.stacking, categoryNames);
    reader.read(u"order"_s, spec.order, orderNames);
    reader.read(u"filter"_s, filter);
    reader.read(u"retelling"_s, spec.retelling);
    reader.read(u"top"_s, spec.top, 1, 100);
    reader.readColours(u"colours"_s, spec.colours);
    reader.read(u"title"_s, spec.title);
    reader.read(u"subtitle"_s, spec.subtitle);
    reader.read(u"caveat"_s, spec.caveat);
    if (const QString problem = readFilter(filter, spec.filter); !problem.isEmpty())
        reader.refuse(problem);
    if (const QString problem = reader.problem(); !problem.isEmpty())
        return Error{u"The chart cannot be read: %1."_s.arg(problem)};
    if (const auto sound = spec.check(); !sound)
        return sound.error();
    return spec;
}

Result<void> ChartSpec::check() const
{
    const bool ofStatements = kind == Kind::Accusations || kind == Kind::Stances;
    const bool tallies = kind == Kind::Events || kind == Kind::Cumulative || kind == Kind::Ranked;
    if (!munitionsMeasure.isEmpty()
        && std::ranges::find(munitionsMeasures, munitionsMeasure) == munitionsMeasures.end()) {
        return Error{
            u"Munitions are fired, landed, found unfired or unspecified; choose one of these."_s};
    }
    if (tallies && measure == Measure::Munitions && munitionsMeasure.isEmpty()) {
        return Error{u"Munitions fired are not added to munitions landed or found: choose which of "
                     u"them the chart adds up."_s};
    }
    if (tallies && measure == Measure::Count) {
        return Error{u"Counts of aggregate reports overlap and are not added up: choose the chart "
                     u"of coverage, or figures per incident."_s};
    }
    if (tallies && measure == Measure::Statements) {
        return Error{u"Statements are counted by the charts of accusations and of stances: choose "
                     u"one of these, or count incidents."_s};
    }
    if (kind == Kind::Ranked && grouping == Category::None)
        return Error{u"Ranked bars need a category: choose what there is a bar for."_s};
    if (kind == Kind::Ranked && grouping == stacking)
        return Error{u"Bars and their segments cannot be of the same category: choose two."_s};
    if (kind == Kind::Figures
        && (measure == Measure::Incidents || measure == Measure::Statements)) {
        return Error{u"Figures per incident need a figure: choose killed, wounded, munitions or "
                     u"counts."_s};
    }
    if (ofStatements && !isSplitByStatements(stacking)) {
        return Error{u"Statements can be split by stance, actor, institution or outlet, not by "
                     u"what the incident is: choose one of these."_s};
    }
    if (kind == Kind::Stances && stacking != Category::None && stacking != Category::Stance) {
        return Error{u"The chart of stances is split by stance: leave its split away, or choose "
                     u"the chart of accusations."_s};
    }
    return {};
}

} // namespace sourceline
