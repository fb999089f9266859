#pragma once

#include "model/store/statement.h"

namespace sourceline {

/// How a record of the casefile is named to a person.
struct RecordName
{
    Id incident; ///< invalid: none
    QString handle, title, dateEdtf;

    /// Its key where it has one; else its title and date.
    QString key() const;
    /// `taji-rocket-2020-03-11, Rockets on Taji`; without a key `Rockets on Taji, 11 Mar 2020`.
    QString words() const;
};

/// Looks names of records up, one at a time. One thread.
class RecordNames
{
public:
    explicit RecordNames(sqlite3 *database);

    Result<RecordName> of(Id incident);

private:
    Statement m_select;
};

} // namespace sourceline
