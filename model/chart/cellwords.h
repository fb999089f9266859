#pragma once

#include "model/chart/chartnumbers.h"

namespace sourceline {

/// A cell's value, written as `number`, with what is to be known of it: `14+` is known at least,
/// `~14` rests on what is given as about. Where no figure is stated: `not stated`, never 0.
QString markedValue(const ChartCell &cell, const QString &number);

/// The same, and of how many a figure is stated where not of all: `0 (1 of 10 stated)`.
QString statedValue(const ChartCell &cell, const QString &number);

/// `1 of 10 stated`; empty where a figure is stated of all or of none.
QString statedShare(const ChartCell &cell);

/// A whole number as files and texts have it.
QString plainNumber(double value);

} // namespace sourceline
