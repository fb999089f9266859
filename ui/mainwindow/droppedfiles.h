#pragma once

#include <QStringList>

class QMimeData;

namespace sourceline {

/// What was dropped on the window: a casefile to open, a chart file to restore, or
/// articles (files and folders) to attach.
struct DroppedFiles
{
    QString casefile;
    QString chart;
    QStringList articles;

    bool isEmpty() const { return casefile.isEmpty() && chart.isEmpty() && articles.isEmpty(); }
};

DroppedFiles droppedFiles(const QMimeData &data);

} // namespace sourceline
