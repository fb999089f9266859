#include "model/coding/attributions.h"
#include "model/coding/names.h"
#include "ui/editor/assessmentform.h"
#include "ui/editor/attributionform.h"
#include "ui/editor/bulkform.h"
#include "ui/editor/claimform.h"
#include "ui/editor/duplicatesform.h"
#include "ui/editor/editorpaneprivate.h"
#include "ui/editor/editorsubject.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/incidentform.h"
#include "ui/editor/linkform.h"
#include "ui/editor/noteform.h"
#include "ui/editor/overrideform.h"

namespace sourceline {

std::vector<Id> EditorPane::Private::selected() const
{
    std::vector<Id> ids;
    const auto table = workbench.snapshot();
    for (const Row row : workbench.selection().rows()) {
        if (const Id id = table->idOf(row); id.isValid())
            ids.push_back(id);
    }
    if (ids.empty() && workbench.current().isValid())
        ids.push_back(workbench.current());
    return ids;
}

std::shared_ptr<const Dossier> EditorPane::Private::dossier() const
{
    const auto read = workbench.dossier();
    return read && read->id == workbench.current() ? read : nullptr;
}

bool EditorPane::Private::needsIncident()
{
    if (dossier())
        return true;
    emit q->said(workbench.current().isValid()
                     ? EditorPane::tr("The incident is still being read; ask again in a moment.")
                     : EditorPane::tr("Select an incident first."));
    return false;
}

QString EditorPane::Private::incidentWords() const
{
    const auto read = dossier();
    return read ? sourceline::incidentWords(*read) : QString();
}

void EditorPane::addAttribution()
{
    if (d->needsIncident())
        d->open(new AttributionForm(
            d->context(), tr("Attribution on %1").arg(d->incidentWords()), d->workbench.current()));
}

void EditorPane::addClaim()
{
    if (!d->needsIncident())
        return;
    // On a claim another of the same field is meant.
    const ClaimView *claim = claimOf(*d->dossier(), d->workbench.subject());
    d->open(new ClaimForm(d->context(),
                          tr("Claim on %1").arg(d->incidentWords()),
                          d->dossier(),
                          claim ? claim->field : QString()));
}

void EditorPane::addLink()
{
    if (d->needsIncident())
        d->open(new LinkForm(
            d->context(), tr("Link from %1").arg(d->incidentWords()), d->workbench.current()));
}

void EditorPane::addNote()
{
    Subject subject = d->workbench.subject();
    if (subject.table == "link" || subject.table == "assessment")
        subject = {"incident", d->workbench.current()};
    d->openNote(subject);
}

void EditorPane::addSentenceNote()
{
    const TextSelection selection = d->workbench.textSelection();
    if (selection.isValid())
        d->openNote({"document", selection.document, selection.phrase.value_or(selection.range)});
    else
        addNote();
}

void EditorPane::Private::openNote(const Subject &subject)
{
    const auto read = dossier();
    const QString name = subject.table == "actor"   ? workbench.actorNames().nameOf(subject.id)
                         : subject.table == "place" ? workbench.placeNames().nameOf(subject.id)
                                                    : QString();
    const QString words = name.isEmpty() ? subjectWords(read.get(), subject) : name;
    open(new NoteForm(context(), EditorPane::tr("Note on %1").arg(words), subject));
}

void EditorPane::assess()
{
    const auto incidents = d->selected();
    if (incidents.size() > 1) {
        d->open(new AssessmentForm(
            d->context(), tr("Assess %1 incidents").arg(incidents.size()), incidents, nullptr));
        return;
    }
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    d->open(
        new AssessmentForm(d->context(),
                           tr("Assess %1").arg(d->incidentWords()),
                           {dossier->id},
                           dossier->assessments.empty() ? nullptr : &dossier->assessments.front()));
}

void EditorPane::newIncident()
{
    if (!d->workbench.casefile()) {
        emit said(tr("Open a casefile first."));
        return;
    }
    d->open(new IncidentForm(d->context(), tr("New incident")));
}

void EditorPane::addCitation()
{
    const Subject subject = d->workbench.subject();
    const TextSelection selection = d->workbench.textSelection();
    if (!selection.isValid()) {
        emit said(tr("Select the sentence in the article first."));
        return;
    }
    const bool cites =
        isOfIncident(subject) || subject.table == "claim" || subject.table == "attribution";
    if (!cites || !subject.id.isValid()) {
        emit said(tr("Put the cursor on the record that the sentence supports."));
        return;
    }
    d->workbench.perform(addCitations(subject.table,
                                      subject.id,
                                      {{selection.document, selection.range, selection.phrase}}),
                         {},
                         [this, alive = QPointer(this)](const Result<Edit> &edit) {
                             if (alive && !edit)
                                 emit said(edit.error().message);
                             else if (alive && edit->seq == 0)
                                 emit said(tr("This sentence is cited there already."));
                         });
}

void EditorPane::overrideFigure(const FigureKey &key)
{
    if (d->needsIncident())
        d->open(new OverrideForm(d->context(),
                                 tr("Figure of %1: %2").arg(d->incidentWords(), figureName(key)),
                                 *d->dossier(),
                                 key));
}

void EditorPane::showDuplicates()
{
    if (d->needsIncident())
        d->open(new DuplicatesForm(d->context(),
                                   tr("Possible duplicates of %1").arg(d->incidentWords()),
                                   d->workbench.current()));
}

void EditorPane::editSelection()
{
    const auto incidents = d->selected();
    if (incidents.empty()) {
        emit said(tr("Select incidents in the table first."));
        return;
    }
    auto *form = new BulkForm(d->context(),
                              incidents.size() == 1 ? tr("Edit 1 incident")
                                                    : tr("Edit %1 incidents").arg(incidents.size()),
                              incidents);
    connect(form, &BulkForm::assessAsked, this, [this, form] {
        form->settle(); // the key that chose this is not worth keeping
        assess();
    });
    d->open(form);
}

} // namespace sourceline
