#include "ui/documents/anchorsmodel.h"

#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QGuiApplication>

#include <algorithm>

namespace sourceline {

QString anchorWords(const AnchorEntry &entry)
{
    switch (entry.state) {
    case AnchorState::Exact:
        return AnchorsModel::tr("exact");
    case AnchorState::Moved:
        return AnchorsModel::tr("moved");
    case AnchorState::Fuzzy:
        return AnchorsModel::tr("fuzzy, %1 %").arg(int(entry.score * 100));
    case AnchorState::Orphan:
        break;
    }
    return AnchorsModel::tr("orphan");
}

void AnchorsModel::setEntries(std::vector<AnchorEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

const AnchorEntry *AnchorsModel::at(int row) const
{
    return row >= 0 && row < rowCount() ? &m_entries[size_t(row)] : nullptr;
}

int AnchorsModel::rowOf(Id citation, Id version) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [&](const AnchorEntry &entry) {
            return entry.citation == citation && entry.version == version;
        });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int AnchorsModel::open() const
{
    return int(std::count_if(m_entries.begin(), m_entries.end(), [](const AnchorEntry &entry) {
        return entry.isOpen();
    }));
}

int AnchorsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int AnchorsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

// Two citations of one sentence differ in what rests on them and in the words.
QString behindWords(const AnchorEntry &entry)
{
    QStringList words;
    if (!entry.record.isEmpty())
        words += entry.record;
    if (!entry.phrase.isEmpty())
        words += u'\u201c' + entry.phrase + u'\u201d';
    if (entry.incident.isValid())
        words += entry.incidentTitle;
    return words.join(QStringLiteral(" \u00b7 "));
}

QString AnchorsModel::textOf(const AnchorEntry &entry, int column) const
{
    switch (column) {
    case State:
        return anchorWords(entry);
    case Cited:
        return entry.citedText.isEmpty() ? tr("(its text is not in this casefile)")
                                         : entry.citedText.simplified();
    case Found:
        return entry.foundText.simplified();
    case Incident:
        return behindWords(entry);
    case Version:
        return entry.isCopy && !entry.versionOutlet.isEmpty() ? entry.versionOutlet
                                                              : entry.versionTitle;
    default:
        break;
    }
    if (entry.decision == u"accepted")
        return tr("accepted");
    if (entry.decision == u"moved")
        return tr("placed by hand");
    if (entry.decision == u"dropped")
        return tr("dropped");
    return entry.isOpen() ? tr("to be looked at") : QString();
}

QVariant AnchorsModel::data(const QModelIndex &index, int role) const
{
    const AnchorEntry *entry = at(index.row());
    if (!entry)
        return {};
    if (role == Qt::ToolTipRole && index.column() == Incident)
        return plainTip(behindWords(*entry));
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return textOf(*entry, index.column());
    if (role == Qt::FontRole && index.column() == State && entry->isOpen())
        return boldFont(QGuiApplication::font());
    if (role == Qt::ForegroundRole && !entry->isOpen())
        return Theme::of(QGuiApplication::palette()).quiet;
    return {};
}

QVariant AnchorsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Citation is"),
                            tr("Cited"),
                            tr("In the changed version"),
                            tr("Behind"),
                            tr("Version"),
                            tr("Decision")};
    return names.value(section);
}

} // namespace sourceline
