#include "ui/chart/chartkey.h"

#include "ui/chart/chartwords.h"
#include "ui/paper/hatch.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int size = 14;
constexpr qreal box = 16;
constexpr qreal afterBox = 8;
constexpr qreal columnWidth = 210;

void drawSign(SceneBuilder &builder, const QRectF &area, const KeyEntry &entry)
{
    const ChartStyle &style = builder.style();
    QPainterPath path;
    switch (entry.sign) {
    case KeyEntry::Sign::Box:
        builder.bar(area, entry.look);
        return;
    case KeyEntry::Sign::Line: {
        const QColor &ink = entry.look.outline.isValid() ? entry.look.outline : entry.look.fill;
        QPainterPath line(QPointF(area.left() - 3, area.center().y()));
        line.lineTo(area.right() + 3, area.center().y());
        builder.path(line, {}, ink, 2.4, entry.look.alleged);
        builder.path(pointOf(entry.look, area.center(), 4.6), ink, ink, 1);
        return;
    }
    case KeyEntry::Sign::Incomplete: {
        SeriesLook look;
        look.fill = style.quiet;
        builder.bar(area, look, true);
        return;
    }
    case KeyEntry::Sign::Dot:
        path.addEllipse(area.center(), 5, 5);
        builder.path(path, entry.look.fill, {});
        return;
    case KeyEntry::Sign::Hollow:
        path.addEllipse(area.center(), 4.4, 4.4);
        builder.path(path, style.paper, entry.look.fill, 1.6);
        return;
    case KeyEntry::Sign::Band:
        builder.rect(area.adjusted(0, 3, 0, -3), entry.look.fill);
        builder.rect(QRectF(area.center().x() - 1.5, area.top(), 3, area.height()), style.text);
        return;
    case KeyEntry::Sign::Outline:
        builder.rect(area.adjusted(0.75, 2.75, -0.75, -2.75), style.paper, style.text, 1.5);
        return;
    case KeyEntry::Sign::Flag:
        builder.path(flagAt({area.left() + 3, area.bottom()}, box - 2), entry.look.fill, {});
        return;
    }
}

constexpr qreal keyTop = 26;
constexpr int mostLines = 5; ///< of one entry: who accuses whom is two names

// The names as far as there is height for all: whole, else each cut to fewer lines.
struct KeyColumn
{
    std::vector<std::vector<ChartTextLine>> entries;
    qreal gap = 12;
};

KeyColumn fitted(const std::vector<KeyEntry> &entries, qreal height)
{
    KeyColumn column;
    for (int most = mostLines; most > 0; --most) {
        for (const qreal gap : {12, 5}) {
            column = {{}, gap};
            qreal needed = keyTop;
            for (const KeyEntry &entry : entries) {
                // The end is kept: names that begin alike differ there.
                const qreal width = columnWidth - box - afterBox;
                column.entries.push_back(wrappedName(entry.text, width, size, most));
                needed +=
                    gap
                    + std::max(
                        box, lineHeightOf(size) * static_cast<qreal>(column.entries.back().size()));
            }
            if (needed <= height + gap)
                return column;
        }
    }
    return column;
}

QRectF layColumn(SceneBuilder &builder, const QRectF &room, const std::vector<KeyEntry> &entries)
{
    const qreal left = room.right() - columnWidth;
    qreal y = room.top() + keyTop;
    const KeyColumn column = fitted(entries, room.height());
    size_t drawn = 0;
    for (const KeyEntry &entry : entries) {
        const auto &lines = column.entries[drawn];
        const qreal height = std::max(box, lineHeightOf(size) * static_cast<qreal>(lines.size()));
        const bool isLast = drawn + 1 == entries.size();
        if (y + height + (isLast ? 0 : lineHeightOf(size)) > room.bottom())
            break;
        drawSign(builder, {left, y + 2, box, box}, entry);
        builder.lines({left + box + afterBox, y}, lines, size, builder.style().text);
        builder.hintIfCut({left + box + afterBox, y}, lines, size, entry.text);
        y += height + column.gap;
        ++drawn;
    }
    if (drawn < entries.size())
        builder.text({left + box + afterBox, y + size},
                     ChartWords::tr("and %1 more").arg(entries.size() - drawn),
                     size,
                     builder.style().quiet);
    return room.adjusted(0, 0, -columnWidth - 28, 0);
}

