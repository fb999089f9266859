#include "model/coding/statementrecord.h"

#include "model/coding/attributionrows.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/rowreader.h"
#include "model/text/edtf.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

ActorRef refTo(Id actor)
{
    ActorRef ref;
    ref.id = actor;
    return ref;
}

Result<std::vector<Id>> chainOf(sqlite3 *database, Id report)
{
    return idsOf(
        database, "SELECT actor FROM report_source WHERE report = ?1 ORDER BY position", report);
}

Result<std::vector<Id>> resolved(ActorRefs &actors, const std::vector<ActorRef> &refs)
{
    std::vector<Id> ids;
    for (const ActorRef &ref : refs) {
        const auto actor = actors.resolve(ref);
        if (!actor)
            return actor.error();
        if (actor->isValid() && std::find(ids.begin(), ids.end(), *actor) == ids.end())
            ids.push_back(*actor);
    }
    return ids;
}

Result<void> check(Writer &writer, const StatementRecord &record)
{
    if (record.gist.trimmed().isEmpty())
        return Error{u"Say in a few words what was said. Nothing was changed."_s};
    const QString said = record.saidEdtf.trimmed();
    if (const auto span = parseEdtf(said); !said.isEmpty() && !span)
        return span.error();
    const QStringList bases{u"stated"_s, u"publication"_s, u"inferred"_s};
    if (!said.isEmpty() && !bases.contains(record.saidBasis))
        return Error{u"Say how the date is known: %1."_s.arg(bases.join(u", "_s))};
    for (const Id incident : {record.incident, record.development}) {
        if (!incident.isValid())
            continue;
        if (const auto there = requireRow(writer, "incident", incident, u"The incident"_s); !there)
            return there;
    }
    return {};
}

Result<void> setCoSpeakers(Writer &writer, Id statement, Id speaker, std::vector<Id> wanted)
{
    std::erase(wanted, speaker);
    const auto present = idsOf(writer.database(),
                               "SELECT actor FROM statement_co_speaker WHERE statement = ?1",
                               statement);
    if (!present)
        return present.error();
    for (const Id actor : *present) {
        if (std::erase(wanted, actor) > 0)
            continue;
        if (const auto gone = writer.remove("statement_co_speaker", statement, actor.value); !gone)
            return gone;
    }
    for (const Id actor : wanted) {
        const auto added = writer.insert(
            "statement_co_speaker", {{"statement", toValue(statement)}, {"actor", toValue(actor)}});
        if (!added)
            return added.error();
    }
    return {};
}

Result<void> setChain(Writer &writer, Id report, const std::vector<Id> &chain)
{
    Statement last(writer.database(),
                   "SELECT position FROM report_source WHERE report = ?1 ORDER BY position");
    std::vector<qint64> positions;
    last.bind(1, report);
    while (last.next())
        positions.push_back(last.integer(0));
    last.reset();
    for (const qint64 position : positions) {
        if (const auto gone = writer.remove("report_source", report, position); !gone)
            return gone;
    }
    for (size_t i = 0; i < chain.size(); ++i) {
        const auto added = writer.insert("report_source",
                                         {{"report", toValue(report)},
                                          {"position", qint64(i) + 1},
                                          {"actor", toValue(chain[i])}});
        if (!added)
            return added.error();
    }
    return {};
}

// A chain that ends in another than the speaker (an outlet's own voice) keeps its end.
Result<void>
changeChain(Writer &writer, ActorRefs &actors, const ReportRecord &report, Id before, Id speaker)
{
    const auto present = chainOf(writer.database(), report.id);
    if (!present)
        return present.error();
    auto wanted = resolved(actors, report.through);
    if (!wanted)
        return wanted.error();
    std::erase(*wanted, speaker);
    std::vector<Id> through = *present;
    const bool endsInSpeaker = !through.empty() && through.back() == before;
    if (endsInSpeaker)
        through.pop_back();
    if (*wanted == through && (!endsInSpeaker || before == speaker))
        return {};
    wanted->push_back(speaker);
    return setChain(writer, report.id, *wanted);
}

