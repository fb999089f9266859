#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

/// Changes of a whole selection: one edit, one reason.
EditLog::Change tagIncidents(const std::vector<Id> &incidents, const QString &tag, bool tagged);
EditLog::Change setReview(const std::vector<Id> &incidents, const QString &review);

/// A cell that has one value: title, target, weapon, calibre, platform, note, own_subtype, date_edtf, kind, review as text; event_type, sub_event_type,
/// means and place by id. A date must be EDTF, a term of its scheme, a title not empty.
EditLog::Change setIncidentField(const std::vector<Id> &incidents, QByteArrayView column, const Value &value);

/// Sets the attributed actor of attributions, or of all attributions of `incidents` that name `from` (not valid: nobody).
EditLog::Change setActor(const std::vector<Id> &attributions, const ActorRef &actor);
EditLog::Change setActorOf(const std::vector<Id> &incidents, Id from, const ActorRef &actor);

} // namespace sourceline
