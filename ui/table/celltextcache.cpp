#include "ui/table/celltextcache.h"

#include <QFontMetrics>
#include <QPainter>

namespace sourceline {

namespace {

constexpr int keptTexts = 8000; // some screens of cells

} // namespace

CellTextCache::CellTextCache()
    : m_texts(keptTexts)
{}

void CellTextCache::setFont(const QFont &font)
{
    if (font == m_font)
        return;
    m_font = font;
    m_texts.clear();
}

qreal CellTextCache::draw(QPainter &painter, const QString &text, QPointF at, int width, bool right)
{
    if (text.isEmpty() || width <= 0)
        return 0;
    const Key key{text, width};
    QStaticText *laidOut = m_texts.object(key);
    if (!laidOut) {
        laidOut = new QStaticText(QFontMetrics(m_font).elidedText(text, Qt::ElideRight, width));
        laidOut->setTextFormat(Qt::PlainText);
        laidOut->setPerformanceHint(QStaticText::AggressiveCaching);
        laidOut->prepare({}, m_font);
        m_texts.insert(key, laidOut);
    }
    const qreal drawn = laidOut->size().width();
    painter.drawStaticText(right ? QPointF(at.x() + width - drawn, at.y()) : at, *laidOut);
    return drawn;
}

} // namespace sourceline
