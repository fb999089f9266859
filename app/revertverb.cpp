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
Result<NamedEdit> findEdit(sqlite3 *database, const QString &reference)
{
    const Id number = Id::fromText(reference);
    Statement statement(
        database,
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

struct Outcome
{
    NamedEdit edit;
    Edit reverted;
};

Result<Outcome>
revertEdit(const QString &path, const QString &reference, const QString &who, const QString &why)
{
    auto casefile = openForWriting(path);
    if (!casefile)
        return casefile.error();
    const auto reader = (*casefile)->reader();
    if (!reader)
        return reader.error();
    const auto edit = findEdit(reader->handle(), reference);
    if (!edit)
        return edit.error();
    const Reason reason{who, u"Revert “%1”"_s.arg(edit->label), why, "revert"};
    const auto reverted = (*casefile)->revert(edit->id, reason).result();
    if (!reverted)
        return reverted.error();
    return Outcome{*edit, *reverted};
}

// revert() names the first conflict; a person deciding what to do wants them all. Tried and rolled
// back, on a connection of its own.
std::vector<Conflict> conflictsOf(const QString &path, const QString &reference)
{
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        return {};
    const auto edit = findEdit(connection->handle(), reference);
    if (!edit)
        return {};
    EditLog log(*connection);
    auto conflicts = log.conflictsOfReverting(edit->id);
    return conflicts ? std::move(*conflicts) : std::vector<Conflict>();
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
    const QString reference = line.positionals().constLast();
    const auto outcome =
        revertEdit(path, reference, personFrom(line.value(u"who"_s)), line.value(u"why"_s));
    if (!outcome) {
        for (const Conflict &conflict : conflictsOf(path, reference))
            complain(conflict.sentence);
        return fail(outcome.error().message);
    }
    Output output;
    output.line(u"Turned back edit %1 (%2); this is edit %3."_s.arg(outcome->edit.seq)
                    .arg(outcome->edit.label)
                    .arg(outcome->reverted.seq));
    return output.finish(Done);
}

} // namespace sourceline
