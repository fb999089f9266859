#include "ui/mainwindow/droppedfiles.h"

#include "model/store/rawfile.h"
#include "ui/chart/chartfile.h"

#include <QFileInfo>
#include <QMimeData>
#include <QUrl>

namespace sourceline {

namespace {

bool looksLikeCasefile(const QString &path)
{
    if (path.endsWith(QLatin1String(".sourceline"), Qt::CaseInsensitive))
        return true;
    // It may be the one that is open, whose locks stay only this way.
    const QByteArray start("SQLite format 3");
    const auto raw = readRawFile(path, start.size());
    return QFileInfo(path).isFile() && raw && raw->start == start;
}

// Articles come as PDF too: one is a chart when it carries one.
bool looksLikeChart(const QString &path)
{
    constexpr qint64 largestLookedInto = 16 << 20; // something is dragged over the window meanwhile
    const auto format = chartFormatOf(path);
    if (!format || !QFileInfo(path).isFile())
        return false;
    return *format != ChartFormat::Pdf
           || (QFileInfo(path).size() <= largestLookedInto && readChartPayload(path));
}

bool looksLikeTable(const QString &path)
{
    static const QStringList suffixes{QStringLiteral("csv"),
                                      QStringLiteral("tsv"),
                                      QStringLiteral("xlsx"),
                                      QStringLiteral("json"),
                                      QStringLiteral("jsonld")};
    return suffixes.contains(QFileInfo(path).suffix().toLower()) && QFileInfo(path).isFile();
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
        else if (dropped.chart.isEmpty() && looksLikeChart(path))
            dropped.chart = path;
        else if (dropped.table.isEmpty() && looksLikeTable(path))
            dropped.table = path;
        else
            dropped.articles += path;
    }
    return dropped;
}

} // namespace sourceline
