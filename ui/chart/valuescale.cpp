#include "ui/chart/valuescale.h"

#include <QLocale>

#include <cmath>

namespace sourceline {

ValueScale ValueScale::upTo(double highest, int most, bool countsOnly)
{
    ValueScale scale;
    const double wanted = std::max(highest, countsOnly ? 1.0 : 1e-9);
    const double raw = wanted / std::max(most, 2);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    scale.step = 10 * power;
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= raw * (1 - 1e-9)) {
            scale.step = factor * power;
            break;
        }
    }
    if (countsOnly)
        scale.step = std::max(scale.step, 1.0);
    scale.top = std::ceil(wanted / scale.step - 1e-9) * scale.step;
    return scale;
}

std::vector<double> ValueScale::ticks() const
{
    std::vector<double> all;
    const auto count = static_cast<int>(std::lround(top / step));
    for (int i = 0; i <= count; ++i)
        all.push_back(i * step);
    return all;
}

QString valueText(double value)
{
    // English, whatever the machine: the page around it is.
    const QLocale english(QLocale::English, QLocale::UnitedStates);
    if (value == std::floor(value) && std::abs(value) < 1e15)
        return english.toString(static_cast<qint64>(value));
    return english.toString(value, 'g', 4);
}

} // namespace sourceline
