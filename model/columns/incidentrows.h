#pragma once

#include "model/columns/dictionaries.h"
#include "model/store/statement.h"

#include <QByteArrayList>

namespace sourceline {

/// What a row of the columns is read from: columns of `incident` (t.) and `incident_derived` (j.),
/// in the order that storeRow() expects.
const QByteArrayList &incidentColumns();

/// SQL of one incident by id (?1), the same columns.
QByteArray incidentSql();

/// Gives every column `rows` rows, none of the new ones living.
void resizeSegment(Segment &segment, Row rows);

/// The stepped row into `low` of the segment, living. False when it names an actor, place or term
/// that `codes` does not know: code 0 then.
bool storeRow(const Statement &row, const Codes &codes, Segment &segment, Row low);

/// Ids that a stepped row names.
struct NamedIds
{
    std::vector<Id> actors, places, terms;
    void add(const Statement &row);
};

Id idOfRow(const Statement &row);

} // namespace sourceline
