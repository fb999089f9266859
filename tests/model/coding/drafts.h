#pragma once

#include "editkinds.h"
#include "model/coding/attributions.h"
#include "model/coding/claims.h"

namespace sourceline {

inline const QString k1 = QStringLiteral("k1-rocket-2019-12-27");
inline const QString taji = QStringLiteral("taji-rocket-2020-03-11");

/// The first 60 characters of our summary of an article: text that the sample has.
inline CitationDraft summaryCitation(const SampleCasefile &file, const QString &handle)
{
    return {file.id("document", handle), {0, 60}, TextRange{5, 20}, {}};
}

inline ActorRef actorRef(const SampleCasefile &file, const QString &name)
{
    Statement select(file.database(), "SELECT id FROM actor WHERE name = ?1");
    select.bind(1, name);
    if (!select.next())
        qFatal("no actor %s", qPrintable(name));
    ActorRef ref;
    ref.id = select.id(0);
    return ref;
}

inline ActorRef newActor(const QString &name, const QString &kind = QStringLiteral("person"))
{
    ActorRef ref;
    ref.newName = name;
    ref.newKind = kind;
    return ref;
}

/// Kataib Hezbollah suspected of K-1 by a new speaker, in article 000.
inline AttributionDraft suspicion(const SampleCasefile &file)
{
    AttributionDraft draft;
    draft.incident = file.id("incident", k1);
    draft.actor = actorRef(file, QStringLiteral("Kataib Hezbollah"));
    draft.stance = QStringLiteral("suspects");
    draft.statement.speaker = newActor(QStringLiteral("Ministry spokesman"));
    draft.grounds = QStringLiteral("the launcher");
    draft.citations = {summaryCitation(file, QStringLiteral("000-summary"))};
    return draft;
}

inline ClaimDraft killedTwo(const SampleCasefile &file)
{
    ClaimDraft draft;
    draft.incident = file.id("incident", k1);
    draft.field = QStringLiteral("killed");
    draft.reported = QStringLiteral("figure");
    draft.best = 2;
    draft.qualifier = QStringLiteral("at least");
    draft.nationality = QStringLiteral("American");
    draft.statement.speaker = newActor(QStringLiteral("Hospital"), QStringLiteral("organisation"));
    draft.citations = {summaryCitation(file, QStringLiteral("000-summary"))};
    return draft;
}

inline AttributionView viewOf(const Dossier &dossier, Id attribution)
{
    for (const AttributionView &view : dossier.attributions) {
        if (view.id == attribution)
            return view;
    }
    qFatal("no such attribution");
}

inline ClaimView claimOf(const Dossier &dossier, Id claim)
{
    for (const ClaimView &view : dossier.claims) {
        if (view.id == claim)
            return view;
    }
    qFatal("no such claim");
}

inline AttributionDraft recorded(const SampleCasefile &file, const QString &handle)
{
    const Id id = file.id("attribution", handle);
    const Dossier dossier = dossierOf(
        file,
        Id{countOf(file.database(),
                   "SELECT incident FROM attribution WHERE id = " + id.toText().toUtf8())});
    return draftOf(dossier, viewOf(dossier, id));
}

inline ClaimDraft recordedClaim(const SampleCasefile &file, const QString &handle)
{
    const Id id = file.id("claim", handle);
    const Dossier dossier =
        dossierOf(file,
                  Id{countOf(file.database(),
                             "SELECT incident FROM claim WHERE id = " + id.toText().toUtf8())});
    return draftOf(dossier, claimOf(dossier, id));
}

/// The sentence of a change that is refused; the casefile must be as it was.
inline QString refusalOf(SampleCasefile &file, const EditLog::Change &change)
{
    const QByteArrayList before = dumpOf(file.database());
    const auto edit = file.perform(change);
    if (edit)
        return QStringLiteral("it was done");
    if (const QByteArray difference = firstDifference(dumpOf(file.database()), before);
        !difference.isEmpty())
        return QStringLiteral("it was refused, and yet: ") + QString::fromUtf8(difference);
    return edit.error().message;
}

} // namespace sourceline
