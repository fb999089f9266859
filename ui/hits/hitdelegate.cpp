#include "ui/hits/hitdelegate.h"

#include "ui/common/theme.h"
#include "ui/hits/hitsmodel.h"

#include <QPainter>
#include <QTextLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int sentenceLines = 2;
constexpr int kindWidth = 11; // of a letter's average

QList<QTextLayout::FormatRange> stronger(const SearchHit &hit, const QPalette &palette)
{
    QList<QTextLayout::FormatRange> formats;
    for (const TextRange &match : hit.matches) {
        QTextLayout::FormatRange format;
        format.start = match.start;
        format.length = match.length();
        format.format.setFontWeight(QFont::Bold);
        format.format.setBackground(faded(Theme::of(palette).warning, 0.2));
        formats.append(format);
    }
    return formats;
}

} // namespace

QSize HitDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    const int line = option.fontMetrics.lineSpacing();
    return {line * 20, line * (1 + sentenceLines) + spacing::small + 2 * spacing::medium};
}

void HitDelegate::paint(QPainter *painter,
                        const QStyleOptionViewItem &option,
                        const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HitsModel *>(index.model());
    const SearchHit *hit = model ? model->hit(index.row()) : nullptr;
    if (!hit)
        return;
    const Theme &theme = Theme::of(option.palette);
    painter->save();
    painter->setClipRect(option.rect);
    if (option.state & QStyle::State_Selected) {
        painter->fillRect(option.rect, theme.current);
        if (option.state & QStyle::State_HasFocus || option.widget->hasFocus())
            painter->fillRect(QRect(option.rect.topLeft(), QSize(3, option.rect.height())),
                              theme.accent);
    }
    painter->setPen(theme.hairline);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const QRect inside =
        option.rect.adjusted(spacing::large, spacing::medium, -spacing::large, -spacing::medium);
    const int line = option.fontMetrics.lineSpacing();
    paintHeading(*painter, option, *hit, QRect(inside.topLeft(), QSize(inside.width(), line)));
    paintSentence(*painter, option, *hit, inside.adjusted(0, line + spacing::small, 0, 0));
    painter->restore();
}

void HitDelegate::paintHeading(QPainter &painter,
                               const QStyleOptionViewItem &option,
                               const SearchHit &hit,
                               QRect line) const
{
    const int kind = option.fontMetrics.averageCharWidth() * kindWidth;
    painter.setFont(option.font);
    painter.setPen(Theme::of(option.palette).quiet);
    painter.drawText(line.adjusted(0, 0, kind - line.width(), 0),
                     Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine,
                     kindWords(hit));
    line.setLeft(line.left() + kind);
    const QFont bold = boldFont(option.font);
    const QString heading =
        QFontMetrics(bold).elidedText(hitHeading(hit), Qt::ElideRight, line.width());
    painter.setFont(bold);
    painter.setPen(option.palette.color(QPalette::Text));
    painter.drawText(line, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, heading);
}

void HitDelegate::paintSentence(QPainter &painter,
                                const QStyleOptionViewItem &option,
                                const SearchHit &hit,
                                QRect lines) const
{
    const int kind = option.fontMetrics.averageCharWidth() * kindWidth;
    lines.setLeft(lines.left() + kind);
    QTextLayout layout(hit.text, option.font);
    QTextOption wrapping(Qt::AlignLeft);
    wrapping.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    wrapping.setTextDirection(hit.text.isRightToLeft() ? Qt::RightToLeft : Qt::LeftToRight);
    layout.setTextOption(wrapping);
    layout.setFormats(stronger(hit, option.palette));
    layout.beginLayout();
    qreal y = 0;
    for (int i = 0; i < sentenceLines; ++i) {
        QTextLine line = layout.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(lines.width());
        line.setPosition({0, y});
        y += option.fontMetrics.lineSpacing();
    }
    layout.endLayout();
    painter.setPen(option.palette.color(QPalette::Text));
    layout.draw(&painter, lines.topLeft());
}

} // namespace sourceline
