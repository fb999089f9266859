#include "model/coding/bulk.h"

#include "model/coding/incidentfield.h"
#include "model/coding/labels.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const QString noIncidents = u"Choose the incidents that are meant."_s;

QString whichIncidents(sqlite3 *database, const std::vector<Id> &incidents)
{
    return incidents.size() == 1
               ? shortIncidentName(database, incidents.front())
               : counted(qsizetype(incidents.size()), u"incident"_s, u"incidents"_s);
}

Result<void> requireIncidents(Writer &writer, const std::vector<Id> &incidents)
{
    if (incidents.empty())
        return Error{noIncidents};
    for (const Id incident : incidents) {
        if (const auto there = requireRow(writer, "incident", incident, u"An incident"_s); !there)
            return there;
    }
    return {};
}

Id tagNamed(sqlite3 *database, const QString &name)
{
    Statement select(database, "SELECT id, name FROM tag ORDER BY id");
    while (select.next()) {
        if (select.text(1).compare(name, Qt::CaseInsensitive) == 0)
            return select.id(0);
    }
    return {};
}

Result<Id> tagFor(Writer &writer, const QString &name, bool tagged)
{
    if (name.isEmpty())
        return Error{u"Write the tag."_s};
    const Id known = tagNamed(writer.database(), name);
    if (known.isValid())
        return known;
    if (!tagged)
        return Error{u"There is no tag “%1” to take away."_s.arg(name)};
    return writer.insert("tag", {{"name", name}});
}

Result<void>
tagAll(Writer &writer, const std::vector<Id> &incidents, const QString &name, bool tagged)
{
    if (const auto there = requireIncidents(writer, incidents); !there)
        return there;
    const auto tag = tagFor(writer, name, tagged);
    if (!tag)
        return tag.error();
    for (const Id incident : incidents) {
        if (writer.exists("incident_tag", incident, tag->value) == tagged)
            continue;
        if (!tagged) {
            if (const auto removed = writer.remove("incident_tag", incident, tag->value); !removed)
                return removed;
        } else if (const auto added = writer.insert(
                       "incident_tag", {{"incident", toValue(incident)}, {"tag", toValue(*tag)}});
                   !added) {
            return added.error();
        }
    }
    writer.describe((tagged ? u"Tag %1: %2"_s : u"Untag %1: %2"_s)
                        .arg(whichIncidents(writer.database(), incidents), name));
    return {};
}

Result<void> setField(Writer &writer,
                      const std::vector<Id> &incidents,
                      const QByteArray &column,
                      const Value &given)
{
    if (incidents.empty())
        return Error{noIncidents};
    const auto field = checkedField(writer, column, given);
    if (!field)
        return field.error();
    const auto set = writer.updateAll("incident", incidents, {{field->column, field->value}});
    if (!set)
        return set;
    writer.describe(u"%1 of %2: %3"_s.arg(
        field->name, whichIncidents(writer.database(), incidents), field->inWords));
    return {};
}

} // namespace

EditLog::Change tagIncidents(const std::vector<Id> &incidents, const QString &tag, bool tagged)
{
    return [incidents = distinctIds(incidents), tag = tag.simplified(), tagged](Writer &writer) {
        return tagAll(writer, incidents, tag, tagged);
    };
}

EditLog::Change setReview(const std::vector<Id> &incidents, const QString &review)
{
    return setIncidentField(incidents, "review", Value(review));
}

EditLog::Change
setIncidentField(const std::vector<Id> &incidents, QByteArrayView column, const Value &value)
{
    return
        [incidents = distinctIds(incidents), column = column.toByteArray(), value](Writer &writer) {
            return setField(writer, incidents, column, value);
        };
}

} // namespace sourceline
