#include "model/store/saidby.h"

#include "model/text/edtf.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Columns whose row stays when what it points at goes.
bool isLoose(const ForeignKey &key)
{
    return (key.child == "claim" && key.column == "superseded_by")
           || (key.child == "attribution" && key.column == "distributed_from")
           || (key.child == "statement"
               && (key.column == "incident" || key.column == "development"));
}

QByteArray keySql(const QByteArray &table)
{
    const RecordedTable &recorded = *recordedTable(table);
    return "SELECT \"" + recorded.columns[0] + "\", "
           + (recorded.keyColumns > 1 ? '"' + recorded.columns[1] + '"' : QByteArray("0"))
           + " FROM \"" + table + "\" WHERE ";
}

void replace(ShadowedTable &shadow, qint64 id, std::vector<Value> row)
{
    std::erase_if(shadow.rows, [id](const std::vector<Value> &other) {
        return std::get<qint64>(other[0]) == id;
    });
    shadow.hidden.insert({id, 0});
    shadow.rows.push_back(std::move(row));
}

} // namespace

std::optional<bool> SaidBy::isLater(const QString &edtf)
{
    const auto known = m_dates.find(edtf);
    if (known != m_dates.end())
        return known->second;
    const auto span = parseEdtf(edtf);
    std::optional<bool> later;
    if (span && (span->earliest || span->latest)) {
        const qint64 end = m_day.addDays(1).startOfDay(Qt::UTC).toSecsSinceEpoch() / 60;
        later = span->earliest && *span->earliest >= end;
    }
    return m_dates[edtf] = later;
}

bool SaidBy::isEarlier(const QString &edtf) const
{
    const auto span = parseEdtf(edtf);
    const qint64 end = m_day.addDays(1).startOfDay(Qt::UTC).toSecsSinceEpoch() / 60;
    return span && span->latest && *span->latest < end;
}

Result<std::vector<RowKey>> SaidBy::rows(const QByteArray &sql, qint64 parameter)
{
    const LentStatement select = m_statements.lend(sql);
    select->bind(1, parameter);
    std::vector<RowKey> found;
    while (select->next())
        found.emplace_back(select->integer(0), select->integer(1));
    if (select->failed())
        return select->error();
    return found;
}

Result<bool> SaidBy::isSaidLater(qint64 statement, const QString &said)
{
    if (const auto later = isLater(said))
        return *later;
    const LentStatement published =
        m_statements.lend("SELECT coalesce(d.published_edtf, o.published_edtf) FROM report r JOIN "
                          "document d ON d.id = r.document LEFT JOIN document o ON o.id = "
                          "d.summary_of WHERE r.statement = ?1");
    published->bind(1, statement);
    bool anyDate = false;
    bool allLater = true;
    while (published->next()) {
        const auto later = isLater(published->text(0));
        anyDate = anyDate || later.has_value();
        allLater = allLater && later.value_or(true);
    }
    if (published->failed())
        return published->error();
    return anyDate && allLater;
}

Result<void> SaidBy::feedAgain(qint64 claim)
{
    const RecordedTable &table = *recordedTable("claim");
    const LentStatement select = m_statements.lend("SELECT \"" + table.columns.join("\", \"")
                                                   + "\" FROM claim WHERE id = ?1");
    select->bind(1, claim);
    if (!select->next())
        return select->failed() ? Result<void>(select->error()) : Result<void>();
    std::vector<Value> row;
    for (int i = 0; i < select->columnCount(); ++i)
        row.push_back(select->value(i));
    const auto set = [&](const char *column, const Value &value) {
        row[size_t(table.columns.indexOf(column))] = value;
    };
    m_incidents.insert(Id{std::get<qint64>(row[size_t(table.columns.indexOf("incident"))])});
    set("superseded_by", {});
    set("feeds", qint64(1));
    set("reason", {});
    m_feeding[claim] = std::move(row);
    return {};
}

