#include "ui/mainwindow/recentcasefiles.h"

#include <QFileInfo>
#include <QMutex>
#include <QSettings>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kept = 10;

QMutex changing; // a list is read and written again

void keep(const QStringList &paths)
{
    QSettings(u"sourceline"_s, u"sourceline"_s).setValue(u"recent/casefiles"_s, paths);
}

} // namespace

QStringList recentCasefiles()
{
    return QSettings(u"sourceline"_s, u"sourceline"_s)
        .value(u"recent/casefiles"_s)
        .toStringList()
        .mid(0, kept);
}

void addRecentCasefile(const QString &path)
{
    const QMutexLocker lock(&changing);
    QStringList paths = recentCasefiles();
    const QString absolute = QFileInfo(path).absoluteFilePath();
    paths.removeAll(absolute);
    paths.prepend(absolute);
    keep(paths.mid(0, kept));
}

void removeRecentCasefile(const QString &path)
{
    const QMutexLocker lock(&changing);
    QStringList paths = recentCasefiles();
    paths.removeAll(QFileInfo(path).absoluteFilePath());
    keep(paths);
}

} // namespace sourceline
