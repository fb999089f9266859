// What is recorded twice, of another day or as one where it is two: split, merge, move.
#include "ui/editor/editorpaneprivate.h"
#include "ui/editor/editorsubject.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/moveform.h"
#include "ui/editor/splitform.h"

#include <algorithm>

namespace sourceline {

void EditorPane::splitSubject()
{
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    const Subject subject = d->workbench.subject();
    const AttributionView *attribution = attributionOf(*dossier, subject);
    if (attribution && d->isRetracted(*attribution, tr("split")))
        return;
    if (attribution)
        d->open(new SplitForm(d->context(),
                              tr("Split: %1").arg(attributionWords(*dossier, *attribution)),
                              *dossier,
                              *attribution));
    else
        d->open(new MoveForm(
            d->context(), tr("Split %1").arg(d->incidentWords()), *dossier, subject, true));
}

void EditorPane::mergeSubject()
{
    if (!d->needsIncident())
        return;
    const auto dossier = d->dossier();
    const AttributionView *attribution = attributionOf(*dossier, d->workbench.subject());
    if (attribution && d->isRetracted(*attribution, tr("merged")))
        return;
    if (attribution && sameQuotations(*dossier, *attribution).empty())
        emit said(tr("There is no other attribution of the same actor and stance by the same "
                     "speaker here to merge this one with. Put the cursor on the incident itself "
                     "to merge incidents."));
    else if (attribution)
        d->open(new MergeAttributionsForm(d->context(),
                                          tr("Merge attributions of %1").arg(d->incidentWords()),
                                          *dossier,
                                          *attribution));
    else {
        std::vector<Id> incidents = d->selected();
        if (incidents.size() > 1 && std::ranges::find(incidents, dossier->id) == incidents.end())
            return emit said(
                tr("Of the %1 selected incidents none is the one that is shown. Go to the "
                   "one that is to stay, select the others too, and merge again.")
                    .arg(incidents.size()));
        std::erase(incidents, dossier->id);
        d->open(new MergeIncidentsForm(
            d->context(), tr("Merge into %1").arg(d->incidentWords()), dossier->id, incidents));
    }
}

void EditorPane::moveSubject()
{
    if (!d->needsIncident())
        return;
    d->open(new MoveForm(d->context(),
                         tr("Move from %1").arg(d->incidentWords()),
                         *d->dossier(),
                         d->workbench.subject(),
                         false));
}

} // namespace sourceline
