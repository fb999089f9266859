#pragma once

#include "model/store/dossier.h"
#include "model/store/editlog.h"

#include <QDate>

namespace sourceline {

/// What an analyst types or chooses, before it is recorded. Everything in this folder makes an EditLog::Change
/// out of such values: one call, one edit, which describes itself (Writer::describe). A change refuses what the
/// codebook or the field's rules forbid with one sentence, and then nothing is changed. Empty texts are
/// recorded as NULL where the column may be NULL.

/// The schema's kinds of actor.
const QStringList &actorKinds();

/// An actor that is there, or one that is made in place. Neither: nobody.
struct ActorRef
{
    Id id;
    QString newName; ///< used where id is not valid
    QString newKind = QStringLiteral("organisation");

    bool isSet() const { return id.isValid() || !newName.trimmed().isEmpty(); }
};

/// A stretch of a document's stored text to cite. Hash and context are read from the text; where the text is
/// not in the casefile, `sha256` must say what stands there (copied from a citation that is).
struct CitationDraft
{
    Id document;
    TextRange range;
    std::optional<TextRange> phrase;
    QString sha256 = {};
};

/// A report of a statement by a document: outlet first, speaker last.
struct ReportDraft
{
    Id document;
    std::vector<ActorRef> chain;
};

/// A statement that is there, or a new one.
struct StatementDraft
{
    Id id; ///< valid: this one, the rest is not used
    ActorRef speaker;
    std::vector<ActorRef> coSpeakers = {}; ///< who said it jointly
    QString saidEdtf, saidBasis; ///< basis: stated, publication, inferred
    QString venue;
    QString gist; ///< in the coder's words; empty: made from stance, actor and incident, or field and value
    std::vector<ReportDraft> reports;
};

/// Ids of rows of `table` that `edit` made or touched, in the order of their keys.
std::vector<Id> touchedIn(const Edit &edit, QByteArrayView table);

/// How edits name an incident: `K-1, Kirkuk, 27 Dec 2019`, its title first where it is not brief or has neither place nor date.
QString incidentName(sqlite3 *database, Id incident, bool brief = true);

} // namespace sourceline
