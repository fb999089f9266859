#pragma once

#include "model/columns/loader.h"
#include "model/store/casefile.h"
#include "model/workbench/rowtexts.h"

#include <QThread>

#include <atomic>
#include <memory>
#include <vector>

namespace sourceline {

/// A casefile with the rows that are shown first, made on a worker while the window does other
/// things.
struct OpenedCasefile
{
    Result<void> opened;                ///< why not, in one sentence
    std::unique_ptr<Casefile> casefile; ///< null where it was not opened; lives on `thread`
    Result<Snapshot> firstScreen = Snapshot();
    std::vector<Id> firstIncidents = {}; ///< in the order of its rows
    RowTexts firstTexts = {};            ///< one for each
};

/// What the first opening of a process has to work out, whatever the file: begun on a worker while
/// there is no window yet.
void readyToOpen();

/// Checks what has to be checked (Casefile::prepare), opens, reads the rows (with their texts) of
/// `firstScreen` or, without any, the first ones by id. Stops soon after `cancelled` becomes true.
/// `examined`: as of Casefile::prepare.
std::shared_ptr<OpenedCasefile> openCasefile(const QString &path,
                                             Access wanted,
                                             const std::vector<Id> &firstScreen,
                                             std::atomic<bool> &cancelled,
                                             const Casefile::Verdict &examined,
                                             QThread *thread);

} // namespace sourceline
