#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/exchange/json.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownChanges = 12; // of an edit; an import has thousands, and JSON has them all

QString valueText(const QJsonValue &value)
{
    if (value.isNull())
        return u"nothing"_s;
    QString text = value.toVariant().toString().simplified();
    if (text.size() > 60)
        text = text.left(59) + u'…';
    return u'“' + text + u'”';
}

void writeEdit(Output &output, const QJsonObject &edit)
{
    const QDateTime at =
        QDateTime::fromString(edit.value("at"_L1).toString(), Qt::ISODateWithMs).toLocalTime();
    output.line(u"%1  %2  %3: %4"_s.arg(edit.value("seq"_L1).toInteger(), 5)
                    .arg(at.toString(u"yyyy-MM-dd HH:mm:ss"_s),
                         edit.value("who"_L1).toString(),
                         edit.value("label"_L1).toString()));
    const QString why = edit.value("why"_L1).toString().simplified();
    if (!why.isEmpty())
        output.line(u"       why: %1"_s.arg(why));
    const QJsonArray changes = edit.value("changes"_L1).toArray();
    for (qsizetype i = 0; i < changes.size(); ++i) {
        if (i == shownChanges) {
            output.line(
                u"       … and %L1 more values (--json has them all)"_s.arg(changes.size() - i));
            break;
        }
        const QJsonObject change = changes.at(i).toObject();
        output.line(u"       %1 %2, %3: %4 → %5"_s.arg(change.value("table"_L1).toString(),
                                                       change.value("id"_L1).toString(),
                                                       change.value("field"_L1).toString(),
                                                       valueText(change.value("old"_L1)),
                                                       valueText(change.value("new"_L1))));
    }
}

} // namespace

int runLog(const QStringList &arguments)
{
    CommandLine line(
        "log",
        "Lists the edits of a casefile, or those that touched one incident, newest first.",
        "CASEFILE [REF] [--limit N] [--json]",
        "militias.sourceline k1-rocket-2019-12-27");
    line.option(u"limit"_s, u"show so many edits at most"_s, u"N"_s);
    line.option(u"json"_s, u"print a JSON array"_s);
    if (const auto code = line.read(arguments, 1, 2))
        return *code;
    const auto limit = line.number(u"limit"_s, 1, std::numeric_limits<int>::max(), 0);
    if (!limit)
        return WrongUsage;
    const auto connection = openForReading(line.positionals().constFirst());
    if (!connection)
        return fail(connection.error().message);
    Id incident;
    if (line.positionals().size() > 1) {
        const auto found = findIncident(connection->handle(), line.positionals().at(1));
        if (!found)
            return fail(found.error().message);
        incident = *found;
    }
    Output output;
    const QJsonArray entries = logEntries(connection->handle(), incident, int(*limit));
    if (line.has(u"json"_s)) {
        output.json(entries);
    } else {
        for (const QJsonValue &entry : entries)
            writeEdit(output, entry.toObject());
        if (entries.isEmpty())
            output.line(incident.isValid() ? u"No edit has touched this incident."_s
                                           : u"This casefile has no edits yet."_s);
    }
    return output.finish(Done);
}

} // namespace sourceline
