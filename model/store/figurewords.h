#pragma once

#include "model/store/derive.h"

namespace sourceline {

/// Whether a claim's field counts something: killed, wounded, casualties, munitions, count.
bool isFigureField(QAnyStringView field);

/// `31 (31–36)`, `2 or more`, `none`, `not reported`, `unknown`: never 0 where nobody said none.
QString figureWords(const Figure &figure);

} // namespace sourceline
