#pragma once

#include "model/dataout/exportwalk.h"

namespace sourceline {

// One function a format. Each writes the bytes and fills rows and lost; exportData() the rest.
Result<void> writeIncidentCsv(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writeClaimCsv(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writeXlsx(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writeGeoJson(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writeWebAnnotation(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writeAcled(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writeUcdpGed(ExportWalk &walk, const DataProgress &progress, DataFile &file);
Result<void> writePackFile(ExportWalk &walk, const DataProgress &progress, DataFile &file);

/// The account as a file says it of itself: name and value, one of `lost` after the other.
std::vector<std::pair<QString, QString>> accountLines(const DataAccount &account);

/// Of an incident's assessments, what a format carries.
enum class KeptJudgement
{
    None,
    Newest, ///< who, how likely, with what confidence
    All
};

/// Links, assessments, choices of figures, notes and what else no format but a pack carries.
void addLostJudgements(const ExportWalk::Counts &counts, QStringList &lost, KeptJudgement kept);

} // namespace sourceline
