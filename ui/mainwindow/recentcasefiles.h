#pragma once

#include <QStringList>

namespace sourceline {

/// Casefiles opened lately, newest first; kept in the settings.
QStringList recentCasefiles();
void addRecentCasefile(const QString &path);
void removeRecentCasefile(const QString &path);

} // namespace sourceline
