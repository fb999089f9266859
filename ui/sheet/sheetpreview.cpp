#include "ui/sheet/sheetpreview.h"

#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>
#include <QWheelEvent>

namespace sourceline {

namespace {

constexpr int wheelStep = 120;

// What the page says, for a screen reader.
QString wordsOf(const ChartScene &page)
{
    QStringList words;
    for (const ChartItem &item : page.items) {
        if (const auto *text = std::get_if<ChartText>(&item))
            words += text->text;
    }
    return words.join(u' ');
}

} // namespace

SheetPreview::SheetPreview(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    setAccessibleName(tr("Preview"));
}

QSize SheetPreview::sizeHint() const
{
    return {560, 780};
}

void SheetPreview::setSheets(const LaidSheetsPtr &sheets)
{
    m_sheets = sheets;
    showPage(0);
}

void SheetPreview::showPage(int page)
{
    m_page = page;
    setAccessibleDescription(m_sheets ? wordsOf(m_sheets->pages[static_cast<size_t>(page)])
                                      : QString());
    update();
    emit turned();
}

int SheetPreview::pages() const
{
    return m_sheets ? static_cast<int>(m_sheets->pages.size()) : 0;
}

void SheetPreview::turn(int by)
{
    const int page = std::clamp(m_page + by, 0, std::max(pages() - 1, 0));
    if (page != m_page)
        showPage(page);
}

void SheetPreview::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &theme = Theme::of(palette());
    painter.fillRect(rect(), palette().window());
    if (!m_sheets)
        return;
    const ChartScene &page = m_sheets->pages[static_cast<size_t>(m_page)];
    const QRectF room = QRectF(rect()).adjusted(4, 4, -4, -4);
    const double scale =
        std::min(room.width() / page.size.width(), room.height() / page.size.height());
    const QSizeF size = page.size * scale;
    const QPointF corner(room.center().x() - size.width() / 2, room.top());
    painter.setPen(hasFocus() ? theme.accent : theme.hairline);
    painter.setBrush(Qt::NoBrush);
    painter.save();
    painter.translate(corner);
    painter.scale(scale, scale);
    // Letters this small are truer as outlines than fitted to the screen's pixels.
    paintScene(painter, page, TextAs::Outlines);
    painter.restore();
    painter.drawRect(QRectF(corner, size).adjusted(-0.5, -0.5, 0.5, 0.5));
}

void SheetPreview::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_PageDown:
    case Qt::Key_Right:
        return turn(1);
    case Qt::Key_PageUp:
    case Qt::Key_Left:
        return turn(-1);
    case Qt::Key_Home:
        return turn(-pages());
    case Qt::Key_End:
        return turn(pages());
    default:
        QWidget::keyPressEvent(event);
    }
}

void SheetPreview::wheelEvent(QWheelEvent *event)
{
    if (const int steps = event->angleDelta().y() / wheelStep; steps != 0)
        turn(-steps);
    event->accept();
}

} // namespace sourceline
