#pragma once

#include "ui/common/pickfield.h"

#include <QTimer>

struct sqlite3;

namespace sourceline {

template <typename T>
class Result;
class Workbench;

/// Incidents whose title, handle, place or date has every word of `typed`, the one with that handle
/// or key first; newest first. For a reader thread.
Result<std::vector<PickRow>>
findIncidents(sqlite3 *database, const QString &typed, Id except, int limit = 12);

/// Another incident, found by typing words of its title or place, its handle or its date.
class IncidentField : public PickField
{
    Q_OBJECT

public:
    /// except: one that cannot be meant.
    IncidentField(Workbench &workbench, Id except, QWidget *parent = nullptr);

    QString complaint() const; ///< empty where an incident stands there

private:
    void ask();

    Workbench &m_workbench;
    Id m_except;
    QTimer m_soon; ///< one search a pause, not one a letter: titles are scanned
};

} // namespace sourceline
