// Coding decisions, and what cites them or a rule.
#include "model/coding/codebooks.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/coding/subjectnames.h"
#include "model/store/rowreader.h"

#include <algorithm>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> checkDraft(Writer &writer, const DecisionDraft &draft)
{
    if (draft.question.trimmed().isEmpty() || draft.choice.trimmed().isEmpty()
        || draft.reason.trimmed().isEmpty())
        return Error{u"A decision needs its question, the choice and the reason."_s};
    for (const Id incident : draft.incidents) {
        if (const auto there = requireRow(writer, "incident", incident, u"The incident"_s); !there)
            return there;
    }
    return {};
}

Values valuesOf(const DecisionDraft &draft)
{
    return {{"topic", draft.topic.trimmed()},
            {"question", draft.question.trimmed()},
            {"choice", draft.choice.trimmed()},
            {"reason", draft.reason.trimmed()}};
}

Result<void> setIncidents(Writer &writer, Id decision, const std::vector<Id> &wanted)
{
    const auto present = idsOf(
        writer.database(), "SELECT incident FROM decision_incident WHERE decision = ?1", decision);
    if (!present)
        return present.error();
    for (const Id incident : *present) {
        if (std::find(wanted.begin(), wanted.end(), incident) != wanted.end())
            continue;
        if (const auto removed = writer.remove("decision_incident", decision, incident.value);
            !removed)
            return removed;
    }
    for (const Id incident : wanted) {
        if (writer.exists("decision_incident", decision, incident.value))
            continue;
        const auto added =
            writer.insert("decision_incident",
                          {{"decision", toValue(decision)}, {"incident", toValue(incident)}});
        if (!added)
            return added.error();
    }
    return {};
}

QString decisionName(sqlite3 *database, Id decision)
{
    const QString handle = textOf(columnOf(database, "decision", "handle", decision));
    return handle.isEmpty()
               ? shortened(textOf(columnOf(database, "decision", "question", decision)))
               : handle;
}

Result<void> add(Writer &writer, const DecisionDraft &draft)
{
    if (const auto valid = checkDraft(writer, draft); !valid)
        return valid;
    const auto decision = writer.insert("decision", valuesOf(draft));
    if (!decision)
        return decision.error();
    writer.describe(u"Decision: %1"_s.arg(decisionName(writer.database(), *decision)));
    return setIncidents(writer, *decision, draft.incidents);
}

Result<void> change(Writer &writer, Id decision, const DecisionDraft &draft)
{
    if (const auto there = requireRow(writer, "decision", decision, u"The decision"_s); !there)
        return there;
    if (const auto valid = checkDraft(writer, draft); !valid)
        return valid;
    if (const auto set = updateChanged(writer, "decision", decision, valuesOf(draft)); !set)
        return set.error();
    writer.describe(u"Change decision: %1"_s.arg(decisionName(writer.database(), decision)));
    return setIncidents(writer, decision, draft.incidents);
}

Result<void> remove(Writer &writer, Id decision)
{
    if (const auto there = requireRow(writer, "decision", decision, u"The decision"_s); !there)
        return there;
    const auto citing =
        idsOf(writer.database(), "SELECT id FROM coding_basis WHERE decision = ?1", decision);
    if (!citing)
        return citing.error();
    const QString name = decisionName(writer.database(), decision);
    if (!citing->empty())
        return Error{u"%1 cannot be removed: %2 it."_s.arg(
            name, counted(qsizetype(citing->size()), u"record cites"_s, u"records cite"_s))};
    writer.describe(u"Remove decision: %1"_s.arg(name));
    if (const auto cleared = setIncidents(writer, decision, {}); !cleared)
        return cleared;
    return writer.remove("decision", decision);
}

struct Basis
{
    Id decision, codebook;
    int rule = 0;
};

Result<void> cite(Writer &writer, const Subject &subject, const Basis &basis, const QString &name)
{
    sqlite3 *database = writer.database();
    const char *owner = subject.table == "incident"      ? "incident"
                        : subject.table == "claim"       ? "claim"
                        : subject.table == "attribution" ? "attribution"
                                                         : nullptr;
    if (!owner)
        return Error{
            u"Rules and decisions are cited from incidents, claims and attributions only."_s};
    if (const auto there = requireRow(writer, owner, subject.id, u"The record"_s); !there)
        return there;
    const Value rule = basis.rule > 0 ? Value(qint64(basis.rule)) : Value();
    const QByteArray sql = QByteArray("SELECT 1 FROM coding_basis WHERE ") + owner
                           + " = ?1 AND decision IS ?2 AND codebook IS ?3 AND rule IS ?4";
    Statement twice(database, sql.constData());
    twice.bind(1, subject.id).bind(2, basis.decision).bind(3, basis.codebook).bind(4, rule);
    if (twice.next())
        return Error{u"%1 is cited there already."_s.arg(name)};
    const auto row = writer.insert("coding_basis",
                                   {{"decision", toValue(basis.decision)},
                                    {"codebook", toValue(basis.codebook)},
                                    {"rule", rule},
                                    {owner, toValue(subject.id)}});
    if (!row)
        return row.error();
    writer.describe(u"Cite %1 for %2"_s.arg(name, subjectName(database, subject)));
    return {};
}

