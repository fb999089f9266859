#pragma once

#include "model/store/editlog.h"
#include "model/store/value.h"

#include <QRandomGenerator>

struct sqlite3;

namespace sourceline::test {

/// Random edits of meaning: fields, claims, attributions, assessments, notes, tags, new incidents,
/// merges. Some are refused.
class SoakEdits
{
public:
    SoakEdits(sqlite3 *database, QRandomGenerator &random)
        : m_database(database)
        , m_random(random)
    {}

    EditLog::Change next();

private:
    Id any(const QByteArray &table);
    QString words();
    EditLog::Change field();
    EditLog::Change claim();
    EditLog::Change attribution();
    EditLog::Change assessment();
    EditLog::Change incident();

    sqlite3 *m_database;
    QRandomGenerator &m_random;
};

} // namespace sourceline::test
