#include "ui/incident/rowheights.h"

#include "ui/incident/rowlayout.h"

namespace sourceline {

namespace {

constexpr qsizetype keptRows = 1000; // of the incidents that were shown last

} // namespace

int RowHeights::of(
    const SheetRow &row, const QFont &font, const QPalette &palette, int width, int labelWidth)
{
    measureFor(font, width, labelWidth);
    const auto known = m_measured.constFind(row.key);
    if (known != m_measured.cend() && looksLike(known->row, row))
        return known->height;
    const int height = RowLayout(row, font, palette, width, labelWidth).height();
    if (m_measured.size() >= keptRows)
        m_measured.clear();
    m_measured.insert(row.key, {row, height});
    return height;
}

void RowHeights::measureFor(const QFont &font, int width, int labelWidth)
{
    if (width == m_width && labelWidth == m_labelWidth && font == m_font)
        return;
    m_measured.clear();
    m_font = font;
    m_width = width;
    m_labelWidth = labelWidth;
}

} // namespace sourceline
