#include "ui/mainwindow/statefile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestState = 1 << 20;

QString stateFile()
{
    return stateFolder() + u"/window.json";
}

// QSaveFile reports success on a full disk; what is counted here is what was written.
bool writeWhole(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly | QIODevice::Truncate)
           && file.write(bytes) == bytes.size() && file.flush() && ::fsync(file.handle()) == 0;
}

} // namespace

QString stateFolder()
{
    const QString home = qEnvironmentVariable("XDG_STATE_HOME");
    return (QDir::isAbsolutePath(home) ? home : QString(QDir::homePath() + u"/.local/state"))
           + u"/sourceline";
}

QJsonObject readState()
{
    QFile file(stateFile());
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestState)
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

bool writeState(const QJsonObject &state)
{
    if (!QDir().mkpath(stateFolder()))
        return false;
    const QString path = stateFile();
    const QString next = path + u".new";
    if (writeWhole(next, QJsonDocument(state).toJson())
        && ::rename(QFile::encodeName(next).constData(), QFile::encodeName(path).constData()) == 0)
        return true;
    QFile::remove(next);
    return false;
}

} // namespace sourceline