// With everything that points at it.
Result<void> SaidBy::hide(const QByteArray &table, RowKey key)
{
    if (!m_hidden[table].insert(key).second)
        return {};
    if (!recordedTable(table)->hasId)
        return {};
    for (const ForeignKey &child : m_keys) {
        const bool supersedes = child.child == "claim" && child.column == "superseded_by";
        if (child.parent != table || (isLoose(child) && !supersedes))
            continue;
        const auto found = rows(keySql(child.child) + '"' + child.column + "\" = ?1", key.first);
        if (!found)
            return found.error();
        for (const RowKey &row : *found) {
            if (auto done = supersedes ? feedAgain(row.first) : hide(child.child, row); !done)
                return done;
        }
    }
    return {};
}

Result<void> SaidBy::hideStatement(qint64 statement)
{
    constexpr auto incidents =
        "SELECT incident, 0 FROM claim WHERE statement = ?1 UNION SELECT incident, 0 FROM "
        "attribution WHERE statement = ?1 UNION SELECT from_incident, 0 FROM link WHERE statement "
        "= ?1 UNION SELECT incident, 0 FROM statement WHERE id = ?1 AND incident IS NOT NULL";
    const auto found = rows(incidents, statement);
    if (!found)
        return found.error();
    for (const RowKey &incident : *found)
        m_incidents.insert(Id{incident.first});
    return hide("statement", {statement, 0});
}

// An incident's own citations are a document's voice; a summary says what its article said.
Result<void> SaidBy::hideCitationsOfLaterDocuments()
{
    std::vector<qint64> documents;
    {
        const LentStatement select =
            m_statements.lend("SELECT d.id, coalesce(d.published_edtf, o.published_edtf) FROM "
                              "document d LEFT JOIN document o ON o.id = d.summary_of");
        while (select->next()) {
            if (isLater(select->text(1)).value_or(false))
                documents.push_back(select->integer(0));
        }
        if (select->failed())
            return select->error();
    }
    for (const qint64 document : documents) {
        const auto citations = rows("SELECT id, incident FROM citation WHERE document = ?1 AND "
                                    "incident IS NOT NULL",
                                    document);
        if (!citations)
            return citations.error();
        for (const auto &[citation, incident] : *citations) {
            m_incidents.insert(Id{incident});
            if (auto done = hide("citation", {citation, 0}); !done)
                return done;
        }
    }
    return {};
}

Result<bool> SaidBy::isKnown(Id incident)
{
    static constexpr std::array tables = {"claim", "attribution", "statement", "citation"};
    for (const char *table : tables) {
        const auto found = rows(keySql(table) + "incident = ?1", incident.value);
        if (!found)
            return found.error();
        const std::set<RowKey> &hidden = m_hidden[table];
        if (std::ranges::any_of(*found,
                                [&hidden](const RowKey &row) { return !hidden.contains(row); }))
            return true;
    }
    return false;
}

Result<bool> SaidBy::isStated(Id incident, const QByteArray &field)
{
    const auto claims =
        rows(keySql("claim") + "incident = ?1 AND field = '" + field + '\'', incident.value);
    if (!claims)
        return claims.error();
    const std::set<RowKey> &hidden = m_hidden["claim"];
    return std::ranges::any_of(*claims,
                               [&hidden](const RowKey &row) { return !hidden.contains(row); });
}

Result<void> SaidBy::leaveOutUnstated(Id incident)
{
    const RecordedTable &table = *recordedTable("incident");
    std::vector<Value> row;
    {
        const LentStatement select = m_statements.lend("SELECT \"" + table.columns.join("\", \"")
                                                       + "\" FROM incident WHERE id = ?1");
        select->bind(1, incident);
        if (!select->next())
            return select->failed() ? Result<void>(select->error()) : Result<void>();
        for (int i = 0; i < select->columnCount(); ++i)
            row.push_back(select->value(i));
    }
    bool isLess = false;
    for (const char *column : {"target", "weapon", "calibre", "platform", "note"}) {
        Value &value = row[size_t(table.columns.indexOf(column))];
        const auto stated = isStated(incident, column); // of a note never
        if (!stated)
            return stated.error();
        if (*stated || std::holds_alternative<std::monostate>(value))
            continue;
        value = {};
        isLess = true;
    }
    if (isLess)
        m_lessKnown[incident.value] = std::move(row);
    return {};
}

Result<void> SaidBy::hideUnknownIncidents()
{
    const std::set<Id> candidates = m_incidents;
    for (const Id incident : candidates) {
        const auto known = isKnown(incident);
        if (!known)
            return known.error();
        const auto done =
            *known ? leaveOutUnstated(incident) : hide("incident", {incident.value, 0});
        if (!done)
            return done;
    }
    return {};
}

