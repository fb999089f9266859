#pragma once

#include "model/coding/actors.h"

namespace sourceline {

struct PlaceEntry
{
    Id id;
    QString handle, name, admin1, country;
    QStringList otherNames;
    int incidents = 0;
};

struct PlaceRecord
{
    Id id;
    QString handle, name, admin1, country, countryBasis, basis, note;
    std::optional<double> latitude, longitude; ///< WGS 84 degrees
    int precision = 0;                         ///< ACLED geo_precision 1 to 3; 0: not stated
    Id parent;
    QString parentName;
    std::vector<NameEntry> names;
    std::vector<std::pair<Id, QString>> parts; ///< places whose parent it is
    std::vector<IncidentUse> incidents;        ///< newest first, at most 500
    int incidentCount = 0;
    std::vector<NoteView> notes;
    std::vector<std::pair<Id, QString>> formerly;
};

Result<std::vector<PlaceEntry>> readPlaces(sqlite3 *database); ///< by name, collated
Result<PlaceRecord> readPlace(sqlite3 *database, Id place);

struct PlaceDraft
{
    QString name, admin1, country, note, handle;
    std::optional<double> latitude, longitude; ///< both or neither
    int precision = 0;
    Id parent; ///< never itself or a place inside it
};

EditLog::Change addPlace(const PlaceDraft &draft);
EditLog::Change changePlace(Id place, const PlaceDraft &draft);
EditLog::Change removePlace(Id place);
EditLog::Change addPlaceName(Id place, const NameDraft &draft);
EditLog::Change changePlaceName(Id name, const NameDraft &draft);
EditLog::Change removePlaceName(Id name);
EditLog::Change mergePlaces(Id into, const std::vector<Id> &others);

} // namespace sourceline
