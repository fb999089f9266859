#include "ui/conflicts/conflictsmodel.h"

#include "model/text/edtf.h"
#include "ui/common/plaintip.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr quintptr topLevel = 0; // internal id; a side has its report's row + 1

} // namespace

QString conflictFieldWords(const ConflictingReport &report)
{
    QString words = QString::fromUtf8(report.field);
    if (!report.measure.isEmpty() && report.measure != "unspecified")
        words += u' ' + QString::fromUtf8(report.measure);
    if (report.whom != u"all")
        words += u": "_s + report.whom;
    return words;
}

void ConflictsModel::setReports(std::vector<ConflictingReport> reports)
{
    beginResetModel();
    m_reports = std::move(reports);
    endResetModel();
}

const ConflictingReport &ConflictsModel::report(const QModelIndex &index) const
{
    const auto row =
        index.internalId() == topLevel ? static_cast<size_t>(index.row()) : index.internalId() - 1;
    return m_reports[row];
}

std::vector<Id> ConflictsModel::claims(const QModelIndex &index) const
{
    const ConflictingReport &of = report(index);
    if (index.internalId() != topLevel)
        return of.sides[static_cast<size_t>(index.row())].claims;
    std::vector<Id> all;
    for (const ReportedSide &side : of.sides)
        all.insert(all.end(), side.claims.begin(), side.claims.end());
    return all;
}

QModelIndex ConflictsModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    const quintptr id = parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : topLevel;
    return createIndex(row, column, id);
}

QModelIndex ConflictsModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == topLevel)
        return {};
    return createIndex(static_cast<int>(child.internalId() - 1), 0, topLevel);
}

int ConflictsModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return static_cast<int>(m_reports.size());
    if (parent.column() != 0 || parent.internalId() != topLevel)
        return 0;
    return static_cast<int>(m_reports[static_cast<size_t>(parent.row())].sides.size());
}

int ConflictsModel::columnCount(const QModelIndex &) const
{
    return ColumnCount;
}

QString ConflictsModel::textOf(const ConflictingReport &report, int column) const
{
    switch (column) {
    case Incident:
        return report.placeName.isEmpty() ? report.title
                                          : QString(report.placeName % u": "_s % report.title);
    case Date:
        return displayDate(report.dateEdtf);
    case Field:
        return conflictFieldWords(report);
    case Reports: {
        QStringList values;
        for (const ReportedSide &side : report.sides)
            values += side.value;
        return values.join(u"  |  "_s);
    }
    case Apart:
        return report.gapWords;
    default:
        return QString::number(report.speakers);
    }
}

QString ConflictsModel::textOf(const ReportedSide &side, int column) const
{
    if (column == Incident)
        return side.speakers.join(u", "_s);
    if (column == Reports)
        return side.value;
    if (column == Speakers)
        return QString::number(side.speakers.size());
    return {};
}

QVariant ConflictsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole && index.column() == Speakers)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const ConflictingReport &of = report(index);
    const QString text = index.internalId() == topLevel
                             ? textOf(of, index.column())
                             : textOf(of.sides[static_cast<size_t>(index.row())], index.column());
    // What a narrow column cuts can be read whole.
    return role == Qt::ToolTipRole ? plainTip(text) : text;
}

QVariant ConflictsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment(
            (section == Speakers ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole)
        return {};
    const QStringList names{
        tr("Incident"), tr("Date"), tr("Field"), tr("Reported"), tr("Apart"), tr("Speakers")};
    return names.value(section);
}

} // namespace sourceline
