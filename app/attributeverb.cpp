#include "app/actorargument.h"
#include "app/casefiles.h"
#include "app/citeargument.h"
#include "app/commandline.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/coding/attributions.h"
#include "model/exchange/json.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const QString &given)
{
    return given.trimmed().isEmpty() ? u""_s : given;
}

void addOptions(CommandLine &line)
{
    line.option(u"to"_s, u"who is named: a name, an id or a handle"_s, u"ACTOR"_s);
    line.option(u"speaker"_s, u"who says so: a name, an id or a handle"_s, u"S"_s);
    line.option(u"stance"_s, u"what the speaker says about the actor"_s, u"X"_s);
    line.option(u"role"_s, u"perpetrator (unless given), directed, sponsor, supplier, …"_s, u"R"_s);
    line.option(u"said"_s, u"when it was said, as EDTF; else the document's date"_s, u"DATE"_s);
    line.option(u"because"_s, u"the grounds that the speaker gives"_s, u"TEXT"_s);
    line.option(u"wording"_s, u"the speaker's own words"_s, u"TEXT"_s);
    line.option(u"cite"_s,
                u"characters of a document (id or handle); may be repeated"_s,
                u"DOC:START-END"_s);
    line.option(u"new-actor"_s, u"make an actor that is not there yet"_s);
    line.option(u"who"_s, u"whose edit it is"_s, u"NAME"_s);
    line.option(u"why"_s, u"the reason, for the history"_s, u"TEXT"_s);
    line.option(u"json"_s, u"print the new attribution as JSON"_s);
}

/// What stands on the command line alone is wrong usage; what the casefile says to it is not.
std::optional<int> checkUsage(const CommandLine &line)
{
    for (const QString &needed : {u"speaker"_s, u"stance"_s}) {
        if (line.value(needed).trimmed().isEmpty())
            return line.wrong(u"--%1 is missing"_s.arg(needed));
    }
    for (const QString &cited : line.values(u"cite"_s)) {
        if (!isCiteArgument(cited))
            return line.wrong(
                u"--cite takes a document and characters, as 000:120-245, not “%1”"_s.arg(cited));
    }
    return {};
}

Result<AttributionDraft> draftFrom(const CommandLine &line, sqlite3 *database)
{
    AttributionDraft draft;
    const auto incident = findIncident(database, line.positionals().constLast());
    if (!incident)
        return incident.error();
    draft.incident = *incident;
    const auto actors = NameIndex::ofActors(database);
    if (!actors)
        return actors.error();
    const bool mayBeNew = line.has(u"new-actor"_s);
    if (line.has(u"to"_s)) {
        const auto named =
            findActor(database, *actors, line.value(u"to"_s), mayBeNew, u"organisation"_s);
        if (!named)
            return named.error();
        draft.actor = *named;
    }
    const auto speaker =
        findActor(database, *actors, line.value(u"speaker"_s), mayBeNew, u"person"_s);
    if (!speaker)
        return speaker.error();
    draft.statement.speaker = *speaker;
    draft.statement.saidEdtf = line.value(u"said"_s);
    draft.stance = line.value(u"stance"_s).simplified().replace(u'-', u' ');
    if (line.has(u"role"_s))
        draft.role = line.value(u"role"_s).simplified();
    draft.grounds = line.value(u"because"_s);
    draft.wording = line.value(u"wording"_s);
    draft.coder = personFrom(line.value(u"who"_s));
    for (const QString &cited : line.values(u"cite"_s)) {
        const auto citation = findCitation(database, cited);
        if (!citation)
            return citation.error();
        draft.citations.push_back(*citation);
    }
    return draft;
}

// An attribution that says the same to the letter; another article of it needs its citation.
Id recordedAlready(sqlite3 *database, const AttributionDraft &draft)
{
    if (!draft.citations.empty() || !draft.statement.speaker.id.isValid()
        || (draft.actor.isSet() && !draft.actor.id.isValid()))
        return {};
    Statement same(database,
                   "SELECT a.id FROM attribution a JOIN statement s ON s.id = a.statement WHERE "
                   "a.incident = ?1 AND a.retracted IS NULL AND a.actor IS ?2 AND s.speaker = ?3 "
                   "AND a.stance = ?4 AND a.role = ?5 AND ifnull(s.said_edtf, '') = ?6 AND "
                   "ifnull(a.grounds, '') = ?7 AND ifnull(a.wording, '') = ?8");
    same.bind(1, draft.incident).bind(2, draft.actor.id).bind(3, draft.statement.speaker.id);
    same.bind(4, draft.stance).bind(5, draft.role).bind(6, textOf(draft.statement.saidEdtf));
    same.bind(7, textOf(draft.grounds)).bind(8, textOf(draft.wording));
    return same.next() ? same.id(0) : Id();
}

Result<QJsonObject> entryOf(sqlite3 *database, Id incident, const Edit &edit)
{
    const auto dossier = readDossier(database, incident);
    if (!dossier)
        return dossier.error();
    const std::vector<Id> made = touchedIn(edit, "attribution");
    for (const AttributionView &view : dossier->attributions) {
        if (made.empty() || view.id != made.front())
            continue;
        QJsonObject entry = attributionEntry(database, *dossier, view);
        entry.insert(u"incident"_s, incident.toText());
        entry.insert(u"edit"_s, edit.id.toText());
        return entry;
    }
    return Error{u"The attribution was recorded, and changed again before it could be shown."_s};
}

} // namespace

int runAttribute(const QStringList &arguments)
{
    CommandLine line("attribute",
                     "Records who somebody says did an incident, as one edit. It stays what it is: "
                     "what that speaker says.\n"
                     "Names are found in any spelling. Stances: asserts, suspects, implies, claims "
                     "responsibility, denies,\n"
                     "rules out, doubts, investigates, declines to name.",
                     "CASEFILE REF --to ACTOR --speaker S --stance X [--role R] [--said DATE] "
                     "[--because TEXT]\n"
                     "                 [--cite DOC:START-END]... [--json]",
                     "militias.sourceline k1-rocket-2019-12-27 --to \"Kataib Hezbollah\" --speaker "
                     "\"Mark Esper\" --stance suspects\n"
                     "    --said 2019-12-29 --because \"the launcher\" --cite 000-summary:0-120");
    addOptions(line);
    if (const auto code = line.read(arguments, 2, 2))
        return *code;
    if (const auto code = checkUsage(line))
        return *code;
    const auto casefile = openForWriting(line.positionals().constFirst());
    if (!casefile)
        return fail(casefile.error().message);
    const auto reader = (*casefile)->reader();
    if (!reader)
        return fail(reader.error().message);
    const auto draft = draftFrom(line, reader->handle());
    if (!draft)
        return fail(draft.error().message);
    if (const Id same = recordedAlready(reader->handle(), *draft); same.isValid())
        return fail(u"This is recorded already, as attribution %1; say what is different (--said, "
                    "--because, --wording) or where it stands (--cite)."_s.arg(same.toText()));
    const Reason reason{draft->coder, u"Attribution"_s, line.value(u"why"_s)};
    const auto edit = (*casefile)->edit(reason, addAttribution(*draft)).result();
    if (!edit)
        return fail(edit.error().message);
    const auto entry = entryOf(reader->handle(), draft->incident, *edit);
    if (!entry)
        return fail(entry.error().message);
    Output output;
    if (line.has(u"json"_s))
        output.json(*entry);
    else
        output.line(u"Recorded as edit %1: %2 (attribution %3)."_s.arg(edit->seq).arg(
            edit->label, entry->value("id"_L1).toString()));
    return output.finish(Done);
}

} // namespace sourceline
