#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
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

// revert() names the first conflict; a person deciding what to do wants them all. Tried and rolled
// back, on a connection of its own.
void complainOfConflicts(const QString &path, Id edit)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return;
    EditLog log(*connection);
    const auto conflicts = log.conflictsOfReverting(edit);
    if (!conflicts)
        return;
    for (const Conflict &conflict : *conflicts)
        complain(conflict.sentence);
}

} // namespace

int runRevert(const QStringList &arguments)
{
    CommandLine line("revert",
                     "Turns one edit back, as a new edit. Where something was changed since, it "
                     "says what, and changes nothing.",
                     "CASEFILE EDIT",
                     "militias.sourceline 17 --why \"wrong base\"");
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
    const Reason reason{personFrom(line.value(u"who"_s)),
                        u"Revert “%1”"_s.arg(edit->label),
                        line.value(u"why"_s),
                        "revert"};
    const auto reverted = (*casefile)->revert(edit->id, reason).result();
    casefile->reset(); // closes the file in order before anything else opens it
    if (!reverted) {
        complainOfConflicts(path, edit->id);
        return fail(reverted.error().message);
    }
    Output output;
    output.line(u"Turned back edit %1 (%2); this is edit %3."_s.arg(edit->seq)
                    .arg(edit->label)
                    .arg(reverted->seq));
    return output.finish(Done);
}

} // namespace sourceline
