#pragma once

#include <QStringList>

class QMimeData;

namespace sourceline {

/// What was dropped on the window: a casefile to open, a chart file to restore, a table or a
/// pack to look at, or articles (files and folders) to attach.
struct DroppedFiles
{
    QString casefile;
    QString chart;
    QString table;
    QStringList articles;

    bool isEmpty() const { return casefile.isEmpty() && chart.isEmpty() && table.isEmpty() && articles.isEmpty(); }
};

DroppedFiles droppedFiles(const QMimeData &data);

} // namespace sourceline
