#include "ui/exchange/importrows.h"

#include "ui/common/theme.h"
#include "ui/exchange/firstlines.h"
#include "ui/exchange/importpreview.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QStyle>

#include <algorithm>
#include <array>
#include <numeric>

namespace sourceline {

namespace {

struct Share
{
    ImportPreview::Column column;
    int least, most; ///< letters
};

constexpr std::array shares{
    Share{ImportPreview::Becomes, 14, 44},
    Share{ImportPreview::Title, 18, 40},
    Share{ImportPreview::Date, 10, 24},
    Share{ImportPreview::Place, 8, 22},
    Share{ImportPreview::Said, 14, 44},
    Share{ImportPreview::Killed, 7, 16},
    Share{ImportPreview::Wounded, 8, 16},
    Share{ImportPreview::Sources, 8, 40},
};

constexpr int mostLines = 3; // of a cell that is no sentence

} // namespace

ImportRows::ImportRows(ImportPreview *preview, QWidget *parent)
    : QTableView(parent)
    , m_preview(preview)
    , m_lines(new FirstLines(this))
{
    setModel(m_preview);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setTabKeyNavigation(false);
    setWordWrap(true);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setAccessibleName(tr("What rows become"));
    verticalHeader()->hide();
    verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::medium);
    horizontalHeader()->setStretchLastSection(true);
    horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] {
        if (!m_isFitting)
            fitHeights();
    });
}

bool ImportRows::showsOutcomes() const
{
    return model() == m_preview;
}

void ImportRows::showOutcomes()
{
    if (!showsOutcomes())
        setModel(m_preview);
    setAccessibleName(tr("What rows become"));
    clearSpans();
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        // Why not is told in full: there is nothing else to show.
        if (m_preview->isSentence(row))
            setSpan(row,
                    ImportPreview::Becomes,
                    1,
                    ImportPreview::ColumnCount - ImportPreview::Becomes);
    }
    measure();
    shareWidth();
}

void ImportRows::showAsTheyStand(const QStringList &heading, const QList<QStringList> &rows)
{
    for (int column = 0; column < ImportPreview::ColumnCount && showsOutcomes(); ++column)
        setColumnHidden(column, false);
    setAccessibleName(tr("First rows of the file"));
    clearSpans();
    m_lines->setRows(heading, rows);
    if (showsOutcomes())
        setModel(m_lines);
    const int letter = fontMetrics().averageCharWidth();
    for (int column = 0; column < m_lines->columnCount(); ++column) {
        resizeColumnToContents(column);
        setColumnWidth(column, std::clamp(columnWidth(column), 8 * letter, 32 * letter));
    }
    for (int row = 0; row < m_lines->rowCount(); ++row)
        setRowHeight(row, verticalHeader()->defaultSectionSize());
}

// Return is a list's own key; what is looked at here must not come in by it.
void ImportRows::keyPressEvent(QKeyEvent *event)
{
    const bool isReturn = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isReturn && !(event->modifiers() & Qt::ControlModifier))
        event->accept();
    else
        QTableView::keyPressEvent(event);
}

void ImportRows::resizeEvent(QResizeEvent *event)
{
    QTableView::resizeEvent(event);
    if (showsOutcomes() && event->size().width() != event->oldSize().width())
        shareWidth();
}

// Of a cell, beside its text: as the item delegate has it, and the line of the grid.
int ImportRows::padding() const
{
    return 2 * (style()->pixelMetric(QStyle::PM_FocusFrameHMargin, nullptr, this) + 1) + 2;
}

// What each column would take: for what stands in it, within bounds.
void ImportRows::measure()
{
    m_wanted.clear();
    for (const Share &share : shares) {
        int text = 0;
        for (int row = 0; row < m_preview->rowCount(); ++row) {
            if (!m_preview->isSentence(row))
                text = std::max(text,
                                fontMetrics().horizontalAdvance(
                                    m_preview->index(row, share.column).data().toString()));
        }
        // What no row says takes no room from what they say.
        const bool isHidden = text == 0 && share.column > ImportPreview::Title;
        setColumnHidden(share.column, isHidden);
        const int head = horizontalHeader()->sectionSizeHint(share.column);
        m_wanted.append(isHidden ? 0
                                 : std::min(std::max(head, text + padding()),
                                            share.most * fontMetrics().averageCharWidth()));
    }
    resizeColumnToContents(ImportPreview::Line);
}

// Where it is too much together the widest give way first.
void ImportRows::shareWidth()
{
    if (m_wanted.isEmpty())
        return;
    m_isFitting = true;
    const int letter = fontMetrics().averageCharWidth();
    QList<int> widths = m_wanted;
    const int total =
        std::accumulate(widths.begin(), widths.end(), columnWidth(ImportPreview::Line));
    for (int over = total - viewport()->width(); over > 0;) {
        qsizetype widest = -1;
        for (qsizetype i = 0; i < widths.size(); ++i) {
            if (widths[i] > shares[size_t(i)].least * letter
                && (widest < 0 || widths[i] > widths[widest]))
                widest = i;
        }
        if (widest < 0)
            break;
        const int by = std::min(over, letter);
        widths[widest] -= by;
        over -= by;
    }
    for (qsizetype i = 0; i < widths.size(); ++i) {
        if (widths[i] > 0)
            setColumnWidth(shares[size_t(i)].column, widths[i]);
    }
    m_isFitting = false;
    fitHeights();
}

// A sentence in as many lines as it takes: a conflict is told with both values.
void ImportRows::fitHeights()
{
    if (!showsOutcomes())
        return;
    const int line = verticalHeader()->defaultSectionSize();
    int all = 0;
    for (int column = ImportPreview::Becomes; column < ImportPreview::ColumnCount; ++column)
        all += columnWidth(column);
    const auto heightOf = [this](int row, int column, int width) {
        const QString text = m_preview->index(row, column).data().toString();
        const int room = width - padding();
        if (fontMetrics().horizontalAdvance(text) <= room)
            return fontMetrics().height();
        return fontMetrics()
            .boundingRect(QRect(0, 0, room, QWIDGETSIZE_MAX), Qt::TextWordWrap, text)
            .height();
    };
    for (int row = 0; row < m_preview->rowCount(); ++row) {
        const bool isSentence = m_preview->isSentence(row);
        int height = heightOf(
            row, ImportPreview::Becomes, isSentence ? all : columnWidth(ImportPreview::Becomes));
        for (size_t i = 1; i < shares.size() && !isSentence; ++i)
            height =
                std::max(height,
                         std::min(heightOf(row, shares[i].column, columnWidth(shares[i].column)),
                                  mostLines * fontMetrics().lineSpacing()));
        setRowHeight(row, std::max(line, height + spacing::small));
    }
}

} // namespace sourceline
