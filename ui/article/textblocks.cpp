#include "ui/article/textblocks.h"

#include <QTextBoundaryFinder>

#include <algorithm>

namespace sourceline {

namespace {

// Where a block that starts at `start` and may reach `limit` ends. Looks back half a block for a
// space, then for a boundary between characters; a flood of combining marks has neither and is cut
// between code points.
qint32 cutPosition(const QString &text, qint32 start, qint32 limit)
{
    const qint32 least = start + longestBlock / 2;
    for (qint32 i = limit; i > least; --i) {
        if (text.at(i - 1) == u' ')
            return i;
    }
    const auto around = QStringView(text).mid(least, limit - least + 16);
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, around.data(), around.size());
    finder.setPosition(limit - least);
    const auto boundary = finder.isAtBoundary() ? finder.position() : finder.toPreviousBoundary();
    if (boundary > 0)
        return least + static_cast<qint32>(boundary);
    return text.at(limit - 1).isHighSurrogate() ? limit - 1 : limit;
}

char16_t mark(char16_t unit)
{
    if (unit < 0x20)
        return unit == u'\t' ? unit : static_cast<char16_t>(0x2400 + unit);
    if (unit == 0x7f)
        return 0x2421;
    if (unit >= 0x80 && unit < 0xa0)
        return 0x25ab;
    if (unit == 0x2028 || unit == 0x2029)
        return 0x23ce;
    const bool overrides = (unit >= 0x202a && unit <= 0x202e) || (unit >= 0x2066 && unit <= 0x2069);
    if (overrides || unit == 0xfffc)
        return 0x25af;
    return unit;
}

} // namespace

std::vector<TextBlock> cutIntoBlocks(const QString &text)
{
    std::vector<TextBlock> blocks;
    const auto size = static_cast<qint32>(text.size());
    qint32 start = 0;
    while (true) {
        const auto feed = text.indexOf(u'\n', start);
        const qint32 end = feed < 0 ? size : static_cast<qint32>(feed);
        while (end - start > longestBlock) {
            const qint32 cut = cutPosition(text, start, start + longestBlock);
            blocks.push_back({start, cut - start, false});
            start = cut;
        }
        blocks.push_back({start, end - start, true});
        if (feed < 0)
            return blocks;
        start = end + 1;
    }
}

int blockOf(const std::vector<TextBlock> &blocks, qint32 position)
{
    const auto after = std::upper_bound(
        blocks.begin(), blocks.end(), position, [](qint32 at, const TextBlock &block) {
            return at < block.start;
        });
    return qMax(0, static_cast<int>(after - blocks.begin()) - 1);
}

QString drawnText(QStringView stored)
{
    QString drawn(stored.size(), Qt::Uninitialized);
    for (qsizetype i = 0; i < stored.size(); ++i) {
        const QChar unit = stored.at(i);
        if (unit.isHighSurrogate() && i + 1 < stored.size() && stored.at(i + 1).isLowSurrogate()) {
            drawn[i] = unit;
            drawn[i + 1] = stored.at(i + 1);
            ++i;
        } else {
            drawn[i] = unit.isSurrogate() ? QChar(QChar::ReplacementCharacter)
                                          : QChar(mark(unit.unicode()));
        }
    }
    return drawn;
}

} // namespace sourceline
