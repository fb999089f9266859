#include "ui/chart/chartkey.h"

#include "ui/chart/chartwords.h"

#include <array>
#include <optional>
#include <tuple>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualSize = 14;
constexpr qreal box = 16;
constexpr qreal afterBox = 8;
constexpr qreal beforeColumn = 28;
constexpr qreal usualTop = 26;
constexpr std::array<qreal, 3> columnWidths = {210, 270, 330};
constexpr int mostLines = 5;       // of one entry: who accuses whom is two names
constexpr int easyLines = 2;       // that are read at a glance
constexpr double leastShare = 0.8; // of the plot wanted, where names need the rest
constexpr double rowsShare = 0.35; // of the height, that rows of a key may take
constexpr int usualRows = 3;
constexpr qreal moreWidth = 52;
constexpr qreal betweenRows = 4;

using Lines = std::vector<ChartTextLine>;

struct KeyColumn
{
    std::vector<Lines> entries;
    qreal width = columnWidths.front();
    qreal top = usualTop;
    qreal gap = 12;
    int size = usualSize;

    qreal heightOf(size_t entry) const
    {
        return std::max(box, lineHeightOf(size) * static_cast<qreal>(entries[entry].size()));
    }

    qreal height() const
    {
        qreal needed = top - gap;
        for (size_t i = 0; i < entries.size(); ++i)
            needed += heightOf(i) + gap;
        return needed;
    }
};

// Closer to each other rather than cut.
bool fits(KeyColumn &column, qreal height)
{
    constexpr std::array<std::pair<qreal, qreal>, 5> spacings = {
        {{usualTop, 12}, {usualTop, 5}, {usualTop, 2}, {4, 5}, {4, 2}}};
    return std::ranges::any_of(spacings, [&](const auto &spacing) {
        std::tie(column.top, column.gap) = spacing;
        return column.height() <= height;
    });
}

// Every name whole: on two lines at most in a wider column rather than on five in a narrow one, and
// smaller only where there is no other way.
std::optional<KeyColumn>
wholeColumn(const std::vector<KeyEntry> &entries, const QRectF &room, qreal least)
{
    for (const int size : {usualSize, usualSize - 2}) {
        for (const int most : {easyLines, mostLines}) {
            for (const qreal width : columnWidths) {
                KeyColumn column{{}, width, usualTop, 12, size};
                for (const KeyEntry &entry : entries)
                    column.entries.push_back(
                        wrapped(entry.text, width - box - afterBox, size, false, 99));
                const auto isShort = [most](const Lines &lines) {
                    return static_cast<int>(lines.size()) <= most;
                };
                if (room.width() - width >= least && std::ranges::all_of(column.entries, isShort)
                    && fits(column, room.height()))
                    return column;
            }
        }
    }
    return std::nullopt;
}

// The names as far as there is height for all, each cut to as few lines as it takes.
KeyColumn cutColumn(const std::vector<KeyEntry> &entries, const QRectF &room, qreal least)
{
    KeyColumn column;
    for (const qreal width : columnWidths)
        column.width = room.width() - width >= least ? width : column.width;
    for (int most = mostLines; most > 0; --most) {
        column.entries.clear();
        // The end is kept: names that begin alike differ there.
        for (const KeyEntry &entry : entries)
            column.entries.push_back(
                wrappedName(entry.text, column.width - box - afterBox, column.size, most));
        if (fits(column, room.height()))
            return column;
    }
    return column;
}

