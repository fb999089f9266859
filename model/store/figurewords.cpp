#include "model/store/figurewords.h"

#include "model/store/claimwords.h"

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
    return rangeWords(figure.low, figure.best, figure.high);
}

} // namespace sourceline
