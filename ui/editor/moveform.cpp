#include "ui/editor/moveform.h"

#include "model/coding/claims.h"
#include "model/coding/incidents.h"
#include "model/workbench/vocabulary.h"
#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"
#include "ui/editor/editorwords.h"
#include "ui/editor/incidentfield.h"
#include "ui/editor/incidentrows.h"
#include "ui/editor/recordlist.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace sourceline {

namespace {

constexpr int listLines = 6;

std::vector<RecordRow> recordsOf(const Dossier &dossier, const Subject &ticked)
{
    std::vector<RecordRow> rows;
    const auto isTicked = [&ticked](QByteArrayView table, Id id) {
        return ticked.table == table && ticked.id == id;
    };
    for (const AttributionView &one : dossier.attributions)
        rows.push_back({"attribution",
                        one.id,
                        0,
                        attributionWords(dossier, one),
                        {},
                        isTicked("attribution", one.id)});
    for (const ClaimView &one : dossier.claims)
        rows.push_back(
            {"claim", one.id, 0, claimWords(dossier, one), {}, isTicked("claim", one.id)});
    // What it was opened for stands first.
    std::stable_partition(
        rows.begin(), rows.end(), [](const RecordRow &row) { return row.ticked; });
    return rows;
}

// What counts for nothing goes on to do so: why, and what lets it count.
std::vector<std::pair<Id, QString>> idleWords(const Dossier &dossier)
{
    std::vector<std::pair<Id, QString>> words;
    for (const ClaimView &one : dossier.claims) {
        if (one.feeds)
            continue;
        const QString what = claimWords(dossier, one);
        words.emplace_back(
            one.id,
            one.reason.isEmpty()
                ? MoveForm::tr(
                      "“%1” feeds no figure here and will feed none there. Del on it, once it "
                      "is there, lets it count.")
                      .arg(what)
                : MoveForm::tr(
                      "“%1” feeds no figure here (“%2”) and will feed none there. Del on it, "
                      "once it is there, lets it count.")
                      .arg(what, one.reason));
    }
    for (const AttributionView &one : dossier.attributions) {
        if (!one.retracted.isEmpty())
            words.emplace_back(
                one.id,
                MoveForm::tr("“%1” is retracted (“%2”) and stays so. Del on it, once it is "
                             "there, restores it.")
                    .arg(attributionWords(dossier, one), one.retracted));
    }
    return words;
}

} // namespace

MoveForm::MoveForm(const FormContext &context,
                   const QString &title,
                   const Dossier &dossier,
                   const Subject &ticked,
                   bool startsNew)
    : EditorForm(context, title)
    , m_from(dossier.id)
    , m_records(new RecordList(listLines, this))
    , m_idle(quietLine({}, this))
    , m_idleWords(idleWords(dossier))
    , m_target(new IncidentField(workbench(), dossier.id, this))
    , m_new(new QCheckBox(tr("a &new incident"), this))
    , m_title(new QLineEdit(this))
    , m_date(new DateField(this))
    , m_place(new PlaceField(workbench(), this))
{
    m_records->setCheckable(true);
    m_records->setRows(recordsOf(dossier, ticked));
    addUnder(tr("Recor&ds"), m_records); // long ones need its width
    addWide(m_idle);
    m_to = addRow(tr("&To"), m_target);
    addWide(m_new);
    // What makes it another incident is asked; the place alone is taken over.
    m_title->setPlaceholderText(tr("what happened, and how it differs"));
    m_place->setPlace(dossier.place, dossier.placeName);
    m_ofNew = {addRow(tr("Tit&le"), m_title),
               m_title,
               addRow(tr("D&ate"), m_date),
               m_date,
               addRow(tr("&Place"), m_place),
               m_place};
    m_new->setChecked(startsNew);
    connect(m_new, &QCheckBox::toggled, this, &MoveForm::arrange);
    connect(m_records, &RecordList::ticksChanged, this, &MoveForm::showIdle);
    arrange();
    showIdle();
}

void MoveForm::showIdle()
{
    QStringList lines;
    for (const char *table : {"claim", "attribution"}) {
        for (const Id id : m_records->ticked(table)) {
            const auto found = std::ranges::find(m_idleWords, id, &std::pair<Id, QString>::first);
            if (found != m_idleWords.end())
                lines += found->second;
        }
    }
    m_idle->setText(lines.join(u'\n'));
    m_idle->setVisible(!lines.isEmpty());
}

