#include "model/coding/incidentrows.h"
#include "model/coding/labels.h"
#include "model/coding/moves.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The new record is the same incident told apart: what its draft leaves open is as in `from`.
IncidentDraft filled(sqlite3 *database, Id from, IncidentDraft draft)
{
    const auto text = [database, from](const char *column) {
        return textOf(columnOf(database, "incident", column, from));
    };
    const auto key = [database, from](const char *column) {
        return idOf(columnOf(database, "incident", column, from));
    };
    if (draft.title.trimmed().isEmpty()) {
        draft.title = text("title");
        draft.kind = text("kind");
    }
    if (draft.dateEdtf.trimmed().isEmpty()) {
        draft.dateEdtf = text("date_edtf");
        draft.dateWords = text("date_words");
        draft.dateBasis = text("date_basis");
        draft.timeLocal = text("time_local");
    }
    for (const auto &[field, column] : {std::pair{&draft.zone, "zone"},
                                        std::pair{&draft.ownSubtype, "own_subtype"},
                                        std::pair{&draft.coder, "coder"}}) {
        if (field->isEmpty())
            *field = text(column);
    }
    if (draft.newPlace.trimmed().isEmpty() && !draft.place.isValid())
        draft.place = key("place");
    for (const auto &[field, column] : {std::pair{&draft.eventType, "event_type"},
                                        std::pair{&draft.subEventType, "sub_event_type"},
                                        std::pair{&draft.means, "means"},
                                        std::pair{&draft.codebook, "codebook"}}) {
        if (!field->isValid())
            *field = key(column);
    }
    return draft;
}

// What it was hit with, and where, is known of the new one as far as claims that go with it state
// it.
void describe(sqlite3 *database, const std::vector<Id> &claims, IncidentDraft &draft)
{
    for (const auto &[described, field] : {std::pair{&draft.target, "target"},
                                           std::pair{&draft.weapon, "weapon"},
                                           std::pair{&draft.calibre, "calibre"},
                                           std::pair{&draft.platform, "platform"}}) {
        for (const Id claim : claims) {
            if (described->isEmpty()
                && textOf(columnOf(database, "claim", "field", claim)) == QLatin1String(field))
                *described = textOf(columnOf(database, "claim", "value", claim));
        }
    }
}

Result<void> requireOf(Writer &writer, Id from, const char *table, const std::vector<Id> &records)
{
    for (const Id record : records) {
        if (idOf(columnOf(writer.database(), table, "incident", record)) != from)
            return Error{u"The %1 %2 is not one of %3 (any more). Nothing was changed."_s.arg(
                QString::fromLatin1(table),
                record.toText(),
                shortIncidentName(writer.database(), from))};
    }
    return {};
}

} // namespace

EditLog::Change splitIncident(Id from,
                              const IncidentDraft &draft,
                              const std::vector<Id> &claims,
                              const std::vector<Id> &attributions)
{
    return [from, draft, claims, attributions](Writer &writer) -> Result<void> {
        if (const auto there = requireRow(writer, "incident", from, u"The incident"_s); !there)
            return there;
        if (const auto sound = requireOf(writer, from, "claim", claims); !sound)
            return sound;
        if (const auto sound = requireOf(writer, from, "attribution", attributions); !sound)
            return sound;
        IncidentDraft made = filled(writer.database(), from, draft);
        describe(writer.database(), claims, made);
        const auto incident = recordIncident(writer, made);
        if (!incident)
            return incident.error();
        if (const auto moved = moveRecordsTo(writer, claims, attributions, *incident); !moved)
            return moved;
        const QStringList names = namesApart(writer.database(), {from, *incident});
        writer.describe(u"Split %1: %2 to %3"_s.arg(
            names[0], whatMoved(writer.database(), claims, attributions), names[1]));
        return {};
    };
}

} // namespace sourceline
