#pragma once

#include <QStringList>

class QMimeData;

namespace sourceline {

/// What was dropped on the window: a casefile to open, or articles (files and folders) to attach.
struct DroppedFiles
{
    QString casefile;
    QStringList articles;

    bool isEmpty() const { return casefile.isEmpty() && articles.isEmpty(); }
};

DroppedFiles droppedFiles(const QMimeData &data);

} // namespace sourceline
