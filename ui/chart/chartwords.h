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

/// What a cell says when it is walked to: `Dec 2019, Kataib Hezbollah, alleged: 2 events`.
QString cellSentence(const ChartNumbers &numbers, int series, int position);

} // namespace sourceline
