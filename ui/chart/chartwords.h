#pragma once

#include "model/chart/chartnumbers.h"

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

QString dayText(const QDate &day);        ///< `14 Jun 2020`
QString momentText(qint64 milliseconds);  ///< `20 Nov 2026 14:02 UTC`, of ms since 1970
QString shortHash(const QByteArray &hex); ///< `3f9a2c81…b07c21`

} // namespace sourceline