QRectF layColumn(SceneBuilder &builder,
                 const QRectF &room,
                 const std::vector<KeyEntry> &entries,
                 const KeyColumn &column)
{
    const qreal left = room.right() - column.width;
    const int size = column.size;
    qreal y = room.top() + column.top;
    size_t drawn = 0;
    for (const KeyEntry &entry : entries) {
        const Lines &lines = column.entries[drawn];
        const bool isLast = drawn + 1 == entries.size();
        const qreal end = y + column.heightOf(drawn);
        if (end + (isLast ? 0 : lineHeightOf(size)) > room.bottom())
            break;
        drawKeySign(builder, {left, y + 2 - (usualSize - size) / 2.0, box, box}, entry);
        builder.lines({left + box + afterBox, y}, lines, size, builder.style().text);
        builder.hintIfCut({left + box + afterBox, y}, lines, size, entry.text);
        y = end + column.gap;
        ++drawn;
    }
    if (drawn < entries.size()) {
        builder.text({left + box + afterBox, y + size},
                     ChartWords::tr("and %1 more").arg(entries.size() - drawn),
                     size,
                     builder.style().quiet);
        y += lineHeightOf(size);
    }
    builder.scene().key = QRectF(QPointF(left, room.top()), QPointF(room.right(), y));
    return room.adjusted(0, 0, -column.width - beforeColumn, 0);
}

qreal entryWidth(const QString &text)
{
    return box + afterBox + textWidth(text, usualSize);
}

// As many as the names need, or none where that takes too much of the height or one is too long.
std::optional<int> wholeRows(const std::vector<KeyEntry> &entries, const QRectF &room)
{
    qreal x = 0;
    int rows = 1;
    for (const KeyEntry &entry : entries) {
        const qreal width = entryWidth(entry.text);
        if (x > 0 && x + width > room.width()) {
            x = 0;
            ++rows;
        }
        if (width > room.width())
            return std::nullopt;
        x += width + 22;
    }
    const bool hasRoom =
        rows * (lineHeightOf(usualSize) + betweenRows) <= room.height() * rowsShare;
    return hasRoom ? std::optional(rows) : std::nullopt;
}

QRectF layRows(SceneBuilder &builder,
               const QRectF &room,
               const std::vector<KeyEntry> &entries,
               int mostRows)
{
    qreal x = room.left();
    qreal y = room.top();
    int row = 1;
    for (size_t i = 0; i < entries.size(); ++i) {
        const QString text =
            elidedInMiddle(room.width() - moreWidth - box - afterBox, entries[i].text, usualSize);
        const qreal width = entryWidth(text);
        const bool isLast = i + 1 == entries.size();
        const qreal right = room.right() - (row == mostRows && !isLast ? moreWidth : 0);
        if (x > room.left() && x + width > right) {
            if (row == mostRows) {
                const QString more = ChartWords::tr("+%1").arg(entries.size() - i);
                builder.text({x, y + usualSize + 1}, more, usualSize, builder.style().quiet);
                break;
            }
            x = room.left();
            y += lineHeightOf(usualSize) + betweenRows;
            ++row;
        }
        drawKeySign(builder, {x, y + 2, box, box}, entries[i]);
        builder.text(
            {x + box + afterBox, y + usualSize + 1}, text, usualSize, builder.style().text);
        builder.hintIfCut({x + box + afterBox, y},
                          wrapped(text, room.width(), usualSize, false, 1),
                          usualSize,
                          entries[i].text);
        x += width + 22;
    }
    return room.adjusted(0, y - room.top() + lineHeightOf(usualSize) + 12, 0, 0);
}

} // namespace

QRectF
layKey(SceneBuilder &builder, const QRectF &room, const std::vector<KeyEntry> &entries, qreal least)
{
    if (entries.empty())
        return room;
    if (const auto column = wholeColumn(entries, room, least))
        return layColumn(builder, room, entries, *column);
    if (const auto rows = wholeRows(entries, room))
        return layRows(builder, room, entries, *rows);
    if (const auto column = wholeColumn(entries, room, least * leastShare))
        return layColumn(builder, room, entries, *column);
    builder.scene().isKeyWhole = false;
    return room.width() - columnWidths.front() >= least
               ? layColumn(builder, room, entries, cutColumn(entries, room, least))
               : layRows(builder, room, entries, usualRows);
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
