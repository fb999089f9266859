#include "ui/common/groupcolours.h"

#include <QCoreApplication>

#include <array>

namespace sourceline {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(sourceline::GroupColours)
};

// Chosen by searching for the greatest least difference (CIEDE2000, as seen with all cones and with
// each kind missing after Machado et al. 2009): 7 or more between any two and to the grey. The
// order gives the actors most named in the sample the ones farthest apart.
constexpr std::array<QRgb, 12> onLight = {0xff8b4674,
                                          0xff0072b2,
                                          0xff2e4600,
                                          0xffd55e00,
                                          0xff5d8bb9,
                                          0xff00745d,
                                          0xffa20046,
                                          0xff74175d,
                                          0xff7474ff,
                                          0xffd10046,
                                          0xff0046a2,
                                          0xff009e73};
constexpr std::array<QRgb, 12> onDark = {0xffb946a2,
                                         0xff5d8bd1,
                                         0xffd9e86a,
                                         0xffff8b00,
                                         0xff8bd1ff,
                                         0xff00975f,
                                         0xfff03a6a,
                                         0xffd18bb9,
                                         0xff8ba2ff,
                                         0xffffa2a2,
                                         0xff5d5dff,
                                         0xff3fe0c0};
constexpr std::array<const char *, 12> names = {
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Mauve"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Blue"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Olive"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Vermilion"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Steel blue"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Teal"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Burgundy"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Plum"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Periwinkle"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Crimson"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Navy"),
    QT_TRANSLATE_NOOP("sourceline::GroupColours", "Green")};

// The low half of an id counts the records of a copy.
quint32 countOf(Id id)
{
    return static_cast<quint32>(static_cast<quint64>(id.value) & 0xffffffffU);
}

} // namespace

bool GroupColours::isOwn(const QString &key)
{
    return Id::fromText(key).isValid();
}

quint32 GroupColours::numberOf(const QString &key)
{
    if (const Id id = Id::fromText(key); id.isValid())
        return countOf(id);
    quint32 hash = 2166136261U; // FNV-1a: the same in every process
    for (const char byte : key.toUtf8())
        hash = (hash ^ static_cast<quint8>(byte)) * 16777619U;
    return hash;
}

std::span<const QRgb> GroupColours::fills(bool isDark)
{
    return isDark ? onDark : onLight;
}

QString GroupColours::nameOf(size_t place)
{
    return Words::tr(names.at(place));
}

QColor GroupColours::of(const QString &key, bool isDark)
{
    if (const Id id = Id::fromText(key); id.isValid())
        return of(id, isDark);
    return QColor::fromRgb(fills(isDark)[numberOf(key) % onLight.size()]);
}

QColor GroupColours::of(Id id, bool isDark)
{
    if (!id.isValid())
        return nobody(isDark);
    // Thirteen means have names of their own; what is none of them is of no hue either.
    constexpr Id otherMeans{63}, otherSubEvent{35};
    if (id == otherMeans || id == otherSubEvent)
        return plain(isDark);
    return QColor::fromRgb(fills(isDark)[countOf(id) % onLight.size()]);
}

QColor GroupColours::plain(bool isDark)
{
    return isDark ? QColor(0xc4d2e6) : QColor(0x556b8d);
}

QColor GroupColours::nobody(bool isDark)
{
    return isDark ? QColor(0x808790) : QColor(0x8a9099);
}

} // namespace sourceline
