#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/exchange/json.h"
#include "model/store/history.h"
#include "model/text/typedday.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int shownChanges = 12; // of an edit; an import has thousands, and JSON has them all

QString shortened(const QString &value)
{
    const QString text = value.simplified();
    return text.size() > 60 ? QString(text.left(59) + u'…') : text;
}

QString changeText(const ChangeInWords &change)
{
    const QString nothing = u"nothing"_s;
    if (change.field.isEmpty())
        return u"%1 %2"_s.arg(change.record, change.after.isEmpty() ? change.before : change.after);
    const QString after = change.after.isEmpty() ? nothing : shortened(change.after);
    return change.change.what == FieldChange::What::Added
               ? u"%1, %2: %3"_s.arg(change.record, change.field, after)
               : u"%1, %2: %3 → %4"_s.arg(change.record,
                                          change.field,
                                          change.before.isEmpty() ? nothing
                                                                  : shortened(change.before),
                                          after);
}

void writeEdit(Output &output, sqlite3 *database, const Edit &edit)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(edit.at).toLocalTime();
    output.line(u"%1  %2  %3: %4"_s.arg(edit.seq, 5)
                    .arg(at.toString(u"yyyy-MM-dd HH:mm:ss"_s), edit.who, edit.label));
    if (const QString why = edit.why.simplified(); !why.isEmpty())
        output.line(u"       why: %1"_s.arg(why));
    // A changeset that cannot be read is `check`'s to report; the rest of the log is shown.
    int total = 0;
    const auto changes = changesInWords(database, edit.id, shownChanges, &total);
    if (!changes)
        return;
    for (const ChangeInWords &change : *changes)
        output.line(u"       "_s + changeText(change));
    if (total > int(changes->size()))
        output.line(
            u"       … and %L1 more (--json has them all)"_s.arg(total - int(changes->size())));
}

// The text says in words what JSON says in keys and codes.
int writeEdits(Output &output, sqlite3 *database, const EditFilter &filter, int limit)
{
    const auto edits = findEdits(database, filter, 0, limit);
    if (!edits)
        return fail(edits.error().message);
    for (const Edit &edit : *edits)
        writeEdit(output, database, edit);
    if (edits->empty())
        output.line(filter.incident.isValid() ? u"No such edit has touched this incident."_s
                                              : u"There is no such edit."_s);
    return Done;
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
    if (!line.has(u"json"_s))
        return output.finish(writeEdits(output, connection->handle(), *filter, int(*limit)));
    const auto entries = logEntries(connection->handle(), *filter, int(*limit));
    if (!entries)
        return fail(entries.error().message);
    output.json(*entries);
    return output.finish(Done);
}

} // namespace sourceline
