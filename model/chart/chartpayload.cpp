#include "model/chart/chartpayload.h"

#include <QJsonDocument>

namespace sourceline {

using namespace Qt::StringLiterals;

QJsonObject ChartPayload::toJson() const
{
    return {{u"format"_s, u"sourceline-chart"_s},
            {u"version"_s, version},
            {u"program"_s, program},
            {u"spec"_s, spec.toJson()},
            {u"filter"_s, filter},
            {u"numbers"_s, chartNumbersToJson(numbers)},
            {u"head"_s, QString::fromLatin1(numbers.head)}};
}

QByteArray ChartPayload::toText() const
{
    return QJsonDocument(toJson()).toJson(QJsonDocument::Compact);
}

Result<ChartPayload> ChartPayload::fromJson(const QJsonObject &json)
{
    if (json.value(u"format"_s).toString() != "sourceline-chart"_L1)
        return Error{u"This is not what a chart of Sourceline carries; it cannot be checked."_s};
    const int written = json.value(u"version"_s).toInt();
    if (written < 1)
        return Error{
            u"The chart does not say how its numbers are written; it cannot be checked."_s};
    if (written > version)
        return Error{
            u"The chart was made by a newer Sourceline (%1): check it with that one."_s.arg(
                json.value(u"program"_s).toString().left(40))};
    ChartPayload payload;
    payload.program = json.value(u"program"_s).toString();
    payload.filter = json.value(u"filter"_s).toString();
    auto spec = ChartSpec::fromJson(json.value(u"spec"_s).toObject());
    if (!spec)
        return spec.error();
    payload.spec = std::move(*spec);
    auto numbers = chartNumbersFromJson(json.value(u"numbers"_s).toObject());
    if (!numbers)
        return numbers.error();
    payload.numbers = std::move(*numbers);
    return payload;
}

Result<ChartPayload> ChartPayload::fromText(const QByteArray &text)
{
    QJsonParseError error{};
    const QJsonDocument document = QJsonDocument::fromJson(text, &error);
    if (!document.isObject())
        return Error{u"What the chart carries is no JSON (%1); it cannot be checked."_s.arg(
            error.errorString())};
    return fromJson(document.object());
}

} // namespace sourceline
