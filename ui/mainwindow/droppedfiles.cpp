#include "ui/mainwindow/droppedfiles.h"

#include <QFile>
#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace sourceline {

namespace {

bool looksLikeCasefile(const QString &path)
{
    if (path.endsWith(QLatin1String(".sourceline"), Qt::CaseInsensitive))
        return true;
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly)
           && file.read(15) == "SQLite format 3";
}

} // namespace

DroppedFiles droppedFiles(const QMimeData &data)
{
    DroppedFiles dropped;
    for (const QUrl &url : data.urls()) {
        if (!url.isLocalFile())
            continue;
        const QString path = url.toLocalFile();
        if (dropped.casefile.isEmpty() && looksLikeCasefile(path))
            dropped.casefile = path;
        else
            dropped.articles += path;
    }
    return dropped;
}

} // namespace sourceline
