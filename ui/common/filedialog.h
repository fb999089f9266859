#pragma once

#include <QStringList>

class QWidget;

namespace sourceline {

// Questions for files, as QFileDialog's own functions ask them, with one difference: no file that
// is listed is opened to find out what it is. Closing the descriptor would drop the locks that
// SQLite holds on a casefile of the same folder (POSIX locks belong to the process:
// sqlite.org/howtocorrupt, 2.2), and another program could then take its write-ahead log away.
// Empty: nothing was chosen.

/// A file to be written; what stands there is replaced after a question.
QString askForNewFile(QWidget *parent,
                      const QString &title,
                      const QString &proposed,
                      const QString &filter);

/// A file to be read. `folder` empty: the home folder.
QString
askForFile(QWidget *parent, const QString &title, const QString &folder, const QString &filter);
QStringList askForFiles(QWidget *parent, const QString &title, const QString &filter);

QString askForFolder(QWidget *parent, const QString &title);

} // namespace sourceline