void MoveForm::arrange()
{
    m_to->setVisible(!m_new->isChecked());
    m_target->setVisible(!m_new->isChecked());
    for (QWidget *widget : m_ofNew)
        widget->setVisible(m_new->isChecked());
}

QStringList MoveForm::ownState() const
{
    return m_records->state();
}

Result<Edition> MoveForm::edition()
{
    const auto claims = m_records->ticked("claim");
    const auto attributions = m_records->ticked("attribution");
    if (claims.empty() && attributions.empty())
        return complain(m_records, tr("Tick (Space) what is to go."));
    if (m_new->isChecked())
        return toNew(claims, attributions);
    if (const QString missing = m_target->complaint(); !missing.isEmpty())
        return complain(m_target, missing);
    return Edition{moveRecords(claims, attributions, m_target->id())};
}

Result<Edition> MoveForm::toNew(const std::vector<Id> &claims, const std::vector<Id> &attributions)
{
    if (m_title->text().trimmed().isEmpty())
        return complain(m_title, tr("Give the new incident a title."));
    if (m_date->edtf().isEmpty())
        return complain(m_date, tr("Say when the new incident happened, if only its year."));
    if (const auto span = m_date->span(); !span)
        return complain(m_date, span.error().message);
    if (const QString missing = m_place->complaint(); !missing.isEmpty())
        return complain(m_place, missing);
    IncidentDraft draft;
    draft.title = m_title->text().trimmed();
    draft.dateEdtf = m_date->edtf();
    draft.place = m_place->id();
    draft.newPlace = m_place->newName();
    return Edition{splitIncident(m_from, draft, claims, attributions)};
}

MergeIncidentsForm::MergeIncidentsForm(const FormContext &context,
                                       const QString &title,
                                       Id into,
                                       const std::vector<Id> &others)
    : EditorForm(context, title)
    , m_into(into)
    , m_others(new IncidentRows(workbench(), into, this))
    , m_moves(quietLine(tr("Everything of the other records comes to this one; their references "
                           "keep leading here. One edit, which can be undone."),
                        this))
{
    addRow(tr("&Others"), m_others);
    addWide(m_moves);
    connect(m_others, &IncidentRows::changed, this, &MergeIncidentsForm::count);
    if (!others.empty())
        readNames(others);
}

QStringList MergeIncidentsForm::ownState() const
{
    return m_others->state();
}

void MergeIncidentsForm::readNames(const std::vector<Id> &others)
{
    workbench().read<Names>(
        this,
        [others](sqlite3 *database) -> Result<Names> {
            Names names;
            for (const Id other : others)
                names.emplace_back(other, incidentName(database, other, false));
            return names;
        },
        [this](const Result<Names> &names) {
            if (!names)
                return;
            prefill([this, &names] {
                for (const auto &[incident, name] : *names)
                    m_others->add(incident, name);
            });
        });
}

void MergeIncidentsForm::count()
{
    struct Moving
    {
        qsizetype attributions = 0, claims = 0, assessments = 0, links = 0, notes = 0;
    };

    workbench().read<Moving>(
        this,
        [others = m_others->incidents()](sqlite3 *database) -> Result<Moving> {
            Moving moving;
            for (const Id other : others) {
                const auto dossier = readDossier(database, other);
                if (!dossier)
                    return dossier.error();
                moving.attributions += qsizetype(dossier->attributions.size());
                moving.claims += qsizetype(dossier->claims.size());
                moving.assessments += qsizetype(dossier->assessments.size());
                moving.links += qsizetype(dossier->links.size());
                moving.notes += qsizetype(dossier->notes.size());
            }
            return moving;
        },
        [this, asked = ++m_asked](const Result<Moving> &moving) {
            if (!moving || asked != m_asked)
                return;
            const auto words = [](qsizetype number, const char *one, const char *many) {
                return counted(static_cast<int>(number), one, many);
            };
            m_moves->setText(
                tr("%1, %2, %3, %4 and %5 come here. One edit, which can be undone.")
                    .arg(words(moving->attributions, "1 attribution", "%n attributions"),
                         words(moving->claims, "1 claim", "%n claims"),
                         words(moving->assessments, "1 assessment", "%n assessments"),
                         words(moving->links, "1 link", "%n links"),
                         words(moving->notes, "1 note", "%n notes")));
        });
}

Result<Edition> MergeIncidentsForm::edition()
{
    if (QWidget *field = m_others->unresolved())
        return complain(field, m_others->complaint());
    if (m_others->incidents().empty())
        return complain(m_others, tr("Say which other records tell the same incident."));
    return Edition{mergeIncidents(m_into, m_others->incidents())};
}

} // namespace sourceline
