#pragma once

#include "model/columns/incidenttable.h"

#include <QRandomGenerator>

namespace sourceline::test {

struct TableShape
{
    int segments = 4;
    int rowsEach = 300; ///< highest row of a segment, about
    bool sparse = false;
};

/// A table of random values from few distinct ones, so that ties, special figures and empty codes
/// are common; keys with gaps, rows with deletions. Dictionaries have equal ranks too.
std::shared_ptr<IncidentTable> randomTable(QRandomGenerator &random, const TableShape &shape = {});

/// A copy of `segment` of `table` that may be changed.
std::shared_ptr<Segment> ownSegment(IncidentTable &table, size_t segment);

void setRandomValues(QRandomGenerator &random, Segment &segment, Row low);
void setLiving(Segment &segment, Row low, bool living);

/// Ranks by title, with equal ones.
std::vector<quint32> randomTitleRanks(QRandomGenerator &random, const IncidentTable &table);

} // namespace sourceline::test
