#pragma once

#include <QJsonObject>
#include <QString>

namespace sourceline {

/// What the window was like when it was left: a small JSON file under $XDG_STATE_HOME/sourceline.
/// Unreadable: as if it were not there.
QJsonObject readState();

/// Replaces the file as a whole or not at all; a state that cannot be kept is no reason to keep
/// anybody from leaving, so the caller may ignore false.
bool writeState(const QJsonObject &state);

/// $XDG_STATE_HOME/sourceline, else ~/.local/state/sourceline.
QString stateFolder();

} // namespace sourceline
