#pragma once

#include "model/columns/sort.h"

#include <QJsonObject>

namespace sourceline {

/// Where the person was in a casefile when it was left.
struct CasefileMemory
{
    Id incident;
    std::vector<Id> firstScreen; ///< painted at once when it is opened again
    SortOrder order;
};

/// What `state` (statefile.h) knows of the casefile at `path`; nothing known gives the defaults.
CasefileMemory recalled(const QJsonObject &state, const QString &path);

/// Puts it there; of many casefiles the ones left last are kept.
void remember(QJsonObject &state, const QString &path, const CasefileMemory &memory);

} // namespace sourceline
