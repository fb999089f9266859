#include "model/coding/attributions.h"
#include "model/coding/claims.h"
#include "model/coding/names.h"
#include "ui/editor/articleform.h"
#include "ui/editor/attributionform.h"
#include "ui/editor/basisform.h"
#include "ui/editor/claimform.h"
#include "ui/editor/decisionform.h"
#include "ui/editor/editorpaneprivate.h"
#include "ui/editor/editorsubject.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/incidentform.h"
#include "ui/editor/linkform.h"
#include "ui/editor/noteform.h"
#include "ui/editor/statementform.h"

#include <algorithm>

namespace sourceline {

namespace {

Id statementOf(const Dossier &dossier, int index)
{
    return index < 0 || index >= static_cast<int>(dossier.statements.size())
               ? Id()
               : dossier.statements[static_cast<size_t>(index)].id;
}

} // namespace

bool EditorPane::Private::isRetracted(const AttributionView &attribution, const QString &done)
{
    if (attribution.retracted.isEmpty())
        return false;
    emit q->said(
        EditorPane::tr("This attribution was retracted (“%1”) and cannot be %2. Del restores it; "
                       "the history (Alt+8) says who retracted it and puts that back.")
            .arg(attribution.retracted, done));
    return true;
}

void EditorPane::editSubject()
{
    const Subject subject = d->workbench.subject();
    if (subject.table == "annotation") {
        editNote(subject.id);
        return;
    }
    if (subject.table == "decision") {
        editDecision(subject.id);
        return;
    }
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    const QString where = d->incidentWords();
    const AttributionView *attribution = attributionOf(*dossier, subject);
    if (attribution && d->isRetracted(*attribution, tr("edited")))
        return;
    if (attribution)
        d->open(new AttributionForm(d->context(),
                                    tr("Attribution on %1").arg(where),
                                    attribution->id,
                                    draftOf(*dossier, *attribution),
                                    attribution->actorName));
    else if (const ClaimView *claim = claimOf(*dossier, subject))
        d->open(new ClaimForm(d->context(), tr("Claim on %1").arg(where), dossier, *claim));
    else if (const LinkView *link = linkOf(*dossier, subject))
        d->open(new LinkForm(d->context(),
                             tr("Link of %1").arg(where),
                             dossier->id,
                             *link,
                             statementOf(*dossier, link->statement)));
    else if (subject.table == "assessment")
        assess();
    else
        d->open(new IncidentForm(d->context(), where, *dossier));
}

void EditorPane::editNote(Id note)
{
    d->workbench.read<std::vector<NoteEntry>>(
        this,
        [](sqlite3 *database) { return readNotes(database); },
        [this, note](const Result<std::vector<NoteEntry>> &notes) {
            if (!notes)
                return;
            const auto found =
                std::find_if(notes->begin(), notes->end(), [note](const NoteEntry &one) {
                    return one.note.id == note;
                });
            if (found != notes->end())
                d->open(new NoteForm(d->context(),
                                     tr("Note on %1").arg(found->subjectName),
                                     note,
                                     found->note.text));
        });
}

void EditorPane::editStatement()
{
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    const Subject subject = d->workbench.subject();
    int statement = -1;
    if (const AttributionView *attribution = attributionOf(*dossier, subject))
        statement = attribution->statement;
    else if (const ClaimView *claim = claimOf(*dossier, subject))
        statement = claim->statement;
    else if (const LinkView *link = linkOf(*dossier, subject))
        statement = link->statement;
    if (const Id id = statementOf(*dossier, statement); id.isValid())
        d->openStatement(id);
    else
        emit said(tr("Put the cursor on an attribution, a claim or a link that rests on what "
                     "somebody said."));
}

void EditorPane::Private::openStatement(Id statement)
{
    struct Read
    {
        StatementRecord record;
        QString incident, development;
    };

    workbench.read<Read>(
        q,
        [statement](sqlite3 *database) -> Result<Read> {
            const auto record = readStatement(database, statement);
            if (!record)
                return record.error();
            const auto name = [database](Id incident) {
                return incident.isValid() ? incidentName(database, incident, false) : QString();
            };
            return Read{*record, name(record->incident), name(record->development)};
        },
        [this](const Result<Read> &read) {
            if (!read) {
                emit q->said(read.error().message);
                return;
            }
            const QString speaker = workbench.actorNames().nameOf(read->record.speaker.id);
            open(new StatementForm(context(),
                                   EditorPane::tr("Statement of %1").arg(speaker),
                                   read->record,
                                   read->incident,
                                   read->development));
        });
}

void EditorPane::editArticle()
{
    if (const auto shown = d->workbench.document())
        editArticleOf(shown->document);
    else
        emit said(tr("Open an article first: the page Articles (F7) lists them all."));
}

void EditorPane::editArticleOf(Id document)
{
    d->workbench.read<ArticleRecord>(
        this,
        [document](sqlite3 *database) { return readArticleRecord(database, document); },
        [this](const Result<ArticleRecord> &record) {
            if (record)
                d->open(new ArticleForm(d->context(), *record));
            else
                emit said(record.error().message);
        });
}

void EditorPane::addDecision()
{
    auto *form = new DecisionForm(d->context(), tr("New coding decision"));
    if (d->dossier())
        form->addIncident(d->workbench.current(), d->incidentWords());
    d->open(form);
}

void EditorPane::editDecision(Id decision)
{
    d->workbench.read<std::vector<DecisionEntry>>(
        this,
        [](sqlite3 *database) { return readDecisions(database); },
        [this, decision](const Result<std::vector<DecisionEntry>> &decisions) {
            if (!decisions)
                return;
            const auto found = std::find_if(
                decisions->begin(), decisions->end(), [decision](const DecisionEntry &one) {
                    return one.decision.id == decision;
                });
            if (found != decisions->end())
                d->open(new DecisionForm(
                    d->context(), tr("Decision %1").arg(found->decision.handle), *found));
        });
}

void EditorPane::retractSubject()
{
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    const Subject subject = d->workbench.subject();
    const Id id = subject.id;
    if (const AttributionView *attribution = attributionOf(*dossier, subject)) {
        const QString words = attributionWords(*dossier, *attribution);
        if (attribution->retracted.isEmpty())
            d->open(new ReasonForm(
                d->context(),
                tr("Retract from %1").arg(d->incidentWords()),
                tr("%1. It leaves every count and stays readable with the reason.").arg(words),
                tr("Retract"),
                true,
                [id](const QString &reason) { return retractAttribution(id, reason); }));
        else
            d->open(new ReasonForm(d->context(),
                                   tr("Restore on %1").arg(d->incidentWords()),
                                   tr("%1. It counts again. It was retracted because: %2")
                                       .arg(words, attribution->retracted),
                                   tr("Restore"),
                                   false,
                                   [id](const QString &) { return restoreAttribution(id); }));
    } else if (const ClaimView *claim = claimOf(*dossier, subject)) {
        const bool feeds = !claim->feeds;
        const QString words = claimWords(*dossier, *claim);
        d->open(new ReasonForm(
            d->context(),
            feeds ? tr("Count again on %1").arg(d->incidentWords())
                  : tr("Contest on %1").arg(d->incidentWords()),
            feeds ? tr("%1. It was contested because: %2").arg(words, claim->reason)
                  : tr("%1. It stays shown with the reason and feeds nothing.").arg(words),
            feeds ? tr("Count again") : tr("Contest"),
            !feeds,
            [id, feeds](const QString &reason) {
                return setFeeding({id}, feeds, feeds ? QString() : reason);
            }));
    } else {
        emit said(tr("Put the cursor on an attribution or a claim first."));
    }
}

void EditorPane::citeBasis()
{
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    Subject subject = d->workbench.subject();
    if (subject.table != "claim" && subject.table != "attribution")
        subject = {"incident", dossier->id};
    d->open(new BasisForm(d->context(),
                          tr("Coded by: %1").arg(subjectWords(dossier.get(), subject)),
                          subject,
                          dossier->codebook));
}

} // namespace sourceline
