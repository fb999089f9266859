// The subtitle: what, by what, where, when, and of how many.
#include "model/chart/chartwords.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

using Kind = ChartSpec::Kind;

QString what(const ChartSpec &spec, const ChartNumbers &numbers)
{
    switch (spec.kind) {
    case Kind::Events:
    case Kind::Ranked:
        return numbers.axis;
    case Kind::Cumulative:
        return Words::tr("%1, added up").arg(numbers.axis);
    case Kind::Figures:
        return Words::tr("%1 by event, every claim and the range they leave").arg(numbers.axis);
    case Kind::Accusations:
        return Words::tr("Statements that accuse or imply, by the date said");
    case Kind::Stances:
        return Words::tr("Statements by actor and stance");
    case Kind::Coverage:
        return Words::tr("Events held against what aggregate reports count");
    }
    return numbers.axis;
}

QString splitWords(const ChartSpec &spec, const ChartNumbers &numbers)
{
    QStringList by;
    if (!numbers.period.isEmpty() && spec.kind != Kind::Accusations)
        by.append(numbers.period);
    if (spec.kind == Kind::Ranked)
        by.append(categoryWords(spec.grouping));
    const bool splits = spec.kind == Kind::Events || spec.kind == Kind::Cumulative
                        || spec.kind == Kind::Ranked || spec.kind == Kind::Accusations;
    if (splits && spec.stacking != ChartSpec::Category::None)
        by.append(categoryWords(spec.stacking));
    if (by.isEmpty())
        return {};
    const QString joined = by.join(Words::tr(" and "));
    return spec.kind == Kind::Accusations ? Words::tr(", %1").arg(joined)
                                          : Words::tr(" by %1").arg(joined);
}

// Months and longer by name, days and weeks by date.
QString periodsWords(const ChartNumbers &numbers)
{
    QString first, last;
    for (const ChartPosition &position : numbers.positions) {
        if (position.apart)
            continue;
        first = first.isEmpty() ? position.label : first;
        last = position.label;
    }
    return first == last ? first : Words::tr("%1 to %2").arg(first, last);
}

// A month that the filter cuts is none to be named.
bool areWhole(const ChartNumbers &numbers)
{
    QDate first, last;
    for (const ChartPosition &position : numbers.positions) {
        if (position.apart)
            continue;
        first = first.isValid() ? first : position.from;
        last = position.to;
    }
    return first == numbers.from && last == numbers.to;
}

QString spanWords(QDate from, QDate to)
{
    const QLocale locale = QLocale::c();
    const auto day = [&locale](QDate date) {
        return locale.toString(date, u"d MMM yyyy"_s);
    };
    if (!from.isValid() && !to.isValid())
        return {};
    if (!from.isValid())
        return Words::tr("until %1").arg(day(to));
    if (!to.isValid())
        return Words::tr("from %1").arg(day(from));
    return from == to ? day(from) : Words::tr("%1 to %2").arg(day(from), day(to));
}

} // namespace

QString countedUnit(const ChartNumbers &numbers)
{
    QString unit = numbers.unit;
    if (numbers.n == 1 && unit.endsWith(u's'))
        unit.chop(1);
    static const QLocale english(QLocale::English, QLocale::UnitedStates); // as on the axes
    return u"%1 %2"_s.arg(english.toString(numbers.n), unit);
}

QString chartSubtitle(const ChartSpec &spec, const ChartNumbers &numbers, const QString &where)
{
    static const QLocale english(QLocale::English, QLocale::UnitedStates); // as on the axes
    QString n = Words::tr("n = %1").arg(countedUnit(numbers));
    if (const qint64 beside = numbers.besideAxis(); beside > 0)
        n += Words::tr(", %1 of them beside the axis").arg(english.toString(beside));
    if (!spec.subtitle.isEmpty())
        return u"%1 (%2)"_s.arg(spec.subtitle, n);
    QString text = what(spec, numbers) + splitWords(spec, numbers);
    const bool isNamed =
        !numbers.period.isEmpty() && numbers.period != "day"_L1 && numbers.period != "week"_L1;
    const QString when =
        isNamed && areWhole(numbers) ? periodsWords(numbers) : spanWords(numbers.from, numbers.to);
    for (const QString &part : {where, when}) {
        if (!part.isEmpty())
            text += u", "_s + part;
    }
    return u"%1 (%2)"_s.arg(text, n);
}

QString placeWords(const ChosenRows &rows)
{
    const Dictionary &places = *rows.table().places;
    std::vector<bool> used(places.names.size());
    rows.forEachBlock([&used](const Segment &segment, Row, std::span<const quint16> lows) {
        const Code *column = segment.codes[static_cast<size_t>(CodeColumn::Place)].data();
        for (const quint16 low : lows)
            used[column[low]] = true;
    });
    if (used.empty() || used[0])
        return {};
    QString place, country;
    int count = 0;
    for (size_t code = 1; code < used.size(); ++code) {
        if (!used[code])
            continue;
        if (++count == 1) {
            place = places.names[code];
            country = places.extras[code];
        } else if (places.extras[code] != country) {
            return {};
        }
    }
    if (count == 1)
        return Words::tr("at %1").arg(place.section(u',', 0, 0));
    return count > 1 && !country.isEmpty() ? Words::tr("in %1").arg(country) : QString();
}

} // namespace sourceline
