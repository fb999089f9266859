#pragma once

#include "model/chart/chartnumbers.h"

namespace sourceline {

/// A cell's value, written as `number`, with what is to be known of it: `14+` is known at least,
/// `~14` rests on what is given as about. Where no figure is stated: `not stated`, never 0.
QString markedValue(const ChartCell &cell, const QString &number);

/// A whole number as files and texts have it.
QString plainNumber(double value);

} // namespace sourceline
