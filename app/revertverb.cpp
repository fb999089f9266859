#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/store/history.h"
#include "model/store/recordwords.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct NamedEdit
{
    Id id;
    qint64 seq = 0;
    QString label;
};

// An edit by its number in `log`, or by its id.
Result<NamedEdit> findEdit(const Casefile &casefile, const QString &reference)
{
    const auto reader = casefile.reader();
    if (!reader)
        return reader.error();
    const Id number = Id::fromText(reference);
    Statement statement(
        reader->handle(),
        "SELECT id, seq, label FROM edit WHERE seq = ?1 OR id = ?1 ORDER BY seq = ?1 DESC LIMIT 1");
    statement.bind(1, number.isValid() ? number.value : qint64(-1));
    if (!statement.next()) {
        return statement.failed()
                   ? statement.error()
                   : Error{u"There is no edit “%1”; `sourceline log` lists them by number and id."_s
                               .arg(reference)};
    }
    return NamedEdit{statement.id(0), statement.integer(1), statement.text(2)};
}

QString inWords(const Conflict &conflict, RecordWords &words)
{
    const QString record = words.record(conflict.table, conflict.id, conflict.other);
    const QString field = words.field(conflict.table, conflict.column);
    const auto value = [&](const Value &one) {
        const QString text = words.value(conflict.table, conflict.column, one);
        return text.isEmpty() ? u"nothing"_s : QString(u'“' + text + u'”');
    };
    if (conflict.table.isEmpty() || record.isEmpty())
        return conflict.sentence;
    switch (conflict.kind) {
    case Conflict::Kind::Changed:
    case Conflict::Kind::Present:
        if (!conflict.column.isEmpty())
            return u"Changed since: %1 of %2 would have to be %3 and is %4."_s.arg(
                field, record, value(conflict.expected), value(conflict.found));
        return conflict.kind == Conflict::Kind::Changed ? u"Changed since: %1."_s.arg(record)
                                                        : u"There again already: %1."_s.arg(record);
    case Conflict::Kind::Removed:
        return u"Removed since: %1."_s.arg(record);
    case Conflict::Kind::Dangling:
        return u"Still in use: %1 names it as its %2."_s.arg(record, field);
    case Conflict::Kind::Forbidden:
        break;
    }
    return conflict.column.isEmpty()
               ? u"Other fields were changed since, so it would break a rule: %1."_s.arg(record)
               : u"Filled since: %1 of %2 is %3."_s.arg(field, record, value(conflict.found));
}

// revert() names the first conflict, by its id; a person deciding what to do wants them all, by
// name. Tried and rolled back, on a connection of its own. Whether there was anything to say.
bool complainOfConflicts(const QString &path, Id edit)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return false;
    EditLog log(*connection);
    const auto conflicts = log.conflictsOfReverting(edit);
    if (!conflicts || conflicts->empty())
        return false;
    RecordWords words(connection->handle());
    if (const auto changes = fieldChanges(connection->handle(), edit))
        words.know(*changes);
    for (const Conflict &conflict : *conflicts)
        complain(inWords(conflict, words));
    return true;
}

// TABLE:ID:COLUMN of one edit, the id of a pair as FIRST/SECOND.
Result<FieldChange> findChange(const Casefile &casefile, Id edit, const QString &field)
{
    const auto reader = casefile.reader();
    if (!reader)
        return reader.error();
    const auto changes = fieldChanges(reader->handle(), edit);
    if (!changes)
        return changes.error();
    for (const FieldChange &change : *changes) {
        const QString id = change.other == 0
                               ? change.id.toText()
                               : change.id.toText() + u'/' + QString::number(change.other);
        if (field
            == QString::fromUtf8(change.table) + u':' + id + u':'
                   + QString::fromUtf8(change.column))
            return change;
    }
    return Error{
        u"That edit did not change “%1”; `sourceline log --json` lists table, id and field "
        "of what it changed."_s.arg(field)};
}

int putFieldBack(Casefile &casefile, const NamedEdit &edit, const CommandLine &line)
{
    const auto change = findChange(casefile, edit.id, line.value(u"field"_s));
    if (!change)
        return fail(change.error().message);
    const Reason reason{
        personFrom(line.value(u"who"_s)), u"Put back"_s, line.value(u"why"_s), "edit"};
    const auto done = casefile.edit(reason, putBack(*change, line.has(u"overwrite"_s))).result();
    if (!done)
        return fail(done.error().message);
    Output output;
    output.line(done->seq == 0 ? u"It holds that value already; nothing was changed."_s
                               : u"%1; this is edit %2."_s.arg(done->label).arg(done->seq));
    return output.finish(Done);
}

} // namespace

int runRevert(const QStringList &arguments)
{
    CommandLine line("revert",
                     "Turns one edit back, as a new edit. Where something was changed since, it "
                     "says what, and changes nothing.",
                     "CASEFILE EDIT [--field TABLE:ID:COLUMN [--overwrite]]",
                     "militias.sourceline 17 --why \"wrong base\"");
    line.option(
        u"field"_s, u"put back one value only, as `log --json` names it"_s, u"TABLE:ID:COLUMN"_s);
    line.option(u"overwrite"_s, u"with --field: also where the value was changed since"_s);
    line.option(u"who"_s, u"whose edit it is"_s, u"NAME"_s);
    line.option(u"why"_s, u"the reason, for the history"_s, u"TEXT"_s);
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    const QString path = line.positionals().constFirst();
    auto casefile = openForWriting(path);
    if (!casefile)
        return fail(casefile.error().message);
    const auto edit = findEdit(**casefile, line.positionals().constLast());
    if (!edit)
        return fail(edit.error().message);
    if (line.has(u"field"_s))
        return putFieldBack(**casefile, *edit, line);
    const Reason reason{personFrom(line.value(u"who"_s)),
                        u"Revert “%1”"_s.arg(edit->label),
                        line.value(u"why"_s),
                        "revert"};
    const auto reverted = (*casefile)->revert(edit->id, reason).result();
    casefile->reset(); // closes the file in order before anything else opens it
    if (!reverted) {
        if (complainOfConflicts(path, edit->id))
            return Failed;
        return fail(reverted.error().message);
    }
    Output output;
    output.line(u"Turned back edit %1 (%2); this is edit %3."_s.arg(edit->seq)
                    .arg(edit->label)
                    .arg(reverted->seq));
    return output.finish(Done);
}

} // namespace sourceline
