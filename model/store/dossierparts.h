#pragma once

#include "model/store/dossier.h"
#include "model/store/rowreader.h"

#include <QHash>

namespace sourceline {

/// A dossier while it is read: each part adds its rows and notes the statements that they rest on.
struct DossierReading
{
    sqlite3 *database;
    Dossier dossier;
    QHash<Id, int> statements; ///< index in dossier.statements by key
};

// Parts of readDossier(), in the order in which they must run: statements come first.
Result<void> readIncident(DossierReading &reading);
Result<void> readFigures(DossierReading &reading);
Result<void> readStatements(DossierReading &reading);
Result<void> readReports(DossierReading &reading);
Result<void> readClaims(DossierReading &reading);
Result<void> readAttributions(DossierReading &reading);
Result<void> readLinks(DossierReading &reading);
Result<void> readAssessments(DossierReading &reading);
Result<void> readDecisions(DossierReading &reading);
Result<void> readOwnCitations(DossierReading &reading);
Result<void> readChoices(DossierReading &reading); ///< after figures
Result<void> readNotes(DossierReading &reading);
Result<void> readBasis(DossierReading &reading);
Result<void> readTags(DossierReading &reading);
Result<void> readFormerly(DossierReading &reading);
Result<void> readCovers(DossierReading &reading);

/// Adds to `citations` the rows of a SELECT that starts with the record and then has the columns of
/// citationColumns.
Result<void> readCitations(sqlite3 *database,
                           const QByteArray &from,
                           Id incident,
                           QHash<Id, std::vector<CitationView>> &citations);

/// Whom each speaker speaks for, and which government that is.
void nameInstitutions(sqlite3 *database, std::vector<StatementView> &statements);

/// -1 where the record rests on no statement.
int statementIndex(const DossierReading &reading, Id statement);

} // namespace sourceline
