#pragma once

#include "model/text/result.h"

#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace sourceline {

/// Mappings of tables that are known by no layout, kept for the person (not in a casefile) by the
/// headings they are for. Any thread.
std::optional<QJsonObject> savedMapping(const QStringList &heading);
Result<void> saveMapping(const QStringList &heading, const QJsonObject &mapping);
/// Where it is kept: a file that `import --map` takes too.
QString mappingPath(const QStringList &heading);

/// What a heading suggests: columns whose names are those of our fields, or nearly.
QJsonObject suggestedMapping(const QStringList &heading, const QString &dataset);

/// Our field that a word most likely stands for: another name for it, or a slip of the hand; empty:
/// none is near.
QString nearestField(const QString &word);

} // namespace sourceline
