#pragma once

#include "model/coding/drafts.h"

#include <QJsonObject>

#include <atomic>

namespace sourceline {

/// What was on screen, kept under a name.
struct FrozenView
{
    Id id;
    QString name, note, madeBy;
    qint64 madeAt = 0; ///< ms since 1970 UTC
    Id edit;           ///< the last edit it stands for
    QString saidBy;    ///< EDTF day, or empty
    std::vector<Id> incidents; ///< ascending; all: empty and `all`
    bool all = true;
    QJsonObject spec; ///< sort and columns
};

EditLog::Change freezeView(const FrozenView &view); ///< id, madeAt and edit are set; edit is the newest in the casefile
EditLog::Change removeFrozenView(Id view);
Result<std::vector<FrozenView>> frozenViews(sqlite3 *database); ///< newest first

/// One thing that is otherwise now.
struct Difference
{
    enum class Kind { Added, Removed, Merged, Figure, Attribution, Assessment, Date, Place, Other };
    Kind kind = Kind::Other;
    Id incident; ///< as it is called now
    QString incidentName;
    QString what;          ///< `killed`, `Kataib Hezbollah, suspects, by …`
    QString before, after; ///< in words; empty: not there
    std::vector<Id> edits; ///< which made it, oldest first
    std::vector<CitationView> citations; ///< the sentences behind what is there now, else behind what was
};

/// What changed in the view's incidents since it was frozen, and which new incidents have come where it was of all.
Result<std::vector<Difference>> differencesSince(sqlite3 *database, const FrozenView &view, const std::atomic<bool> *cancelled = nullptr);

} // namespace sourceline
