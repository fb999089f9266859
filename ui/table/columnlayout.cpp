#include "ui/table/columnlayout.h"

#include "model/workbench/incidentmodel.h"

#include <QFontMetrics>
#include <QHeaderView>

#include <algorithm>
#include <array>
#include <optional>

namespace sourceline {

namespace {

struct Width
{
    IncidentModel::Column column;
    int characters; ///< average ones
};

constexpr std::array defaults = {
    Width{IncidentModel::Date, 18},
    Width{IncidentModel::Place, 15},
    Width{IncidentModel::Title, 34},
    Width{IncidentModel::Killed, 10},
    Width{IncidentModel::Munitions, 14},
    Width{IncidentModel::Alleged, 18},
    Width{IncidentModel::Assessed, 12},
    Width{IncidentModel::Speakers, 11},
};
constexpr int otherCharacters = 16;
constexpr int narrowestTitle = 26;
constexpr double narrowest = 0.72;

int widthOf(const QHeaderView &header, int characters)
{
    return header.fontMetrics().averageCharWidth() * characters;
}

struct Entry
{
    int logical;
    int width;
    bool hidden;
};

std::optional<Entry> entryOf(QStringView text)
{
    const bool hidden = text.startsWith(u'!');
    const QList<QStringView> parts = text.sliced(hidden ? 1 : 0).split(u':');
    bool isNumber = false;
    const int width = parts.size() == 2 ? parts[1].toInt(&isNumber) : 0;
    for (int i = 0; isNumber && i < IncidentModel::ColumnCount; ++i) {
        if (IncidentModel::columnName(static_cast<IncidentModel::Column>(i)) == parts[0])
            return Entry{i, std::clamp(width, 24, 4000), hidden};
    }
    return std::nullopt;
}

} // namespace

void setDefaultColumns(QHeaderView &header, int width)
{
    int characters = 0;
    for (const Width &entry : defaults)
        characters += entry.column == IncidentModel::Title ? narrowestTitle : entry.characters;
    // A small window has narrower columns rather than some that are out of sight; figures keep
    // their width, for a number that is cut off says something else.
    const double share = std::clamp(double(width) / widthOf(header, characters), narrowest, 1.0);
    for (int i = 0; i < IncidentModel::ColumnCount; ++i) {
        header.setSectionHidden(i, true);
        header.resizeSection(i, widthOf(header, otherCharacters));
    }
    int visual = 0;
    int taken = 0;
    for (const Width &entry : defaults) {
        const bool isFigure =
            entry.column == IncidentModel::Killed || entry.column == IncidentModel::Munitions;
        const int pixels =
            static_cast<int>(widthOf(header, entry.characters) * (isFigure ? 1.0 : share));
        header.setSectionHidden(entry.column, false);
        header.moveSection(header.visualIndex(entry.column), visual++);
        header.resizeSection(entry.column, pixels);
        taken += entry.column == IncidentModel::Title ? 0 : pixels;
    }
    const int title = static_cast<int>(widthOf(header, narrowestTitle) * share);
    header.resizeSection(IncidentModel::Title, std::max(title, width - taken));
}

QStringList columnLayout(const QHeaderView &header)
{
    QStringList layout;
    for (int visual = 0; visual < header.count(); ++visual) {
        const int logical = header.logicalIndex(visual);
        const bool hidden = header.isSectionHidden(logical);
        // A hidden section says 0: its width is kept by Qt and comes back when it is shown.
        const int width = hidden ? header.defaultSectionSize() : header.sectionSize(logical);
        layout += (hidden ? QStringLiteral("!") : QString())
                  + IncidentModel::columnName(static_cast<IncidentModel::Column>(logical)) + u':'
                  + QString::number(width);
    }
    return layout;
}

bool restoreColumns(QHeaderView &header, const QStringList &layout)
{
    std::vector<Entry> entries;
    for (const QString &text : layout) {
        if (const auto entry = entryOf(text))
            entries.push_back(*entry);
    }
    if (std::ranges::all_of(entries, &Entry::hidden))
        return false;
    for (int i = 0; i < header.count(); ++i)
        header.setSectionHidden(i, true);
    int visual = 0;
    for (const Entry &entry : entries) {
        header.moveSection(header.visualIndex(entry.logical), visual++);
        header.setSectionHidden(entry.logical, entry.hidden);
        header.resizeSection(entry.logical, entry.width);
    }
    return true;
}

} // namespace sourceline
