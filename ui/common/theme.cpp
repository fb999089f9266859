#include "ui/common/theme.h"

#include "ui/common/calmstyle.h"
#include "ui/common/groupcolours.h"

#include <QApplication>
#include <QFontDatabase>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

struct PaletteColours
{
    QColor window, base, alternate, text, quiet, button, selection, selectionText, accent, tooltip,
        line;
};

PaletteColours lightColours()
{
    return {0xf3f4f6,
            0xffffff,
            0xf8f9fb,
            0x1c2430,
            0x5d6778,
            0xffffff,
            0xd8e7fb,
            0x1c2430,
            0x2f6fbf,
            0xfbfbfc,
            0xd5d9df};
}

PaletteColours darkColours()
{
    return {0x1b1e20,
            0x232629,
            0x282c30,
            0xe6e9ec,
            0x9aa3ad,
            0x2b2f33,
            0x26486b,
            0xf2f5f8,
            0x6fb0f5,
            0x31373d,
            0x3b4045};
}

Theme makeLight()
{
    Theme theme;
    theme.quiet = lightColours().quiet;
    theme.hairline = lightColours().line;
    theme.accent = lightColours().accent;
    theme.chip = QColor(0xe7edf6);
    theme.current = lightColours().selection;
    theme.warning = QColor(0xcc3311);
    theme.event = QColor(255, 205, 60, 114);
    theme.figure = QColor(90, 170, 255, 74);
    theme.attribution = QColor(255, 100, 80, 74);
    theme.other = QColor(110, 120, 140, 46);
    theme.nobody = GroupColours::nobody(false);
    return theme;
}

Theme makeDark()
{
    Theme theme;
    theme.isDark = true;
    theme.quiet = darkColours().quiet;
    theme.hairline = darkColours().line;
    theme.accent = darkColours().accent;
    theme.chip = QColor(0x363d44);
    theme.current = darkColours().selection;
    theme.warning = QColor(0xf0845f);
    theme.event = QColor(120, 98, 0, 153);
    theme.figure = QColor(28, 95, 150, 148);
    theme.attribution = QColor(150, 46, 30, 158);
    theme.other = QColor(150, 160, 175, 56);
    theme.nobody = GroupColours::nobody(true);
    return theme;
}

bool isDarkPalette(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

} // namespace

const Theme &Theme::light()
{
    static const Theme theme = makeLight();
    return theme;
}

const Theme &Theme::dark()
{
    static const Theme theme = makeDark();
    return theme;
}

const Theme &Theme::of(const QPalette &palette)
{
    return isDarkPalette(palette) ? dark() : light();
}

QColor Theme::actor(Id id) const
{
    return GroupColours::of(id, isDark);
}

QColor faded(QColor colour, double strength)
{
    colour.setAlphaF(static_cast<float>(colour.alphaF() * strength));
    return colour;
}

QPalette paletteFor(bool dark)
{
    const PaletteColours c = dark ? darkColours() : lightColours();
    // The constructor derives the bevel colours; flat thin lines need them near the window's own.
    QPalette palette(c.text,
                     c.button,
                     c.button.lighter(110),
                     c.line,
                     c.line.lighter(105),
                     c.text,
                     c.text,
                     c.base,
                     c.window);
    palette.setColor(QPalette::AlternateBase, c.alternate);
    palette.setColor(QPalette::ButtonText, c.text);
    palette.setColor(QPalette::PlaceholderText, c.quiet);
    palette.setColor(QPalette::Highlight, c.selection);
    palette.setColor(QPalette::HighlightedText, c.selectionText);
    palette.setColor(QPalette::Link, c.accent);
    palette.setColor(QPalette::LinkVisited, c.accent);
    palette.setColor(QPalette::ToolTipBase, c.tooltip);
    palette.setColor(QPalette::ToolTipText, c.text);
    palette.setColor(QPalette::Shadow, dark ? QColor(0x101214) : QColor(0xb8bec8));
    for (const auto role :
         {QPalette::Text, QPalette::WindowText, QPalette::ButtonText, QPalette::HighlightedText})
        palette.setColor(QPalette::Disabled, role, faded(c.quiet, 0.7));
    palette.setColor(QPalette::Disabled, QPalette::Highlight, c.line);
    return palette;
}

void applyTheme(QApplication &application, ColourScheme scheme)
{
    application.setStyle(new CalmStyle);
    bool dark = scheme == ColourScheme::Dark;
    if (scheme == ColourScheme::System) {
        // An empty palette brings the platform's own back; Qt 6.4 has no other way to ask.
        QApplication::setPalette(QPalette());
        dark = isDarkPalette(QApplication::palette());
    }
    QApplication::setPalette(paletteFor(dark));
    QApplication::setFont(baseFont());
}

QFont baseFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    if (QFontDatabase::hasFamily(u"Noto Sans"_s))
        font.setFamilies(
            {u"Noto Sans"_s, u"Noto Sans Arabic"_s, u"Noto Sans Hebrew"_s, u"Noto Color Emoji"_s});
    // The desktop's size where it is larger: somebody chose it.
    font.setPointSizeF(qMax(10.0, font.pointSizeF()));
    return font;
}

QFont titleFont(const QFont &base)
{
    QFont font = base;
    font.setPointSizeF(base.pointSizeF() * 1.15);
    font.setWeight(QFont::DemiBold);
    return font;
}

QFont boldFont(const QFont &base)
{
    QFont font = base;
    font.setWeight(QFont::DemiBold);
    return font;
}

} // namespace sourceline
