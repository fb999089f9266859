#pragma once

#include "model/filter/evaluate.h"
#include "model/filter/filtervalue.h"

namespace sourceline {

/// The test of a value that columns alone decide; empty where records must be read.
CompiledFilter::Mark columnMark(const FilterValue &value);

/// Rows whose code is in `codes` (by code, 1 for in).
CompiledFilter::Mark codeMark(CodeColumn column, std::vector<quint8> codes);
CompiledFilter::Mark codeMark(ByteColumn column, std::vector<quint8> codes);
/// Rows in `bits`; or `others` that are not.
CompiledFilter::Mark bitsMark(RowBits bits, bool others = false);

} // namespace sourceline
