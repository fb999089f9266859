#include "model/store/figurewords.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

bool isFigureField(QAnyStringView field)
{
    static constexpr std::array fields{
        "killed"_L1, "wounded"_L1, "casualties"_L1, "munitions"_L1, "count"_L1};
    return std::ranges::any_of(
        fields, [field](QLatin1StringView known) { return QAnyStringView::equal(field, known); });
}

QString figureWords(const Figure &figure)
{
    switch (figure.state) {
    case FigureState::NotStated:
        return {};
    case FigureState::None:
        return u"none"_s;
    case FigureState::NotReported:
        return u"not reported"_s;
    case FigureState::Unknown:
        // "Rockets", uncounted, are two at least.
        return figure.low ? u"%1 or more, not counted"_s.arg(*figure.low) : u"unknown"_s;
    case FigureState::Figure:
        break;
    }
    const auto number = [](const std::optional<qint32> &value) {
        return value ? QString::number(*value) : QString();
    };
    if (figure.low == figure.high && figure.low == figure.best && figure.best)
        return number(figure.best);
    const bool isBestLow = !figure.best || figure.best == figure.low;
    if (isBestLow && figure.low && !figure.high)
        return u"%1 or more"_s.arg(*figure.low);
    if (!figure.best && !figure.low && figure.high)
        return u"up to %1"_s.arg(*figure.high);
    if (!figure.low && !figure.high)
        return u"about %1"_s.arg(number(figure.best));
    const QString range = figure.high ? u"%1–%2"_s.arg(number(figure.low), number(figure.high))
                                      : u"%1 or more"_s.arg(number(figure.low));
    return figure.best ? u"%1 (%2)"_s.arg(number(figure.best), range) : range;
}

} // namespace sourceline
