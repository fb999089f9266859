#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <vector>

class QComboBox;
struct sqlite3;

namespace sourceline {

/// A term of a vocabulary, as a form offers it.
struct Term
{
    Id id, parent;
    QString scheme, code;
};

struct CodebookName
{
    Id id;
    QString name;
};

/// What an incident's form chooses from, and the terms that one incident has.
struct IncidentChoices
{
    std::vector<Term> terms; ///< by scheme and position
    std::vector<CodebookName> codebooks;
    Id eventType, subEventType, means; ///< of the incident asked for
};

/// incident may be not valid. For a reader thread.
Result<IncidentChoices> readIncidentChoices(sqlite3 *database, Id incident);

/// Fills a box with the terms of a scheme (and parent, where valid), an empty one first, and
/// chooses `wanted`.
void fillTerms(
    QComboBox &box, const IncidentChoices &choices, const QString &scheme, Id parent, Id wanted);
Id termIn(const QComboBox &box);

} // namespace sourceline
