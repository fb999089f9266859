#include "ui/actors/placespane.h"

#include "model/coding/notes.h"
#include "model/text/edtf.h"
#include "model/workbench/vocabulary.h"
#include "model/workbench/workbench.h"
#include "ui/actors/inlineform.h"
#include "ui/actors/recordforms.h"
#include "ui/common/actorfield.h"
#include "ui/common/textfield.h"

#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString joined(QStringList words, const QString &between)
{
    words.removeAll(QString());
    return words.join(between);
}

Result<std::vector<ManagedRecord>> listPlaces(sqlite3 *database)
{
    const auto places = readPlaces(database);
    if (!places)
        return places.error();
    std::vector<ManagedRecord> rows;
    for (const PlaceEntry &place : *places)
        rows.push_back({place.id,
                        place.name,
                        joined({place.admin1, place.country}, u", "_s),
                        place.otherNames,
                        place.incidents});
    return rows;
}

// `34.5267, 44.2381`: what maps and other programs read.
QString degrees(const PlaceRecord &place)
{
    return place.latitude && place.longitude
               ? QString(QString::number(*place.latitude, 'g', 8) + u", "_s
                         + QString::number(*place.longitude, 'g', 8))
               : QString();
}

QStringList precisions()
{
    return {QString(),
            PlacesPane::tr("a town or base"),
            PlacesPane::tr("near one, or part of a region"),
            PlacesPane::tr("a larger region")};
}

// False where neither two numbers nor nothing stands there.
bool readDegrees(const QString &typed, PlaceDraft &draft)
{
    draft.latitude = draft.longitude = {};
    if (typed.trimmed().isEmpty())
        return true;
    const QStringList parts = typed.split(u',');
    bool north = false, east = false;
    const double latitude = parts.value(0).trimmed().toDouble(&north);
    const double longitude = parts.value(1).trimmed().toDouble(&east);
    if (parts.size() != 2 || !north || !east)
        return false;
    draft.latitude = latitude;
    draft.longitude = longitude;
    return true;
}

} // namespace

PlacesPane::PlacesPane(Workbench &workbench, QWidget *parent)
    : RecordPane(workbench,
                 {"place",
                  tr("Places"),
                  tr("Find a place by any name"),
                  tr("No places yet"),
                  tr("They are made where an incident names them, or here with Insert."),
                  {tr("Name"), tr("Region, country"), tr("Other names"), tr("Uses")}},
                 parent)
{}

RecordPane::ListReader PlacesPane::listReader() const
{
    return &listPlaces;
}

void PlacesPane::readRecord(Id record, int number)
{
    workbench().read<PlaceRecord>(
        this,
        [record](sqlite3 *database) { return readPlace(database, record); },
        [this, number](const Result<PlaceRecord> &read) {
            if (!read)
                return showRecord(number, read.error());
            m_place = *read;
            showRecord(number, shownOf(m_place));
        });
}

RecordPane::Shown PlacesPane::shownOf(const PlaceRecord &place) const
{
    Shown shown;
    shown.name = place.name;
    shown.facts = joined({joined({place.admin1, place.country}, u", "_s),
                          degrees(place),
                          precisions().value(place.precision)},
                         u" · "_s);
    if (!place.note.isEmpty())
        shown.facts = joined({shown.facts, place.note}, u"\n"_s);
    const auto placeLine = [](Id id, const QString &name, const QString &detail) {
        RecordLine line;
        line.other = id;
        line.text = name;
        line.detail = detail;
        return line;
    };
    RecordSection names{tr("Names"), {}}, around{tr("In and around"), {}};
    for (const NameEntry &name : place.names) {
        RecordLine line;
        line.kind = RecordLine::Kind::Name;
        line.id = name.id;
        line.text = name.name;
        line.detail = joined({name.script, name.language}, u" · "_s);
        names.lines.push_back(line);
    }
    if (place.parent.isValid())
        around.lines.push_back(placeLine(place.parent, place.parentName, tr("it is in")));
    for (const auto &[id, name] : place.parts)
        around.lines.push_back(placeLine(id, name, tr("in it")));
    std::vector<std::pair<Id, std::pair<QString, QString>>> used;
    for (const IncidentUse &use : place.incidents)
        used.push_back({use.id, {use.title, displayDate(use.dateEdtf)}});
    RecordSection incidents{counted(place.incidentCount, "1 incident", "%n incidents"),
                            incidentLines(used)};
    shown.sections = {
        names, around, noteSection(place.notes), formerSection(place.formerly), incidents};
    return shown;
}

void PlacesPane::add()
{
    PlaceDraft draft;
    draft.name = list()->model()->rowCount() == 0 ? filter()->text() : QString();
    askPlace(draft, {}, {});
}

