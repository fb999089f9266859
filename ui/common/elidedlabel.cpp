#include "ui/common/elidedlabel.h"

#include "ui/common/plaintip.h"

#include <QPainter>

namespace sourceline {

namespace {

constexpr int leastLetters = 8;

} // namespace

ElidedLabel::ElidedLabel(Qt::TextElideMode mode, QWidget *parent)
    : QLabel(parent)
    , m_mode(mode)
{
    setTextFormat(Qt::PlainText);
}

void ElidedLabel::setLine(const QString &text)
{
    setText(text);
    explain();
}

QString ElidedLabel::shown() const
{
    return fontMetrics().elidedText(text(), m_mode, contentsRect().width());
}

QSize ElidedLabel::minimumSizeHint() const
{
    const QMargins margins = contentsMargins();
    const int letters = fontMetrics().averageCharWidth() * leastLetters;
    return {std::min(sizeHint().width(), letters + margins.left() + margins.right()),
            QLabel::minimumSizeHint().height()};
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    painter.drawText(contentsRect(), Qt::AlignLeft | Qt::AlignVCenter, shown());
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    QLabel::resizeEvent(event);
    explain();
}

void ElidedLabel::explain()
{
    setToolTip(shown() == text() ? QString() : plainTip(text()));
}

} // namespace sourceline
