#pragma once

#include "model/coding/drafts.h"

namespace sourceline {

struct NameEntry
{
    Id id; ///< of the name; not valid: the record's own name
    QString name, script, language;
    std::vector<Id> documents; ///< in which it appears
};

/// One relation, read from either side.
struct RelationEntry
{
    Id id;
    QString kind;         ///< the schema's: member of, part of, …
    bool outgoing = true; ///< from this actor to `other`
    Id other;
    QString otherName, duringEdtf, basis, note;
    std::vector<CitationView> citations;
};

/// An incident in a list of what uses a record.
struct IncidentUse
{
    Id id;
    QString title, dateEdtf;
    QString as; ///< `attributed (suspects)`, `speaker`, `place`
};

/// How often, for lists and for what a merge will move.
struct ActorUse
{
    int attributions = 0, statements = 0, reports = 0, assessments = 0, documents = 0,
        relations = 0, claims = 0, notes = 0;
    int retracted = 0; ///< attributions beside those

    /// A retracted attribution counts for nothing.
    int counted() const
    {
        return attributions + statements + reports + assessments + documents + relations + claims
               + notes;
    }

    int total() const { return counted() + retracted; } ///< what a merge moves
};

struct ActorEntry
{
    Id id;
    QString handle, name, kind;
    QStringList otherNames;
    int uses = 0; ///< ActorUse::counted()
};

struct ActorRecord
{
    Id id;
    QString handle, name, kind, note;
    std::vector<NameEntry> names;
    std::vector<RelationEntry> relations;
    ActorUse use;
    std::vector<IncidentUse> incidents; ///< newest first, at most 500
    int incidentCount = 0;
    std::vector<NoteView> notes;
    std::vector<std::pair<Id, QString>> formerly;
};

Result<std::vector<ActorEntry>> readActors(sqlite3 *database); ///< by name, collated
Result<ActorRecord> readActor(sqlite3 *database, Id actor);

struct ActorDraft
{
    QString name, kind, note, handle;
};

struct NameDraft
{
    QString name, script, language; ///< script: ISO 15924, language: BCP 47; may be empty
};

struct RelationDraft
{
    Id actor;
    QString kind;
    ActorRef other;
    QString duringEdtf, basis, note;
    std::vector<CitationDraft> citations;
};

EditLog::Change addActor(const ActorDraft &draft);
EditLog::Change changeActor(Id actor, const ActorDraft &draft);
EditLog::Change removeActor(Id actor); ///< refused while anything uses it: the sentence says what
EditLog::Change addActorName(Id actor, const NameDraft &draft);
EditLog::Change changeActorName(Id name, const NameDraft &draft);
EditLog::Change removeActorName(Id name);
/// `part of` and `member of` may not go round in a circle; an actor is never related to itself.
EditLog::Change addRelation(const RelationDraft &draft);
EditLog::Change changeRelation(Id relation, const RelationDraft &draft);
EditLog::Change removeRelation(Id relation);
/// Everything that points at `other` follows to `into`; its names are kept as names of `into`, its
/// key as a redirect. One edit.
EditLog::Change mergeActors(Id into, const std::vector<Id> &others);

} // namespace sourceline
