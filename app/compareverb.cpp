#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/coding/frozen.h"

#include <QDateTime>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString kindName(Difference::Kind kind)
{
    using Kind = Difference::Kind;
    switch (kind) {
    case Kind::Added:
        return u"added"_s;
    case Kind::Removed:
        return u"removed"_s;
    case Kind::Merged:
        return u"merged"_s;
    case Kind::Figure:
        return u"figure"_s;
    case Kind::Attribution:
        return u"attribution"_s;
    case Kind::Assessment:
        return u"assessment"_s;
    case Kind::Date:
        return u"date"_s;
    case Kind::Place:
        return u"place"_s;
    case Kind::Other:
        break;
    }
    return u"field"_s;
}

QJsonObject toJson(const Difference &difference)
{
    QJsonArray edits, citations;
    for (const Id edit : difference.edits)
        edits.append(edit.toText());
    for (const CitationView &citation : difference.citations)
        citations.append(QJsonObject{{u"document"_s, citation.document.toText()},
                                     {u"start"_s, int(citation.range.start)},
                                     {u"end"_s, int(citation.range.end)}});
    return {{u"kind"_s, kindName(difference.kind)},
            {u"ref"_s, difference.incident.toText()},
            {u"incident"_s, difference.incidentName},
            {u"what"_s, difference.what},
            {u"before"_s, difference.before},
            {u"after"_s, difference.after},
            {u"edits"_s, edits},
            {u"citations"_s, citations}};
}

// By name, or by id where several have it.
Result<FrozenView> findView(sqlite3 *database, const QString &reference)
{
    const auto views = frozenViews(database);
    if (!views)
        return views.error();
    std::vector<FrozenView> found;
    for (const FrozenView &view : *views) {
        if (view.name == reference || view.id == Id::fromText(reference))
            found.push_back(view);
    }
    if (found.size() == 1)
        return found.front();
    QStringList names;
    for (const FrozenView &view : *views)
        names += u"“%1” (%2)"_s.arg(view.name, view.id.toText());
    return Error{(found.empty() ? u"There is no frozen view “%1”."_s
                                : u"Several frozen views are called “%1”: use the id."_s)
                     .arg(reference)
                 + (names.isEmpty() ? u" None was frozen yet."_s
                                    : QString(u" There are: "_s + names.join(u", "_s)))};
}

void write(Output &output, const Difference &difference)
{
    const auto shown = [](const QString &words) {
        return words.isEmpty() ? u"—"_s : words;
    };
    output.line(u"%1  %2: %3 → %4"_s.arg(difference.incidentName,
                                         difference.what,
                                         shown(difference.before),
                                         shown(difference.after)));
}

} // namespace

int runCompare(const QStringList &arguments)
{
    CommandLine line("compare",
                     "Says what has changed since a view was frozen: figures, attributions, "
                     "assessments, dates, places, and by which edits.",
                     "CASEFILE VIEW [--json]",
                     "militias.sourceline \"Briefing of March\"");
    line.option(u"json"_s, u"print a JSON array"_s);
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    const auto connection = openForReading(line.positionals().constFirst());
    if (!connection)
        return fail(connection.error().message);
    const auto view = findView(connection->handle(), line.positionals().constLast());
    if (!view)
        return fail(view.error().message);
    const auto differences = differencesSince(connection->handle(), *view);
    if (!differences)
        return fail(differences.error().message);
    Output output;
    QJsonArray array;
    for (const Difference &difference : *differences) {
        if (line.has(u"json"_s))
            array.append(toJson(difference));
        else
            write(output, difference);
    }
    if (line.has(u"json"_s))
        output.json(array);
    else if (differences->empty())
        output.line(u"Nothing has changed since “%1” was frozen."_s.arg(view->name));
    return output.finish(Done);
}

} // namespace sourceline