Result<bool> SaidBy::hasEarlierSource(Id incident)
{
    static constexpr std::array sources = {
        "SELECT s.said_edtf, s.id FROM statement s WHERE s.incident = ?1",
        "SELECT s.said_edtf, s.id FROM claim c JOIN statement s ON s.id = c.statement WHERE "
        "c.incident = ?1",
        "SELECT s.said_edtf, s.id FROM attribution a JOIN statement s ON s.id = a.statement WHERE "
        "a.incident = ?1",
        "SELECT coalesce(d.published_edtf, o.published_edtf), 0 FROM citation c JOIN document d ON "
        "d.id = c.document LEFT JOIN document o ON o.id = d.summary_of WHERE c.incident = ?1"};
    const std::set<RowKey> &hidden = m_hidden["statement"];
    bool isBare = true;
    for (const char *sql : sources) {
        const LentStatement select = m_statements.lend(sql);
        select->bind(1, incident);
        while (select->next()) {
            isBare = false;
            if (!hidden.contains({select->integer(1), 0}) && isEarlier(select->text(0)))
                return true;
        }
        if (select->failed())
            return select->error();
    }
    return isBare; // an analyst's record that rests on no words
}

Result<void> SaidBy::hideEventsOfLaterDays(const std::atomic<bool> *cancelled)
{
    std::vector<qint64> later;
    {
        const LentStatement select =
            m_statements.lend("SELECT id, date_edtf FROM incident WHERE date_edtf IS NOT NULL");
        while (select->next()) {
            if (cancelled && cancelled->load(std::memory_order_relaxed))
                return Error{
                    u"Reading what was said by then was cancelled; nothing was changed."_s};
            if (isLater(select->text(1)).value_or(false))
                later.push_back(select->integer(0));
        }
        if (select->failed())
            return select->error();
    }
    for (const qint64 id : later) {
        if (m_hidden["incident"].contains({id, 0}))
            continue;
        const auto stays = hasEarlierSource(Id{id});
        if (!stays)
            return stays.error();
        if (!*stays) {
            if (auto done = hide("incident", {id, 0}); !done)
                return done;
        }
    }
    return {};
}

Result<void> SaidBy::find(const std::atomic<bool> *cancelled)
{
    std::vector<qint64> later;
    {
        const LentStatement select = m_statements.lend("SELECT id, said_edtf FROM statement");
        while (select->next()) {
            if (cancelled && cancelled->load(std::memory_order_relaxed))
                return Error{
                    u"Reading what was said by then was cancelled; nothing was changed."_s};
            const auto isLaterOne = isSaidLater(select->integer(0), select->text(1));
            if (!isLaterOne)
                return isLaterOne.error();
            if (*isLaterOne)
                later.push_back(select->integer(0));
        }
        if (select->failed())
            return select->error();
    }
    for (const qint64 statement : later) {
        if (auto done = hideStatement(statement); !done)
            return done;
    }
    if (auto done = hideCitationsOfLaterDocuments(); !done)
        return done;
    if (auto done = hideUnknownIncidents(); !done)
        return done;
    return hideEventsOfLaterDays(cancelled);
}

void SaidBy::addTo(ShadowedTables &shadows)
{
    for (const auto &[name, keys] : m_hidden) {
        const RecordedTable &recorded = *recordedTable(name);
        ShadowedTable &shadow = shadows[name];
        shadow.keyColumns = recorded.keyColumns;
        std::erase_if(shadow.rows, [&recorded, &keys = keys](const std::vector<Value> &row) {
            const qint64 second = recorded.keyColumns > 1 ? std::get<qint64>(row[1]) : 0;
            return keys.contains({std::get<qint64>(row[0]), second});
        });
        shadow.hidden.insert(keys.begin(), keys.end());
    }
    for (auto &[id, row] : m_feeding) {
        if (!m_hidden["claim"].contains({id, 0}))
            replace(shadows["claim"], id, std::move(row));
    }
    for (auto &[id, row] : m_lessKnown) {
        if (!m_hidden["incident"].contains({id, 0}))
            replace(shadows["incident"], id, std::move(row));
    }
}

} // namespace sourceline
