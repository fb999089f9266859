#include "ui/paper/chartstyle.h"

#include <array>
#include <cmath>

namespace sourceline {

namespace {

// Each 3:1 or better on its background.
constexpr std::array<QRgb, 5> fillsOnWhite = {
    0xff0072b2, 0xffd55e00, 0xff009e73, 0xffcc79a7, 0xff1c2430};
constexpr std::array<QRgb, 5> fillsOnDark = {
    0xff56b4e9, 0xffe69f00, 0xff009e73, 0xffcc79a7, 0xfff0e442};
// The plainest first; as many as a stack has names.
constexpr std::array<Texture, 8> textures = {Texture::None,
                                             Texture::Level,
                                             Texture::Dots,
                                             Texture::Upright,
                                             Texture::Beads,
                                             Texture::Grid,
                                             Texture::Rungs,
                                             Texture::Checks};
constexpr QRgb greyOnWhite = 0xff8a9099;
constexpr QRgb greyOnDark = 0xff808790;

double luminanceOf(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrastOf(const QColor &a, const QColor &b)
{
    const double one = luminanceOf(a);
    const double other = luminanceOf(b);
    return (std::max(one, other) + 0.05) / (std::min(one, other) + 0.05);
}

QColor textOn(const QColor &fill)
{
    const QColor dark(0x14, 0x1a, 0x22);
    return contrastOf(fill, Qt::white) >= contrastOf(fill, dark) ? QColor(Qt::white) : dark;
}

ChartStyle ChartStyle::forExport(bool transparent)
{
    ChartStyle style = forWindow(false);
    style.page = true;
    if (transparent)
        style.background = QColor();
    return style;
}

ChartStyle ChartStyle::forWindow(bool dark)
{
    ChartStyle style;
    style.isDark = dark;
    style.page = false;
    style.background = dark ? QColor(0x232629) : QColor(Qt::white);
    style.paper = dark ? QColor(0x232629) : QColor(Qt::white);
    style.text = dark ? QColor(0xe6e9ec) : QColor(0x1c2430);
    style.quiet = dark ? QColor(0x9aa3ad) : QColor(0x4d5768);
    style.grid = dark ? QColor(0x3b4045) : QColor(0xe6e9ee);
    style.axis = dark ? QColor(0x8b939c) : QColor(0x7c8594);
    return style;
}

QColor ChartStyle::textureInk(const SeriesLook &look) const
{
    if (look.fill == paper)
        return quiet;
    const auto mixed = [](float one, float other) {
        return one + (other - one) * 0.5F;
    };
    return QColor::fromRgbF(mixed(look.fill.redF(), paper.redF()),
                            mixed(look.fill.greenF(), paper.greenF()),
                            mixed(look.fill.blueF(), paper.blueF()));
}

std::vector<SeriesLook> ChartStyle::looksOf(const ChartSpec &spec,
                                            const std::vector<ChartSeries> &series) const
{
    const auto &fills = isDark ? fillsOnDark : fillsOnWhite;
    std::vector<SeriesLook> looks;
    size_t named = 0, unknown = 0;
    for (const ChartSeries &one : series) {
        SeriesLook look;
        // Where everything is said to be an accusation, a hatch over everything tells nothing more.
        look.alleged = one.alleged && spec.kind != ChartSpec::Kind::Accusations;
        if (one.unknown) {
            look.fill = QColor::fromRgb(isDark ? greyOnDark : greyOnWhite);
            // Nobody named, named without being accused, judged and not likely: three greys.
            look.texture = textures[unknown++ % textures.size()];
        } else if (one.gathered) {
            look.fill = paper;
            look.outline = quiet;
        } else {
            look.fill = QColor::fromRgb(fills[(named + named / textures.size()) % fills.size()]);
            look.texture = textures[named % textures.size()];
            look.order = static_cast<int>(named);
            ++named;
        }
        if (const QColor wished(spec.colours.value(one.key)); wished.isValid() && !one.unknown) {
            look.fill = wished;
            if (contrastOf(wished, paper) < 3)
                look.outline = quiet;
        }
        looks.push_back(look);
    }
    return looks;
}

} // namespace sourceline