Result<void> change(Writer &writer, const StatementRecord &record)
{
    if (const auto there = requireRow(writer, "statement", record.id, u"The statement"_s); !there)
        return there;
    if (const auto sound = check(writer, record); !sound)
        return sound;
    sqlite3 *database = writer.database();
    const Id before = idOf(columnOf(database, "statement", "speaker", record.id));
    ActorRefs actors(writer);
    const auto speaker = actors.resolve(record.speaker);
    const auto holder = speaker ? actors.resolve(record.holder) : speaker;
    const auto others =
        holder ? resolved(actors, record.coSpeakers) : Result<std::vector<Id>>(holder.error());
    if (!others)
        return others.error();
    if (!speaker->isValid())
        return Error{u"Say who said it: nothing is recorded without a speaker."_s};
    const bool dated = !record.saidEdtf.trimmed().isEmpty();
    const auto set = updateChanged(writer,
                                   "statement",
                                   record.id,
                                   {{"speaker", toValue(*speaker)},
                                    {"holder", toValue(*holder)},
                                    {"said_edtf", orNull(record.saidEdtf)},
                                    {"said_basis", dated ? orNull(record.saidBasis) : Value()},
                                    {"venue", orNull(record.venue)},
                                    {"gist", record.gist.trimmed()},
                                    {"incident", toValue(record.incident)},
                                    {"development", toValue(record.development)},
                                    {"by_action", flagValue(record.byAction)},
                                    {"note", orNull(record.note)}});
    if (!set)
        return set.error();
    if (const auto done = setCoSpeakers(writer, record.id, *speaker, *others); !done)
        return done;
    for (const ReportRecord &report : record.reports) {
        if (const auto done = changeChain(writer, actors, report, before, *speaker); !done)
            return done;
    }
    QString gist = shortened(record.gist);
    if (gist.endsWith(u'.'))
        gist.chop(1);
    writer.describe(u"Change statement of %1: %2"_s.arg(actorName(database, *speaker), gist));
    return checkCredibilityBehind(writer, record.id);
}

Result<std::vector<ReportRecord>> reportsOf(sqlite3 *database, Id statement, Id speaker)
{
    std::vector<ReportRecord> reports;
    Statement select(database,
                     "SELECT r.id, d.title FROM report r JOIN document d ON d.id = r.document "
                     "WHERE r.statement = ?1 ORDER BY r.id");
    select.bind(1, statement);
    const auto read = forEachRow(select, [&reports](RowReader row) {
        const Id id = row.id();
        reports.push_back({id, row.text(), {}});
    });
    if (!read)
        return read.error();
    for (ReportRecord &report : reports) {
        const auto chain = chainOf(database, report.id);
        if (!chain)
            return chain.error();
        const size_t length =
            !chain->empty() && chain->back() == speaker ? chain->size() - 1 : chain->size();
        for (size_t i = 0; i < length; ++i)
            report.through.push_back(refTo((*chain)[i]));
    }
    return reports;
}

} // namespace

Result<StatementRecord> readStatement(sqlite3 *database, Id statement)
{
    StatementRecord record;
    Statement select(database,
                     "SELECT speaker, holder, said_edtf, said_basis, venue, gist, note, by_action, "
                     "incident, development FROM statement WHERE id = ?1");
    if (!select.bind(1, statement).next())
        return select.failed() ? select.error()
                               : Error{u"The statement is not in the casefile (any more)."_s};
    record.id = statement;
    record.speaker = refTo(select.id(0));
    record.holder = refTo(select.id(1));
    record.saidEdtf = select.text(2);
    record.saidBasis = select.text(3);
    record.venue = select.text(4);
    record.gist = select.text(5);
    record.note = select.text(6);
    record.byAction = select.integer(7) != 0;
    record.incident = select.id(8);
    record.development = select.id(9);
    const auto others =
        idsOf(database,
              "SELECT actor FROM statement_co_speaker WHERE statement = ?1 ORDER BY actor",
              statement);
    if (!others)
        return others.error();
    for (const Id actor : *others)
        record.coSpeakers.push_back(refTo(actor));
    auto reports = reportsOf(database, statement, record.speaker.id);
    if (!reports)
        return reports.error();
    record.reports = *std::move(reports);
    return record;
}

EditLog::Change changeStatement(const StatementRecord &record)
{
    return [record](Writer &writer) {
        return change(writer, record);
    };
}

} // namespace sourceline
