#pragma once

#include "ui/article/readertext.h"
#include "ui/article/textflow.h"
#include "ui/article/wholesentences.h"
#include "ui/common/theme.h"

#include <QPainter>
#include <QTextLayout>

#include <span>

namespace sourceline {

/// What a frame of the text shows beside the text itself.
struct TextViewState
{
    qint32 selectionStart = 0;
    qint32 selectionEnd = 0;
    int walked = -1; ///< the sentence that Tab went to
    int hovered = -1;
    bool focused = false;
    std::span<const UnitRange> matches = {}; ///< of words that are searched for, by place
};

/// Draws blocks with their highlights. The painter's origin is the text's own; the margin marks
/// stand left of it.
class TextViewPainter
{
public:
    TextViewPainter(QPainter &painter,
                    const ReaderText &reader,
                    TextFlow &flow,
                    const QPalette &palette,
                    const TextViewState &state);

    void drawBlock(int block);
    /// Outlines go over the text of neighbouring blocks, so they come last.
    void drawOutlines(int firstBlock, int lastBlock);

private:
    void drawFills(int block, const std::vector<int> &sentences);
    void drawStretch(int block, qint32 start, qint32 end, quint8 supports, bool ofCurrent);
    void drawPhrases(int block, const std::vector<int> &sentences);
    void drawMatches(int block);
    void drawDashes(int block, const std::vector<int> &sentences);
    void drawMarginMarks(int block, const std::vector<int> &sentences);
    QList<QTextLayout::FormatRange> paleRanges(const TextBlock &stretch) const;
    void drawText(int block);
    void outline(int sentence, int firstBlock, int lastBlock, const QPen &pen);
    QColor fillOf(quint8 supports) const;
    QColor stronger(QColor fill, double strength) const;
    QColor phraseFill(QColor fill) const;

    QPainter &m_painter;
    const ReaderText &m_reader;
    TextFlow &m_flow;
    const QPalette &m_palette;
    const Theme &m_theme;
    const TextViewState &m_state;
};

} // namespace sourceline
