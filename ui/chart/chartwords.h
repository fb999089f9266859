#pragma once

#include "model/chart/chartnumbers.h"
#include "ui/paper/paperwords.h"

#include <QCoreApplication>

namespace sourceline {

/// For tr(): what charts say.
struct ChartWords
{
    Q_DECLARE_TR_FUNCTIONS(ChartWords)
};

/// `Kataib Hezbollah`; of one that is alleged only, that it is.
QString seriesName(const ChartSeries &series);

/// `2 events`, `1 event`, `1,200 statements`.
QString countWords(double value, const QString &unit);

/// A cell's number as it is drawn: `14`, `14+`, `~14`, `–` where no figure is stated, `0/–`
/// where none is stated of some and nothing of the others.
QString cellNumber(const ChartCell &cell);

/// What a position says in which nothing is drawn: `Jun 2020: 0 killed`, `Sep 2019: killed not
/// stated`.
QString emptySentence(const ChartNumbers &numbers, int position);

/// What a cell says when it is walked to: `Dec 2019, Kataib Hezbollah, alleged: 2 events`.
QString cellSentence(const ChartNumbers &numbers, int series, int position);

} // namespace sourceline
