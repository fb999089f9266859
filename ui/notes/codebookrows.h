#pragma once

#include "model/coding/codebooks.h"

#include <QAbstractTableModel>

namespace sourceline {

/// A version of a codebook, or the decisions, at the left of the codebook pane.
struct CodebookSource
{
    Id codebook; ///< not valid: the decisions
    QString name;
    QString detail;
};

/// One numbered rule, or one decision.
struct CodebookLine
{
    QString number; ///< `9`, the decision's handle or topic
    QString text;
    QString detail; ///< a decision's choice and reason
    int uses = 0;
    int rule = 0; ///< 0: a decision
    Id decision;
};

/// Rules of one codebook or all decisions: number, text (wraps), uses.
class CodebookRows : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column
    {
        Number,
        Text,
        Uses,
        ColumnCount
    };

    using QAbstractTableModel::QAbstractTableModel;

    void set(std::vector<CodebookLine> lines);
    const CodebookLine *line(int row) const; ///< null past the ends
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<CodebookLine> m_lines;
};

std::vector<CodebookLine> linesOf(const CodebookEntry &codebook);
std::vector<CodebookLine> linesOf(const std::vector<DecisionEntry> &decisions);

} // namespace sourceline
