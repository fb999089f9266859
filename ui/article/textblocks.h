#pragma once

#include <QString>

#include <vector>

namespace sourceline {

/// A stretch of stored text that is laid out by itself: a paragraph, or a part of one that is too
/// long for that. Positions are UTF-16 units of the stored text; the line feed that ends a
/// paragraph is in no block.
struct TextBlock
{
    qint32 start = 0;
    qint32 length = 0;
    bool endsParagraph = true;

    qint32 end() const { return start + length; }

    bool operator==(const TextBlock &) const = default;
};

/// The longest block: layout costs grow with the square of the length where a text has no place to
/// break.
inline constexpr qint32 longestBlock = 2000;

/// Never empty; the blocks cover all of `text` but its line feeds. A long paragraph is cut at a
/// space, else between two characters.
std::vector<TextBlock> cutIntoBlocks(const QString &text);

/// The block that holds `position`; where two meet without a line feed, the later one.
int blockOf(const std::vector<TextBlock> &blocks, qint32 position);

/// What is drawn for `stored`: unit for unit as long, so that positions are the same. What has no
/// look of its own or would rearrange the text around it (control characters, bidi overrides, line
/// separators, lone surrogates) becomes a visible mark.
QString drawnText(QStringView stored);

} // namespace sourceline