void PlacesPane::change()
{
    PlaceDraft draft{m_place.name,
                     m_place.admin1,
                     m_place.country,
                     m_place.note,
                     m_place.handle,
                     m_place.latitude,
                     m_place.longitude,
                     m_place.precision,
                     m_place.parent};
    askPlace(draft, m_place.parentName, m_place.id);
}

void PlacesPane::askPlace(const PlaceDraft &draft, const QString &parentName, Id changed)
{
    form()->begin(changed.isValid() ? tr("Edit place") : tr("New place"), tr("Save"));
    auto *name = new QLineEdit(draft.name);
    auto *admin1 = new QLineEdit(draft.admin1);
    auto *country = new QLineEdit(draft.country);
    auto *parent = new PlaceField(workbench());
    if (draft.parent.isValid())
        parent->setPlace(draft.parent, parentName);
    PlaceRecord at;
    at.latitude = draft.latitude;
    at.longitude = draft.longitude;
    auto *position = new QLineEdit(degrees(at));
    position->setPlaceholderText(tr("latitude, longitude in degrees"));
    auto *precision = choiceOf(precisions(), precisions().value(draft.precision));
    auto *note = new TextField;
    note->setText(draft.note);
    form()->addField(tr("Name"), name);
    form()->addField(tr("Region"), admin1);
    form()->addField(tr("Country"), country);
    form()->addField(tr("In"), parent);
    form()->addField(tr("Position"), position);
    form()->addField(tr("Precision"), precision);
    form()->addField(tr("Note"), note);
    form()->open([=, this] {
        PlaceDraft said{name->text(),
                        admin1->text(),
                        country->text(),
                        note->text(),
                        draft.handle,
                        {},
                        {},
                        precision->currentIndex(),
                        parent->id()};
        if (!readDegrees(position->text(), said))
            return form()->setProblem(
                tr("Write the position as two numbers with a comma between, like 34.53, 44.24."));
        if (!parent->complaint().isEmpty() || !parent->newName().isEmpty())
            return form()->setProblem(
                tr("Choose a place that is there for “In”, or leave it empty."));
        if (changed.isValid())
            return perform(changePlace(changed, said));
        perform(addPlace(said), [](const Edit &edit) {
            const auto made = touchedIn(edit, "place");
            return made.empty() ? Id() : made.front();
        });
    });
}

void PlacesPane::merge()
{
    form()->begin(tr("Merge “%1” into another place").arg(m_place.name), tr("Merge"));
    auto *into = new PlaceField(workbench());
    QStringList moved;
    if (m_place.incidentCount > 0)
        moved += counted(m_place.incidentCount, "1 incident", "%n incidents");
    if (!m_place.parts.empty())
        moved += counted(int(m_place.parts.size()), "1 place in it", "%n places in it");
    if (!m_place.notes.empty())
        moved += counted(int(m_place.notes.size()), "1 note", "%n notes");
    auto *words = new QLabel((moved.isEmpty() ? tr("Nothing uses it.")
                                              : tr("What will move: %1.").arg(moved.join(u", "_s)))
                             + u'\n'
                             + tr("“%1” is kept as another name, and its key leads to the other "
                                  "place. One edit, which can be undone.")
                                   .arg(m_place.name));
    form()->addField(tr("Into"), into);
    form()->addWords(words);
    form()->open([=, this, other = m_place.id] {
        if (!into->id().isValid() || into->id() == other)
            return form()->setProblem(tr("Choose another place that is there."));
        perform(mergePlaces(into->id(), {other}), [id = into->id()](const Edit &) { return id; });
    });
}

void PlacesPane::addName()
{
    askName(*form(),
            tr("Another name of %1").arg(m_place.name),
            {},
            [this, id = m_place.id](const NameDraft &said) { perform(addPlaceName(id, said)); });
}

void PlacesPane::changeLine(const RecordLine &line)
{
    for (const NameEntry &name : m_place.names) {
        if (line.kind == RecordLine::Kind::Name && name.id == line.id)
            askName(*form(),
                    tr("Name of %1").arg(m_place.name),
                    {name.name, name.script, name.language},
                    [this, id = name.id](const NameDraft &said) {
                        perform(changePlaceName(id, said));
                    });
    }
}

EditLog::Change PlacesPane::removal(Id record)
{
    return removePlace(record);
}

EditLog::Change PlacesPane::lineRemoval(const RecordLine &line)
{
    if (line.kind == RecordLine::Kind::Name)
        return removePlaceName(line.id);
    return line.kind == RecordLine::Kind::Note ? removeNote(line.id) : EditLog::Change();
}

} // namespace sourceline
