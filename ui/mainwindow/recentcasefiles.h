#pragma once

#include <QStringList>

namespace sourceline {

/// Casefiles opened lately, newest first; kept in the settings. What is added or removed is in the
/// list a moment later.
QStringList recentCasefiles();
void addRecentCasefile(const QString &path);
void removeRecentCasefile(const QString &path);

} // namespace sourceline
