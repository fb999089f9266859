#include "model/datain/rowjson.h"

#include <QJsonArray>
#include <QLocale>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonValue orNull(const QString &text)
{
    return text.isEmpty() ? QJsonValue() : QJsonValue(text);
}

template <typename Number>
QJsonValue orNull(const std::optional<Number> &number)
{
    return number ? QJsonValue(*number) : QJsonValue();
}

QJsonArray figureArray(const ImportedRow &row)
{
    QJsonArray array;
    for (const ImportedFigure &figure : row.figures) {
        array.append(QJsonObject{{u"field"_s, figure.field},
                                 {u"whom"_s, orNull(figure.whom)},
                                 {u"reported"_s, figure.reported},
                                 {u"low"_s, orNull(figure.low)},
                                 {u"best"_s, orNull(figure.best)},
                                 {u"high"_s, orNull(figure.high)}});
    }
    for (const QString &other : row.others)
        array.append(QJsonObject{{u"field"_s, other.section(u'\t', 0, 0)},
                                 {u"value"_s, other.section(u'\t', 1)}});
    return array;
}

QJsonArray attributionArray(const ImportedRow &row)
{
    QJsonArray array;
    for (const ImportedAttribution &each : row.attributions) {
        array.append(QJsonObject{{u"actor"_s, orNull(each.actor)},
                                 {u"role"_s, each.role},
                                 {u"stance"_s, each.stance},
                                 {u"wording"_s, orNull(each.wording)},
                                 {u"note"_s, orNull(each.note)},
                                 {u"speaker"_s, orNull(each.speaker)}});
    }
    return array;
}

QJsonObject recordObject(const ImportedRow &row)
{
    return {{u"key"_s, row.key},
            {u"kind"_s, row.kind},
            {u"title"_s, row.title},
            {u"event_type"_s, orNull(row.eventType)},
            {u"sub_event_type"_s, orNull(row.subEventType)},
            {u"means"_s, orNull(row.means)},
            {u"date"_s, orNull(row.dateEdtf)},
            {u"date_words"_s, orNull(row.dateWords)},
            {u"place"_s, orNull(row.place)},
            {u"admin1"_s, orNull(row.admin1)},
            {u"country"_s, orNull(row.country)},
            {u"latitude"_s, orNull(row.latitude)},
            {u"longitude"_s, orNull(row.longitude)},
            {u"geo_precision"_s, orNull(row.geoPrecision)},
            {u"target"_s, orNull(row.target)},
            {u"weapon"_s, orNull(row.weapon)},
            {u"note"_s, orNull(row.note)},
            {u"sources"_s, orNull(row.sources)},
            {u"claims"_s, figureArray(row)},
            {u"attributions"_s, attributionArray(row)},
            {u"tags"_s, QJsonArray::fromStringList(row.tags)}};
}

} // namespace

QString problemSentence(const RowProblem &problem)
{
    QString sentence;
    for (const QString &part :
         {problem.column,
          problem.value.isEmpty() ? QString() : QString(u'“' + problem.value.left(80) + u'”'),
          problem.reason}) {
        if (!part.isEmpty())
            sentence += (sentence.isEmpty() ? QString() : u" "_s) + part;
    }
    return sentence;
}

QString likelySentence(const RowOutcome &outcome)
{
    QStringList all;
    for (const LikelyDuplicate &each : outcome.likely)
        all.append(u"%1 (%2)"_s.arg(each.record.words(), each.why));
    return all.isEmpty() ? QString() : QString(u"may be "_s + all.join(u" or "_s));
}

QString lackSentence(const RowOutcome &outcome)
{
    if (outcome.isUndated && outcome.lacksSource)
        return u"without a date or a source"_s;
    return outcome.isUndated     ? u"without a date"_s
           : outcome.lacksSource ? u"without a source"_s
                                 : QString();
}

QString lacksSentence(const TableReport &report)
{
    QStringList lacks;
    const auto rows = [](qint64 count, const QString &one, const QString &many) -> QString {
        return QLocale::c().toString(count) + (count == 1 ? one : many);
    };
    if (report.unsourced > 0)
        lacks.append(rows(report.unsourced, u" row names no source"_s, u" rows name no source"_s));
    if (report.undated > 0)
        lacks.append(rows(report.undated, u" row has no date"_s, u" rows have no date"_s));
    return lacks.isEmpty() ? QString() : QString(lacks.join(u", "_s) + u": taken in without."_s);
}

QJsonObject outcomeObject(const QString &file, const RowOutcome &outcome)
{
    QJsonValue rejected;
    if (outcome.rejected)
        rejected = QJsonObject{{u"column"_s, orNull(outcome.rejected->column)},
                               {u"value"_s, orNull(outcome.rejected->value.left(200))},
                               {u"reason"_s, outcome.rejected->reason}};
    QJsonValue duplicate;
    if (outcome.duplicateOf.isValid())
        duplicate = outcome.duplicateOf.toText();
    else if (outcome.isRepeated)
        duplicate = u"a row before it"_s;
    QJsonArray likely;
    for (const LikelyDuplicate &each : outcome.likely)
        likely.append(QJsonObject{{u"incident"_s, each.record.incident.toText()},
                                  {u"key"_s, orNull(each.record.handle)},
                                  {u"title"_s, each.record.title},
                                  {u"why"_s, each.why}});
    QJsonObject object{
        {u"file"_s, file},
        {u"line"_s, outcome.line},
        {u"record"_s, outcome.record ? QJsonValue(recordObject(*outcome.record)) : QJsonValue()},
        {u"rejected"_s, rejected},
        {u"duplicate_of"_s, duplicate},
        {u"may_be"_s, likely}};
    if (outcome.adds) {
        object[u"sheet"_s] = orNull(outcome.sheet);
        object[u"adds"_s] = *outcome.adds;
        object[u"differing"_s] = QJsonArray::fromStringList(outcome.differing);
    }
    return object;
}

QJsonObject reportObject(const TableReport &report, const QString &rejectedFile)
{
    return {{u"layout"_s, report.layout},
            {u"charset"_s, orNull(report.charset)},
            {u"rows"_s, report.rows},
            {u"added"_s, report.added},
            {u"duplicates"_s, report.duplicates},
            {u"rejected"_s, report.rejected},
            {u"undated"_s, report.undated},
            {u"without_source"_s, report.unsourced},
            {u"rejected_file"_s, orNull(rejectedFile)},
            {u"not_taken"_s, QJsonArray::fromStringList(report.notTaken)},
            {u"conflicts"_s, QJsonArray::fromStringList(report.conflicts)}};
}

} // namespace sourceline