QRectF layRows(SceneBuilder &builder, const QRectF &room, const std::vector<KeyEntry> &entries)
{
    constexpr int mostRows = 3;
    constexpr qreal moreWidth = 52;
    qreal x = room.left();
    qreal y = room.top();
    int row = 1;
    for (size_t i = 0; i < entries.size(); ++i) {
        const QString text =
            elidedInMiddle(room.width() - moreWidth - box - afterBox, entries[i].text, size);
        const qreal width = box + afterBox + textWidth(text, size);
        const qreal right = room.right() - (row == mostRows ? moreWidth : 0);
        if (x > room.left() && x + width > right) {
            if (row == mostRows) {
                const QString more = ChartWords::tr("+%1").arg(entries.size() - i);
                builder.text({x, y + size + 1}, more, size, builder.style().quiet);
                break;
            }
            x = room.left();
            y += lineHeightOf(size) + 4;
            ++row;
        }
        drawSign(builder, {x, y + 2, box, box}, entries[i]);
        builder.text({x + box + afterBox, y + size + 1}, text, size, builder.style().text);
        builder.hintIfCut({x + box + afterBox, y},
                          wrapped(text, room.width(), size, false, 1),
                          size,
                          entries[i].text);
        x += width + 22;
    }
    return room.adjusted(0, y - room.top() + lineHeightOf(size) + 12, 0, 0);
}

} // namespace

QPainterPath pointOf(const SeriesLook &look, QPointF at, qreal radius)
{
    QPainterPath path;
    const auto corners = [&](std::initializer_list<QPointF> points) {
        bool isFirst = true;
        for (const QPointF &point : points) {
            isFirst ? path.moveTo(at + point * radius) : path.lineTo(at + point * radius);
            isFirst = false;
        }
        path.closeSubpath();
    };
    switch (look.order % 8) {
    case 0:
        path.addEllipse(at, radius, radius);
        break;
    case 1:
        corners({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}});
        break;
    case 2:
        corners({{0, -1.15}, {1.1, 0.85}, {-1.1, 0.85}});
        break;
    case 3:
        corners({{0, -1.3}, {1.3, 0}, {0, 1.3}, {-1.3, 0}});
        break;
    case 4:
        corners({{0, 1.15}, {1.1, -0.85}, {-1.1, -0.85}});
        break;
    case 5:
        corners({{-0.4, -1.2},
                 {0.4, -1.2},
                 {0.4, -0.4},
                 {1.2, -0.4},
                 {1.2, 0.4},
                 {0.4, 0.4},
                 {0.4, 1.2},
                 {-0.4, 1.2},
                 {-0.4, 0.4},
                 {-1.2, 0.4},
                 {-1.2, -0.4},
                 {-0.4, -0.4}});
        break;
    case 6:
        corners({{-1.3, -0.5}, {1.3, -0.5}, {1.3, 0.5}, {-1.3, 0.5}});
        break;
    default:
        corners({{-0.5, -1.3}, {0.5, -1.3}, {0.5, 1.3}, {-0.5, 1.3}});
    }
    return path;
}

QPainterPath flagAt(QPointF at, qreal size)
{
    QPainterPath path;
    path.addRect(QRectF(at.x(), at.y() - size, 1.6, size));
    path.moveTo(at.x() + 1.6, at.y() - size);
    path.lineTo(at.x() + size * 0.75, at.y() - size * 0.72);
    path.lineTo(at.x() + 1.6, at.y() - size * 0.44);
    path.closeSubpath();
    return path;
}

QRectF
layKey(SceneBuilder &builder, const QRectF &room, const std::vector<KeyEntry> &entries, qreal least)
{
    if (entries.empty())
        return room;
    return room.width() - columnWidth >= least ? layColumn(builder, room, entries)
                                               : layRows(builder, room, entries);
}

std::vector<KeyEntry> seriesKey(const ChartNumbers &numbers,
                                const std::vector<SeriesLook> &looks,
                                KeyEntry::Sign sign,
                                bool isAsRead)
{
    std::vector<KeyEntry> entries;
    const bool isSplit = numbers.series.size() > 1
                         || (numbers.series.size() == 1 && !numbers.series.front().name.isEmpty());
    const size_t count = isSplit ? numbers.series.size() : 0;
    for (size_t place = 0; place < count; ++place) {
        const size_t i = isAsRead ? place : count - 1 - place;
        // What is never drawn needs no explaining.
        const auto &cells = numbers.series[i].cells;
        if (std::ranges::any_of(cells, [](const ChartCell &cell) { return cell.value > 0; }))
            entries.push_back({sign, looks[i], seriesName(numbers.series[i])});
    }
    // A series that is called so explains itself.
    const bool isNamed = std::ranges::any_of(numbers.series, [](const ChartSeries &series) {
        return series.alleged && series.name.contains(u"alleged"_s);
    });
    const bool isHatched = std::ranges::any_of(looks, &SeriesLook::alleged)
                           || std::ranges::any_of(numbers.positions, &ChartPosition::alleged);
    if (!isNamed && isHatched) {
        SeriesLook look;
        look.fill = QColor(0x4d5768);
        look.alleged = true;
        entries.push_back({KeyEntry::Sign::Box, look, ChartWords::tr("alleged, not assessed")});
    }
    if (std::ranges::any_of(numbers.positions, &ChartPosition::incomplete))
        entries.push_back({KeyEntry::Sign::Incomplete, {}, ChartWords::tr("period not complete")});
    return entries;
}

} // namespace sourceline
