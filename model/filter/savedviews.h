#pragma once

#include "model/filter/filterspec.h"
#include "model/store/editlog.h"

#include <QStringList>

namespace sourceline {

/// A filter, a sort and a set of columns saved in the casefile under a name. It shows the casefile
/// as it is whenever it is opened; what keeps figures is a frozen view (coding/frozen.h).
struct SavedView
{
    Id id;
    QString name;
    FilterSpec filter;
    QString sort;        ///< `-killed`: a stable column name; empty: none saved
    QStringList columns; ///< as the table keeps its layout: `date:110`, `!wounded:80`
};

/// All of them by name. One that cannot be read (of a later version) is left out and a sentence on
/// it added to `problems`.
Result<std::vector<SavedView>> readSavedViews(sqlite3 *database, QStringList *problems = nullptr);

/// Saves under view.name, in place of the view of that name where there is one. Refuses an empty
/// name.
EditLog::Change saveView(const SavedView &view);
/// Refuses a name that another one has.
EditLog::Change renameView(Id view, const QString &name);
EditLog::Change removeView(Id view);

} // namespace sourceline
