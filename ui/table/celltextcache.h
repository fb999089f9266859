#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>

class QPainter;

namespace sourceline {

/// Cell texts laid out and cut to their width once: drawing them again costs a fifth of laying them
/// out.
class CellTextCache
{
public:
    CellTextCache();

    /// Forgets everything when the font is another.
    void setFont(const QFont &font);
    /// Draws `text` in the painter's pen, cut with "…" to `width`, its top left at (x, y) or its
    /// top right when `right`. Returns the width drawn.
    qreal draw(QPainter &painter, const QString &text, QPointF at, int width, bool right);

private:
    struct Key
    {
        QString text;
        int width;
        bool operator==(const Key &) const = default;
    };

    friend size_t qHash(const Key &key, size_t seed) noexcept
    {
        return qHashMulti(seed, key.text, key.width);
    }

    QFont m_font;
    QCache<Key, QStaticText> m_texts;
};

} // namespace sourceline
