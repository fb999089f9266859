// More or fewer sentences behind a record that is there.
#include "model/coding/attributions.h"
#include "model/coding/citations.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/coding/statements.h"
#include "model/store/statement.h"

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array citedTables{
    "incident", "claim", "attribution", "link", "assessment", "actor_relation"};

QString recordName(sqlite3 *database, QByteArrayView table, Id record)
{
    if (table == "incident")
        return shortIncidentName(database, record);
    if (table == "claim")
        return claimLabel(database, record);
    if (table == "attribution")
        return attributionLabel(database, record);
    if (table == "link") {
        const Id from = idOf(columnOf(database, "link", "from_incident", record));
        return u"%1 of %2"_s.arg(textOf(columnOf(database, "link", "kind", record)),
                                 shortIncidentName(database, from));
    }
    if (table == "assessment") {
        const Id incident = idOf(columnOf(database, "assessment", "incident", record));
        return u"Assessment of %1"_s.arg(shortIncidentName(database, incident));
    }
    if (table == "report")
        return u"a report"_s;
    const Id actor = idOf(columnOf(database, "actor_relation", "actor", record));
    return shortened(textOf(columnOf(database, "actor", "name", actor)));
}

Result<void> cite(Writer &writer,
                  const QByteArray &table,
                  Id record,
                  const std::vector<CitationDraft> &citations)
{
    const auto known = std::find_if(
        citedTables.begin(), citedTables.end(), [&](const char *t) { return table == t; });
    if (known == citedTables.end())
        return Error{
            u"Sentences cannot be cited for a row of “%1”."_s.arg(QString::fromUtf8(table))};
    if (const auto there = requireRow(writer, *known, record, u"The record"_s); !there)
        return there;
    if (citations.empty())
        return Error{u"Select the sentence to cite."_s};
    if (const auto cited = recordCitations(writer, *known, record, citations); !cited)
        return cited;
    // Who cites a sentence of another article for what somebody said, says that it reports it.
    if (table == "claim" || table == "attribution") {
        const Id statement = idOf(columnOf(writer.database(), *known, "statement", record));
        if (const auto reported = reportCited(writer, statement, citations); !reported)
            return reported;
    }
    writer.describe(u"Cite for %1"_s.arg(recordName(writer.database(), table, record)));
    return {};
}

Result<void> uncite(Writer &writer, Id citation)
{
    if (const auto there = requireRow(writer, "citation", citation, u"The citation"_s); !there)
        return there;
    sqlite3 *database = writer.database();
    QString name = u"a note"_s;
    for (const char *owner :
         {"incident", "claim", "attribution", "link", "assessment", "actor_relation", "report"}) {
        const Id record = idOf(columnOf(database, "citation", owner, citation));
        if (record.isValid())
            name = recordName(database, owner, record);
    }
    writer.describe(u"Remove a citation: %1"_s.arg(name));
    return removeCitationRow(writer, citation);
}

} // namespace

EditLog::Change
addCitations(QByteArrayView table, Id record, const std::vector<CitationDraft> &citations)
{
    return [table = table.toByteArray(), record, citations](Writer &writer) {
        return cite(writer, table, record, citations);
    };
}

EditLog::Change removeCitation(Id citation)
{
    return [citation](Writer &writer) {
        return uncite(writer, citation);
    };
}

} // namespace sourceline
