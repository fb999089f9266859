#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/chart/chartcheck.h"
#include "model/chart/chartrows.h"
#include "ui/chart/chartfile.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString momentOf(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC).toString(u"yyyy-MM-dd HH:mm"_s)
           + u" UTC"_s;
}

QJsonArray editsOf(const ChartIncident &incident)
{
    QJsonArray edits;
    for (const ChartEdit &edit : incident.edits)
        edits.append(QJsonObject{{u"edit"_s, edit.edit.toText()},
                                 {u"at"_s, momentOf(edit.at)},
                                 {u"who"_s, edit.who},
                                 {u"label"_s, edit.label},
                                 {u"why"_s, edit.why}});
    return edits;
}

QJsonObject jsonOf(const ChartComparison &comparison)
{
    QJsonArray differences;
    for (const ChartDifference &one : comparison.differences)
        differences.append(
            QJsonObject{{u"what"_s, one.what}, {u"before"_s, one.before}, {u"now"_s, one.now}});
    QJsonArray incidents;
    for (const ChartIncident &one : comparison.incidents)
        incidents.append(QJsonObject{
            {u"ref"_s, one.incident.toText()}, {u"name"_s, one.name}, {u"edits"_s, editsOf(one)}});
    return {{u"holds"_s, comparison.holds},
            {u"head_known"_s, comparison.headKnown},
            {u"comparable"_s, comparison.comparable},
            {u"edits_since"_s, comparison.editsSince},
            {u"differences"_s, differences},
            {u"incidents"_s, incidents},
            {u"notes"_s, QJsonArray::fromStringList(comparison.notes)}};
}

void printWords(Output &output, const ChartComparison &comparison)
{
    if (!comparison.holds && !comparison.headKnown)
        output.line(u"This is not the casefile that the chart was made from, or a copy from before "
                    u"it was made."_s);
    if (comparison.holds)
        output.line(comparison.editsSince == 0
                        ? u"The chart holds: nothing was changed since."_s
                        : u"The chart holds: its numbers are the same after %1 edits since."_s.arg(
                            comparison.editsSince));
    else if (comparison.comparable)
        output.line(u"The chart differs:"_s);
    for (const ChartDifference &one : comparison.differences)
        output.line(u"  %1: %2, now %3"_s.arg(one.what, one.before, one.now));
    if (!comparison.incidents.empty())
        output.line(u"By these incidents and edits:"_s);
    for (const ChartIncident &incident : comparison.incidents) {
        output.line(u"  %1 (%2)"_s.arg(incident.name, incident.incident.toText()));
        for (const ChartEdit &edit : incident.edits)
            output.line(u"    %1  %2: %3%4"_s.arg(
                momentOf(edit.at),
                edit.who,
                edit.label,
                edit.why.isEmpty() ? QString() : QString(u" ("_s % edit.why % u')')));
    }
    for (const QString &note : comparison.notes)
        output.line(note);
}

} // namespace

int runVerify(const QStringList &arguments)
{
    CommandLine line(
        "verify",
        "Says whether the numbers in a chart file still hold, and what made the "
        "difference. Exit code 1: they differ; 3: it is not the casefile of the chart.",
        "CHARTFILE CASEFILE [--json]",
        "briefing.svg militias.sourceline");
    line.option(u"json"_s, u"print a JSON object"_s);
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    const auto carried = readChartPayload(line.positionals().constFirst());
    if (!carried)
        return fail(carried.error().message);
    const auto payload = ChartPayload::fromText(*carried);
    if (!payload)
        return fail(payload.error().message);
    const QString path = line.positionals().constLast();
    const auto comparison = compareCharts(
        *payload, ConnectionSource([path] { return openForReading(path); }), chartRows);
    if (!comparison)
        return fail(comparison.error().message);
    Output output;
    if (line.has(u"json"_s))
        output.json(jsonOf(*comparison));
    else
        printWords(output, *comparison);
    return output.finish(comparison->holds ? Done : comparison->headKnown ? Failed : OtherCasefile);
}

} // namespace sourceline
