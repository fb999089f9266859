#include "model/coding/incidents.h"

#include "model/coding/citations.h"
#include "model/coding/incidentfield.h"
#include "model/coding/incidentrows.h"
#include "model/coding/labels.h"
#include "model/coding/links.h"
#include "model/coding/rows.h"
#include "model/store/redirects.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <QCollator>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> requireTerm(sqlite3 *database, Id term, const QString &scheme)
{
    if (!term.isValid())
        return {};
    Statement select(database, "SELECT 1 FROM term WHERE id = ?1 AND scheme = ?2");
    select.bind(1, term).bind(2, scheme);
    if (select.next())
        return {};
    return Error{u"%1 is no %2. Nothing was changed; choose one from the list."_s.arg(term.toText(),
                                                                                      scheme)};
}

Result<void> checkTerms(sqlite3 *database, const IncidentDraft &draft)
{
    for (const auto &[term, scheme] : {std::pair{draft.eventType, u"event type"_s},
                                       std::pair{draft.subEventType, u"sub-event type"_s},
                                       std::pair{draft.means, u"means"_s}}) {
        if (const auto there = requireTerm(database, term, scheme); !there)
            return there;
    }
    const Id parent = idOf(columnOf(database, "term", "parent", draft.subEventType));
    if (parent.isValid() && draft.eventType.isValid() && parent != draft.eventType)
        return Error{
            u"The sub-event type belongs to another event type. Nothing was changed; choose the two together."_s};
    return {};
}

Result<void> checkWhen(const IncidentDraft &draft)
{
    if (!draft.zone.isEmpty() && !isTimeZone(draft.zone))
        return Error{
            u"“%1” is no time zone. Nothing was changed; write it like Asia/Baghdad."_s.arg(
                draft.zone)};
    if (draft.dateEdtf.trimmed().isEmpty())
        return {};
    const auto date = parseEdtf(draft.dateEdtf.trimmed());
    return date ? Result<void>() : Result<void>(date.error());
}

Result<void> check(sqlite3 *database, const IncidentDraft &draft)
{
    if (draft.title.trimmed().isEmpty())
        return Error{
            u"An incident needs a title. Nothing was changed; say in a few words what happened."_s};
    const QStringList kinds{u"event"_s, u"aggregate"_s, u"statement"_s, u"development"_s};
    if (!kinds.contains(draft.kind))
        return Error{u"“%1” is no kind of incident. Nothing was changed; choose one of: %2."_s.arg(
            draft.kind, kinds.join(u", "_s))};
    if (const auto sound = checkTerms(database, draft); !sound)
        return sound;
    return checkWhen(draft);
}

// The newest codebook: the highest version, 10 after 9.
Id newestCodebook(sqlite3 *database)
{
    QCollator byNumber{QLocale::c()};
    byNumber.setNumericMode(true);
    Statement select(database, "SELECT id, version FROM codebook ORDER BY id");
    Id newest;
    QString version;
    while (select.next()) {
        if (!newest.isValid() || byNumber.compare(select.text(1), version) >= 0) {
            newest = select.id(0);
            version = select.text(1);
        }
    }
    return newest;
}

Result<Id> placeOf(Writer &writer, const IncidentDraft &draft)
{
    const QString name = draft.newPlace.simplified();
    if (draft.place.isValid() || name.isEmpty())
        return draft.place;
    Values values{{"name", name}};
    if (!draft.newCountry.isEmpty()) {
        values.push_back({"country", draft.newCountry});
        values.push_back({"country_basis", u"text"_s});
    }
    return writer.insert("place", values);
}

} // namespace

Result<Id> recordIncident(Writer &writer, const IncidentDraft &draft)
{
    if (const auto sound = check(writer.database(), draft); !sound)
        return sound.error();
    const auto place = placeOf(writer, draft);
    if (!place)
        return place.error();
    const Id codebook =
        draft.codebook.isValid() ? draft.codebook : newestCodebook(writer.database());
    const auto incident = writer.insert("incident",
                                        {{"kind", draft.kind},
                                         {"title", draft.title.simplified()},
                                         {"handle", orNull(draft.handle)},
                                         {"event_type", toValue(draft.eventType)},
                                         {"sub_event_type", toValue(draft.subEventType)},
                                         {"means", toValue(draft.means)},
                                         {"date_edtf", orNull(draft.dateEdtf)},
                                         {"date_words", orNull(draft.dateWords)},
                                         {"date_basis", orNull(draft.dateBasis)},
                                         {"time_local", orNull(draft.timeLocal)},
                                         {"zone", orNull(draft.zone)},
                                         {"place", toValue(*place)},
                                         {"target", orNull(draft.target)},
                                         {"weapon", orNull(draft.weapon)},
                                         {"own_subtype", orNull(draft.ownSubtype)},
                                         {"calibre", orNull(draft.calibre)},
                                         {"platform", orNull(draft.platform)},
                                         {"date_external", orNull(draft.dateExternal)},
                                         {"date_text_only", orNull(draft.dateTextOnly)},
                                         {"note", orNull(draft.note)},
                                         {"codebook", toValue(codebook)},
                                         {"coder", orNull(draft.coder)},
                                         {"review", draft.review}});
    if (!incident)
        return incident;
    if (const auto cited = recordCitations(writer, "incident", *incident, draft.citations); !cited)
        return cited.error();
    return incident;
}

Result<Id> recordNewIncident(Writer &writer, const IncidentDraft &draft)
{
    const auto incident = recordIncident(writer, draft);
    if (!incident)
        return incident;
    for (const Id other : draft.distinctFrom) {
        const auto declared =
            declareDistinct(*incident, other, u"told apart when it was recorded"_s)(writer);
        if (!declared)
            return declared.error();
    }
    return incident;
}

Id incidentNow(sqlite3 *database, Id incident)
{
    return followRedirect(database, "incident", incident);
}

} // namespace sourceline
