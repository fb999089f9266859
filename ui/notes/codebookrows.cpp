#include "ui/notes/codebookrows.h"

namespace sourceline {

void CodebookRows::set(std::vector<CodebookLine> lines)
{
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

const CodebookLine *CodebookRows::line(int row) const
{
    return row >= 0 && row < rowCount() ? &m_lines[static_cast<size_t>(row)] : nullptr;
}

int CodebookRows::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int CodebookRows::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(ColumnCount);
}

QVariant CodebookRows::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CodebookLine &line = m_lines[static_cast<size_t>(index.row())];
    if (role == Qt::TextAlignmentRole)
        return QVariant(index.column() == Text ? Qt::AlignLeft | Qt::AlignTop
                                               : Qt::AlignRight | Qt::AlignTop);
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Number:
        return line.number;
    case Text:
        return line.detail.isEmpty() ? line.text : QString(line.text + u'\n' + line.detail);
    case Uses:
        return line.uses;
    default:
        return {};
    }
}

QVariant CodebookRows::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Number:
        return tr("No.");
    case Text:
        return tr("Rule or decision");
    case Uses:
        return tr("Uses");
    default:
        return {};
    }
}

std::vector<CodebookLine> linesOf(const CodebookEntry &codebook)
{
    std::vector<CodebookLine> lines;
    for (const RuleEntry &rule : codebook.rules)
        lines.push_back({QString::number(rule.number), rule.text, {}, rule.uses, rule.number, {}});
    return lines;
}

std::vector<CodebookLine> linesOf(const std::vector<DecisionEntry> &decisions)
{
    std::vector<CodebookLine> lines;
    for (const DecisionEntry &entry : decisions) {
        const DecisionView &decision = entry.decision;
        lines.push_back({decision.handle,
                         decision.question,
                         CodebookRows::tr("%1 Because: %2").arg(decision.choice, decision.reason),
                         entry.uses,
                         0,
                         decision.id});
    }
    return lines;
}

} // namespace sourceline
