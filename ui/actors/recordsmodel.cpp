#include "ui/actors/recordsmodel.h"

#include <QLocale>

#include <algorithm>
#include <numeric>

namespace sourceline {

RecordsModel::RecordsModel(QStringList headings, QObject *parent)
    : QAbstractTableModel(parent)
    , m_headings(std::move(headings))
{}

void RecordsModel::setRecords(std::vector<ManagedRecord> records)
{
    beginResetModel();
    m_records = std::move(records);
    m_spellings.clear();
    for (ManagedRecord &record : m_records) {
        record.otherNames.removeAll(record.name);
        std::vector<FoldedName> spellings;
        spellings.emplace_back(record.name);
        for (const QString &name : record.otherNames)
            spellings.emplace_back(name);
        m_spellings.push_back(std::move(spellings));
    }
    m_shown = fitting();
    endResetModel();
}

void RecordsModel::setFilter(const QString &typed)
{
    if (typed == m_filter)
        return;
    beginResetModel();
    m_filter = typed;
    m_shown = fitting();
    endResetModel();
}

std::vector<int> RecordsModel::fitting() const
{
    const FoldedName typed(m_filter);
    std::vector<int> shown(m_records.size());
    std::iota(shown.begin(), shown.end(), 0);
    if (typed.isEmpty())
        return shown;
    std::vector<NameMatch> fits(m_records.size());
    for (size_t i = 0; i < m_records.size(); ++i) {
        for (const FoldedName &name : m_spellings[i])
            fits[i] = std::min(fits[i], matchName(typed, name));
    }
    std::erase_if(shown, [&fits](int i) { return fits[size_t(i)].fit == NameFit::None; });
    std::stable_sort(shown.begin(), shown.end(), [&fits](int a, int b) {
        return fits[size_t(a)] < fits[size_t(b)];
    });
    return shown;
}

Id RecordsModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? m_records[size_t(m_shown[size_t(row)])].id : Id();
}

int RecordsModel::rowOf(Id id) const
{
    const auto at = std::find_if(m_shown.begin(), m_shown.end(), [this, id](int i) {
        return m_records[size_t(i)].id == id;
    });
    return at == m_shown.end() ? -1 : int(at - m_shown.begin());
}

int RecordsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_shown.size());
}

int RecordsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RecordsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const ManagedRecord &record = m_records[size_t(m_shown[size_t(index.row())])];
    if (role == Qt::TextAlignmentRole && index.column() == Uses)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole)
        return {};
    switch (Column(index.column())) {
    case Name:
        return record.name;
    case Detail:
        return record.detail;
    case OtherNames:
        return record.otherNames.join(QStringLiteral(", "));
    case Uses:
        return role == Qt::DisplayRole ? QVariant(QLocale().toString(record.uses)) : QVariant();
    case ColumnCount:
        break;
    }
    return {};
}

QVariant RecordsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole && section == Uses)
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    return role == Qt::DisplayRole ? QVariant(m_headings.value(section)) : QVariant();
}

} // namespace sourceline
