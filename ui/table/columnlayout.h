#pragma once

#include <QStringList>

class QHeaderView;

namespace sourceline {

/// Which columns are shown, in which order and how wide; kept by column name, so that a later
/// version with more columns reads it.

/// The columns of a first start; `width` is shared out between them, the title taking what is left.
void setDefaultColumns(QHeaderView &header, int width);

/// One entry a column in the order shown: `date:110`, or `!wounded:80` for a hidden one.
QStringList columnLayout(const QHeaderView &header);

/// False, and nothing is changed, when no column that we know would be shown.
bool restoreColumns(QHeaderView &header, const QStringList &layout);

} // namespace sourceline
