#pragma once

#include "model/chart/chartnumbers.h"
#include "model/chart/chartspec.h"

#include <QJsonObject>

namespace sourceline {

/// What a chart file carries, so that it can be checked and opened again: spec, filter in the
/// language's text, numbers, and the head of the edit chain. JSON:
/// {"format": "sourceline-chart", "version": 1, "program": "0.1.0", "spec": {…},
/// "filter": "means:rocket", "numbers": {…}, "head": hex}. No document's text is
/// in it.
struct ChartPayload
{
    static constexpr int version = 1;
    QString program; ///< version of the program that wrote it
    ChartSpec spec;
    QString filter; ///< text of the filter language
    ChartNumbers numbers;

    QJsonObject toJson() const;
    QByteArray toText() const; ///< compact UTF-8, the same bytes for the same payload
    /// Refuses another format and a version newer than ours, with a sentence.
    static Result<ChartPayload> fromJson(const QJsonObject &json);
    static Result<ChartPayload> fromText(const QByteArray &json);
};

QJsonObject chartNumbersToJson(const ChartNumbers &numbers);
Result<ChartNumbers> chartNumbersFromJson(const QJsonObject &json);

} // namespace sourceline
