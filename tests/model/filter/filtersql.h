#pragma once

#include "model/filter/filterspec.h"

namespace sourceline::test {

/// What a term that columns decide means, as SQL over `incident t` and its `incident_derived j`,
/// written apart from the model; empty for the other fields. May be null, which is not.
QString columnSql(const FilterTerm &term);

QString quotedSql(const QString &text);
/// `(expression) >= 4`, or between.
QString comparedSql(const QString &expression, const FilterTerm &term);

} // namespace sourceline::test
