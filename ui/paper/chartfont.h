#pragma once

#include <QFont>
#include <QString>
#include <QStringList>

#include <vector>

namespace sourceline {

/// The font of every chart, whatever the screen's: Noto Sans, and its Arabic and Hebrew. `size` in
/// layout units.
QFont chartFont(int size, bool bold = false);

/// Of the fonts that exports are to be made with, those that are not installed.
QStringList missingChartFonts();

qreal textWidth(const QString &text, int size, bool bold = false);
qreal ascentOf(int size);
qreal descentOf(int size);
qreal lineHeightOf(int size);

/// `text`, or as much of it as fits `width` with … at the end: between words where that loses
/// little.
QString elidedTo(qreal width, const QString &text, int size, bool bold = false);
/// The same with … in the middle: names that begin alike often differ at their end.
QString elidedInMiddle(qreal width, const QString &text, int size, bool bold = false);

/// A stretch of text in one weight.
struct ChartTextRun
{
    QString text;
    bool bold = false;
};

/// A line of stretches, each at its distance from the left.
struct ChartTextLine
{
    struct Part
    {
        qreal x = 0;
        QString text;
        bool bold = false;
        qreal width = 0;
    };

    std::vector<Part> parts;

    qreal width() const { return parts.empty() ? 0 : parts.back().x + parts.back().width; }
};

/// Breaks at spaces outside of dates, a longer word anywhere. More than `most` lines: the last one
/// is cut with …
std::vector<ChartTextLine>
wrapped(const std::vector<ChartTextRun> &runs, qreal width, int size, int most);
std::vector<ChartTextLine> wrapped(const QString &text, qreal width, int size, bool bold, int most);
/// A name on at most `most` lines: one that is longer loses its middle, not its end.
std::vector<ChartTextLine> wrappedName(const QString &name, qreal width, int size, int most);

} // namespace sourceline