Result<void> uncite(Writer &writer, Id basis)
{
    if (const auto there = requireRow(writer, "coding_basis", basis, u"The cited rule"_s); !there)
        return there;
    sqlite3 *database = writer.database();
    const Id decision = idOf(columnOf(database, "coding_basis", "decision", basis));
    const QString name =
        decision.isValid()
            ? decisionName(database, decision)
            : u"rule %1"_s.arg(integerOf(columnOf(database, "coding_basis", "rule", basis)));
    Subject subject;
    for (const char *owner : {"incident", "claim", "attribution"}) {
        if (const Id id = idOf(columnOf(database, "coding_basis", owner, basis)); id.isValid())
            subject = {owner, id, {}};
    }
    writer.describe(u"No longer cite %1 for %2"_s.arg(name, subjectName(database, subject)));
    return writer.remove("coding_basis", basis);
}

} // namespace

Result<std::vector<DecisionEntry>> readDecisions(sqlite3 *database)
{
    std::vector<DecisionEntry> decisions;
    std::map<Id, size_t> index;
    Statement select(database,
                     "SELECT d.id, d.handle, d.topic, d.question, d.choice, d.reason, d.origin, "
                     "(SELECT count(*) FROM coding_basis b WHERE b.decision = d.id) + "
                     "(SELECT count(*) FROM decision_incident i WHERE i.decision = d.id AND NOT "
                     "EXISTS (SELECT 1 FROM coding_basis b WHERE b.decision = d.id AND b.incident = "
                     "i.incident)) "
                     "FROM decision d ORDER BY d.id");
    const auto read = forEachRow(select, [&](RowReader row) {
        DecisionEntry entry;
        DecisionView &view = entry.decision;
        view.id = row.id();
        for (QString *field :
             {&view.handle, &view.topic, &view.question, &view.choice, &view.reason, &view.origin})
            *field = row.text();
        entry.uses = int(row.integer());
        index.emplace(view.id, decisions.size());
        decisions.push_back(std::move(entry));
    });
    if (!read)
        return read.error();
    Statement about(database, "SELECT decision, incident FROM decision_incident ORDER BY 1, 2");
    std::vector<std::pair<Id, Id>> pairs;
    const auto named = forEachRow(about, [&pairs](RowReader row) {
        const Id decision = row.id();
        pairs.emplace_back(decision, row.id());
    });
    if (!named)
        return named.error();
    for (const auto &[decision, incident] : pairs)
        decisions[index.at(decision)].incidents.emplace_back(incident,
                                                             incidentName(database, incident));
    return decisions;
}

EditLog::Change addDecision(const DecisionDraft &draft)
{
    return [draft](Writer &writer) {
        return add(writer, draft);
    };
}

EditLog::Change changeDecision(Id decision, const DecisionDraft &draft)
{
    return [=](Writer &writer) {
        return change(writer, decision, draft);
    };
}

EditLog::Change removeDecision(Id decision)
{
    return [decision](Writer &writer) {
        return remove(writer, decision);
    };
}

EditLog::Change citeRule(const Subject &subject, Id codebook, int rule)
{
    return [=](Writer &writer) -> Result<void> {
        if (!writer.exists("codebook_rule", codebook, rule))
            return Error{u"There is no rule %1 in the codebook (any more)."_s.arg(rule)};
        return cite(writer, subject, {{}, codebook, rule}, u"rule %1"_s.arg(rule));
    };
}

EditLog::Change citeDecision(const Subject &subject, Id decision)
{
    return [=](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "decision", decision, u"The decision"_s); !there)
            return there;
        return cite(writer, subject, {decision, {}, 0}, decisionName(writer.database(), decision));
    };
}

EditLog::Change removeBasis(Id basis)
{
    return [basis](Writer &writer) {
        return uncite(writer, basis);
    };
}

} // namespace sourceline
