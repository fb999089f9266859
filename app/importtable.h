#pragma once

#include <QString>

namespace sourceline {

/// A table of data on its way in by `import`.
struct TableOrder
{
    QString casefile, path, who;
    QString layout;   ///< acled, ucdp-ged or gtd; else by its columns
    QString mapping;  ///< path of a mapping, or empty
    QString rejected; ///< path for rejected rows; empty: beside the table
    bool dryRun = false, json = false, progress = false;
    bool isRaw = false; ///< our own CSV was written with --raw
};

/// Exit code.
int importTable(const TableOrder &order);

} // namespace sourceline
