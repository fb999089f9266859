#include "ui/mainwindow/statefile.h"

#include "model/store/checkedfile.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestState = 1 << 20;

QString stateFile()
{
    return stateFolder() + u"/window.json";
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
    return static_cast<bool>(
        writeChecked(stateFile(), QJsonDocument(state).toJson(), Readers::OnlyMe));
}

} // namespace sourceline
