#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/exchange/json.h"
#include "model/text/typedday.h"

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

// None, after saying what was wrong.
std::optional<EditFilter> filterFrom(const CommandLine &line)
{
    static const QByteArrayList kinds = {
        "edit", "import", "undo", "redo", "revert", "merge", "outside"};
    EditFilter filter;
    filter.who = line.value(u"who"_s);
    filter.kind = line.value(u"kind"_s).toUtf8();
    if (!filter.kind.isEmpty() && !kinds.contains(filter.kind)) {
        line.wrong(u"--kind takes one of "_s + QString::fromUtf8(kinds.join(", ")));
        return {};
    }
    if (const auto day = localSpan(line.value(u"from"_s)))
        filter.from = day->first;
    if (const auto day = localSpan(line.value(u"until"_s)))
        filter.until = day->last + 1;
    if (line.has(u"from"_s) != filter.from.has_value()
        || line.has(u"until"_s) != filter.until.has_value()) {
        line.wrong(u"--from and --until take dates such as 2026-03-11"_s);
        return {};
    }
    return filter;
}

} // namespace

int runLog(const QStringList &arguments)
{
    CommandLine line(
        "log",
        "Lists the edits of a casefile, or those that touched one incident, newest first.",
        "CASEFILE [REF] [--who NAME] [--from DATE] [--until DATE] [--kind KIND] [--limit N] "
        "[--json]",
        "militias.sourceline k1-rocket-2019-12-27");
    line.option(u"who"_s, u"only edits by this person"_s, u"NAME"_s);
    line.option(u"from"_s, u"only edits from this day on (local time)"_s, u"DATE"_s);
    line.option(u"until"_s, u"only edits until the end of this day (local time)"_s, u"DATE"_s);
    line.option(u"kind"_s,
                u"only edits of this kind: edit, import, undo, redo, revert, merge or outside"_s,
                u"KIND"_s);
    line.option(u"limit"_s, u"show so many edits at most"_s, u"N"_s);
    line.option(u"json"_s, u"print a JSON array"_s);
    if (const auto code = line.read(arguments, 1, 2))
        return *code;
    const auto limit = line.number(u"limit"_s, 1, std::numeric_limits<int>::max(), 0);
    if (!limit)
        return WrongUsage;
    auto filter = filterFrom(line);
    if (!filter)
        return WrongUsage;
    const auto connection = openForReading(line.positionals().constFirst());
    if (!connection)
        return fail(connection.error().message);
    if (line.positionals().size() > 1) {
        const auto found = findIncident(connection->handle(), line.positionals().at(1));
        if (!found)
            return fail(found.error().message);
        filter->incident = *found;
    }
    Output output;
    const auto read = logEntries(connection->handle(), *filter, int(*limit));
    if (!read)
        return fail(read.error().message);
    const QJsonArray &entries = *read;
    if (line.has(u"json"_s)) {
        output.json(entries);
    } else {
        for (const QJsonValue &entry : entries)
            writeEdit(output, entry.toObject());
        if (entries.isEmpty())
            output.line(line.positionals().size() > 1 ? u"No such edit has touched this incident."_s
                                                      : u"There is no such edit."_s);
    }
    return output.finish(Done);
}

} // namespace sourceline
