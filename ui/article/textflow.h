#pragma once

#include "ui/article/textblocks.h"

#include <QFont>
#include <QRectF>
#include <QTextLayout>

#include <memory>
#include <unordered_map>

namespace sourceline {

/// Where the text stands: lays blocks out when they are looked at and estimates the height of the
/// others, so that a megabyte opens at once. Coordinates are device-independent pixels from the
/// text's own top left corner. UI thread.
class TextFlow
{
public:
    /// `text` and `blocks` must outlive the flow or the next setText.
    void setText(const QString &text, const std::vector<TextBlock> &blocks);
    void setFont(const QFont &font);
    void setWidth(qreal width);

    qreal height() const;
    int blockAtY(qreal y) const;
    qreal top(int block) const;

    qreal blockHeight(int block) const { return m_heights[static_cast<size_t>(block)]; }

    /// Lays out and measures. Tops of later blocks may move.
    const QTextLayout &layout(int block);
    /// Measures the blocks that show in [y, y + height) and returns y corrected so that what shows
    /// at its lower end stays where it is.
    qreal measure(qreal y, qreal height);
    /// Measures all blocks: for short texts, whose scroll bar then never moves by itself.
    void measureAll();
    /// Forgets layouts away from [first, last].
    void trim(int first, int last);

    QRectF caretRect(qint32 position);
    qint32 positionAt(const QPointF &point);
    /// What [start, end) covers inside `block`: a rectangle for each line and, in mixed directions,
    /// for each run.
    std::vector<QRectF> rects(int block, qint32 start, qint32 end);
    /// What shows [start, end): from the top of its first line to the bottom of its last. Measures
    /// these two blocks only.
    QRectF bounds(qint32 start, qint32 end);

    qreal lineHeight() const { return m_lineHeight; }

    qreal width() const { return m_width; }

private:
    void forget();
    void placeLines(QTextLayout &layout, int block);
    void updateTops() const;
    qreal estimate(const TextBlock &block) const;

    const QString *m_text = nullptr;
    const std::vector<TextBlock> *m_blocks = nullptr;
    QFont m_font;
    qreal m_width = 400;
    qreal m_lineHeight = 20;
    qreal m_averageWidth = 8;
    std::vector<float> m_heights;
    std::vector<bool> m_measured;
    mutable std::vector<double> m_tops; // one more than blocks
    mutable bool m_topsAreStale = true;
    std::unordered_map<int, std::unique_ptr<QTextLayout>> m_layouts;
};

} // namespace sourceline
