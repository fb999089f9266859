#include "ui/mainwindow/recentcasefiles.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSettings>
#include <QThreadPool>

#include <functional>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype kept = 10;

// Settings are synced to the disk, for which nobody is to wait; one change after the other.
void changeRecent(const std::function<void(QStringList &)> &by)
{
    static QThreadPool *const writer = [] {
        auto *pool = new QThreadPool(qApp);
        pool->setMaxThreadCount(1);
        return pool;
    }();
    writer->start([by] {
        QStringList paths = recentCasefiles();
        by(paths);
        QSettings(u"sourceline"_s, u"sourceline"_s)
            .setValue(u"recent/casefiles"_s, paths.mid(0, kept));
    });
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
    changeRecent([absolute = QFileInfo(path).absoluteFilePath()](QStringList &paths) {
        paths.removeAll(absolute);
        paths.prepend(absolute);
    });
}

void removeRecentCasefile(const QString &path)
{
    changeRecent([absolute = QFileInfo(path).absoluteFilePath()](QStringList &paths) {
        paths.removeAll(absolute);
    });
}

} // namespace sourceline
