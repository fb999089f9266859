#include "ui/paper/chartstyle.h"

#include "ui/common/groupcolours.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>

namespace sourceline {

namespace {

// The plainest first; as many as a stack has names.
constexpr std::array<Texture, 8> textures = {Texture::None,
                                             Texture::Level,
                                             Texture::Dots,
                                             Texture::Upright,
                                             Texture::Beads,
                                             Texture::Grid,
                                             Texture::Rungs,
                                             Texture::Checks};

double luminanceOf(const QColor &colour)
{
    const auto linear = [](double part) {
        return part <= 0.03928 ? part / 12.92 : std::pow((part + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF())
           + 0.0722 * linear(colour.blueF());
}

bool isTaken(const std::vector<SeriesLook> &looks, size_t at, const std::vector<size_t> &named)
{
    for (const size_t other : named) {
        if (other == at)
            return false;
        if (looks[other].fill == looks[at].fill && looks[other].texture == looks[at].texture)
            return true;
    }
    return false;
}

// Who accuses whom has the colour of whom: it is the accused's in every other picture.
QString colouredBy(const QString &key)
{
    const QString accused = key.section(u'>', 1);
    return GroupColours::isOwn(accused) ? accused : key;
}

QColor mixed(const QColor &one, const QColor &other, float strength)
{
    const auto part = [strength](float from, float to) {
        return from + (to - from) * strength;
    };
    return QColor::fromRgbF(part(one.redF(), other.redF()),
                            part(one.greenF(), other.greenF()),
                            part(one.blueF(), other.blueF()));
}

/// Gives each its place, or the next that is free; when all are taken, they are given again.
class Places
{
public:
    explicit Places(size_t count)
        : m_taken(count)
    {}

    void take(size_t place) { m_taken[place] = true; }

    bool isTaken(size_t place) const { return m_taken[place]; }

    size_t next(size_t wanted)
    {
        if (std::ranges::find(m_taken, false) == m_taken.end())
            m_taken.assign(m_taken.size(), false);
        size_t place = wanted % m_taken.size();
        while (m_taken[place])
            place = (place + 1) % m_taken.size();
        m_taken[place] = true;
        return place;
    }

private:
    std::vector<bool> m_taken;
};

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
    return mixed(look.fill, paper, 0.5F);
}

// Two of one picture that share a colour of their own: the later ones keep the hue and become
// lighter, then darker. A texture is not seen in a bar of two pixels.
void ChartStyle::shade(const std::vector<ChartSeries> &series,
                       const std::vector<size_t> &named,
                       std::vector<SeriesLook> &looks) const
{
    const std::array<std::pair<QColor, float>, 3> shades = {
        {{paper, 0.5F}, {text, 0.45F}, {paper, 0.72F}}};
    std::map<QRgb, QStringList> sharing; // keys by colour; who accuses the same shares its own
    for (const size_t i : named) {
        const QString key = colouredBy(series[i].key);
        QColor &fill = looks[i].fill;
        if (!GroupColours::isOwn(key) || fill != GroupColours::of(key, isDark))
            continue;
        QStringList &keys = sharing[fill.rgb()];
        if (!keys.contains(key))
            keys.append(key);
        if (const auto place = static_cast<size_t>(keys.indexOf(key)); place > 0) {
            const auto &[towards, strength] = shades[(place - 1) % shades.size()];
            fill = mixed(fill, towards, strength);
        }
    }
}

std::vector<SeriesLook> ChartStyle::looksOf(const ChartSpec &spec,
                                            const std::vector<ChartSeries> &series) const
{
    const auto fills = GroupColours::fills(isDark);
    std::vector<SeriesLook> looks(series.size());
    std::vector<size_t> named;
    size_t unknown = 0;
    Places fillPlaces(fills.size());
    Places texturePlaces(textures.size());
    for (size_t i = 0; i < series.size(); ++i) {
        const ChartSeries &one = series[i];
        SeriesLook &look = looks[i];
        // Where everything is said to be an accusation, a hatch over everything tells nothing more.
        look.alleged = one.alleged && spec.kind != ChartSpec::Kind::Accusations;
        if (one.unknown) {
            look.fill = GroupColours::nobody(isDark);
            // Nobody named, named without being accused, judged and not likely: three greys.
            look.texture = textures[unknown++ % textures.size()];
            continue;
        }
        if (one.gathered) {
            look.fill = paper;
            look.outline = quiet;
        } else {
            named.push_back(i);
        }
        if (const QColor wished(spec.colours.value(one.key)); wished.isValid()) {
            look.fill = wished;
            if (const auto taken = std::ranges::find(fills, wished.rgb()); taken != fills.end())
                fillPlaces.take(static_cast<size_t>(taken - fills.begin()));
        } else if (one.name.isEmpty() || one.key == u"only alleged") {
            look.fill = GroupColours::plain(isDark);
        }
    }
    // In the order of keys, never of rank: a filter that changes who comes first changes no colour.
    std::ranges::sort(named, {}, [&series](size_t i) {
        return std::pair(GroupColours::numberOf(series[i].key), series[i].key);
    });
    // An actor's colour is its own in every picture, unless it was chosen for another in this one.
    const Places chosen = fillPlaces;
    for (const size_t i : named) {
        const QString key = colouredBy(series[i].key);
        if (looks[i].fill.isValid() || !GroupColours::isOwn(key))
            continue;
        const QColor own = GroupColours::of(key, isDark);
        const auto at = std::ranges::find(fills, own.rgb());
        const auto place = static_cast<size_t>(at - fills.begin());
        if (at != fills.end() && chosen.isTaken(place))
            continue;
        looks[i].fill = own;
        if (at != fills.end())
            fillPlaces.take(place);
    }
    for (const size_t i : named) {
        SeriesLook &look = looks[i];
        const quint32 number = series[i].name.isEmpty() ? 0 : GroupColours::numberOf(series[i].key);
        const size_t texture = texturePlaces.next(named.size() == 1 ? 0 : number);
        look.texture = textures[texture];
        look.order = static_cast<int>(texture);
        if (!look.fill.isValid())
            look.fill = QColor::fromRgb(fills[fillPlaces.next(number)]);
        // More than there are textures: the same one never with the same fill.
        for (size_t tries = 0; tries < textures.size() && isTaken(looks, i, named); ++tries)
            look.texture = textures[(texture + tries) % textures.size()];
    }
    shade(series, named, looks);
    for (const size_t i : named) {
        if (contrastOf(looks[i].fill, paper) < 3)
            looks[i].outline = quiet;
    }
    return looks;
}

} // namespace sourceline
