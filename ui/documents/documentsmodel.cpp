#include "ui/documents/documentsmodel.h"

#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

void DocumentsModel::setEntries(std::vector<DocumentEntry> entries)
{
    beginResetModel();
    m_entries = std::move(entries);
    endResetModel();
}

Id DocumentsModel::documentAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_entries[size_t(row)].id : Id();
}

int DocumentsModel::rowOf(Id document) const
{
    const auto found =
        std::find_if(m_entries.begin(), m_entries.end(), [document](const DocumentEntry &entry) {
            return entry.id == document;
        });
    return found == m_entries.end() ? -1 : int(found - m_entries.begin());
}

int DocumentsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_entries.size());
}

int DocumentsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString DocumentsModel::textOf(const DocumentEntry &entry, int column) const
{
    const auto number = [](int value) {
        return u"%L1"_s.arg(value);
    };
    // Where no sentences are on record, nothing can be said of how many are left.
    const bool known = entry.sentences > 0;
    switch (column) {
    case Title:
        return entry.hasText ? entry.title : tr("%1 (no text here)").arg(entry.title);
    case Outlet:
        return entry.outlet;
    case Published:
        return entry.publishedEdtf.isEmpty() ? QString() : displayDate(entry.publishedEdtf);
    case Coded:
        return known ? tr("%L1 of %L2").arg(entry.coded).arg(entry.sentences) : QString();
    case Skipped:
        return known ? number(entry.skipped) : QString();
    case Left:
        return known ? number(entry.left()) : QString();
    case Citations:
        return number(entry.citations);
    default:
        break;
    }
    QStringList versions;
    if (entry.corrections > 0)
        versions += entry.corrections == 1 ? tr("1 correction")
                                           : tr("%1 corrections").arg(entry.corrections);
    if (entry.copies > 0)
        versions += entry.copies == 1 ? tr("1 wire copy") : tr("%1 wire copies").arg(entry.copies);
    return versions.join(u", "_s);
}

QVariant DocumentsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const bool isNumber = index.column() >= Coded && index.column() <= Citations;
    if (role == Qt::TextAlignmentRole && isNumber)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return textOf(m_entries[size_t(index.row())], index.column());
    return {};
}

QVariant DocumentsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const bool isNumber = section >= Coded && section <= Citations;
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(
            Qt::Alignment((isNumber ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{tr("Article"),
                            tr("Outlet"),
                            tr("Published"),
                            tr("Coded"),
                            tr("Skipped"),
                            tr("Left"),
                            tr("Citations"),
                            tr("Versions")};
    return names.value(section);
}

} // namespace sourceline
