#include "ui/actors/actorspane.h"

#include "model/coding/names.h"
#include "model/coding/notes.h"
#include "model/coding/relations.h"
#include "model/text/edtf.h"
#include "model/workbench/vocabulary.h"
#include "model/workbench/workbench.h"
#include "ui/actors/inlineform.h"
#include "ui/actors/recordforms.h"
#include "ui/common/actorfield.h"
#include "ui/common/datefield.h"
#include "ui/common/textfield.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QTableView>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<std::vector<ManagedRecord>> listActors(sqlite3 *database)
{
    const auto actors = readActors(database);
    if (!actors)
        return actors.error();
    std::vector<ManagedRecord> rows;
    for (const ActorEntry &actor : *actors)
        rows.push_back({actor.id, actor.name, actor.kind, actor.otherNames, actor.uses});
    return rows;
}

RecordLine relationLine(const RelationEntry &relation, const QString &name)
{
    RecordLine line;
    line.kind = RecordLine::Kind::Relation;
    line.id = relation.id;
    line.other = relation.other;
    line.text = relation.outgoing
                    ? QString(relation.kind + u' ' + relation.otherName)
                    : QString(relation.otherName + u' ' + relation.kind + u' ' + name);
    QStringList details;
    for (const QString &detail :
         {displayDate(relation.duringEdtf), relation.basis, relation.note}) {
        if (!detail.isEmpty())
            details += detail;
    }
    if (!relation.citations.empty())
        details += counted(int(relation.citations.size()), "1 sentence", "%n sentences");
    line.detail = details.join(u" · "_s);
    line.citations = relation.citations;
    return line;
}

} // namespace

ActorsPane::ActorsPane(Workbench &workbench, QWidget *parent)
    : RecordPane(workbench,
                 {"actor",
                  tr("Actors"),
                  tr("Find an actor by any name"),
                  tr("No actors yet"),
                  tr("They are made where an attribution names them, or here with Insert."),
                  {tr("Name"), tr("Kind"), tr("Other names"), tr("Uses")}},
                 parent)
{
    addRecordAction(tr("Add relation…"), Qt::CTRL | Qt::Key_R, this, [this] {
        RelationDraft draft;
        draft.actor = record();
        draft.kind = u"part of"_s;
        askRelation(draft, {});
    });
}

RecordPane::ListReader ActorsPane::listReader() const
{
    return &listActors;
}

void ActorsPane::readRecord(Id record, int number)
{
    workbench().read<ActorRecord>(
        this,
        [record](sqlite3 *database) { return readActor(database, record); },
        [this, number](const Result<ActorRecord> &read) {
            if (!read)
                return showRecord(number, read.error());
            m_actor = *read;
            showRecord(number, shownOf(m_actor));
        });
}

RecordPane::Shown ActorsPane::shownOf(const ActorRecord &actor) const
{
    Shown shown;
    shown.name = actor.name;
    const QString use = useInWords(actor.use);
    shown.facts = actor.kind + u" · "_s + (use.isEmpty() ? tr("not used") : use);
    if (!actor.note.isEmpty())
        shown.facts += u'\n' + actor.note;
    RecordSection names{tr("Names"), {}};
    for (const NameEntry &name : actor.names) {
        RecordLine line;
        line.kind = RecordLine::Kind::Name;
        line.id = name.id;
        line.text = name.name;
        QStringList details{name.script, name.language};
        if (!name.documents.empty())
            details += counted(int(name.documents.size()), "in 1 document", "in %n documents");
        details.removeAll(QString());
        line.detail = details.join(u" · "_s);
        names.lines.push_back(line);
    }
    RecordSection relations{tr("Relations"), {}};
    for (const RelationEntry &relation : actor.relations)
        relations.lines.push_back(relationLine(relation, actor.name));
    std::vector<std::pair<Id, std::pair<QString, QString>>> used;
    for (const IncidentUse &use_ : actor.incidents) {
        const QString date = displayDate(use_.dateEdtf);
        used.push_back(
            {use_.id,
             {date.isEmpty() ? use_.title : QString(date + u"  "_s + use_.title), use_.as}});
    }
    RecordSection incidents{
        counted(actor.incidentCount, "Used in 1 incident", "Used in %n incidents"),
        incidentLines(used)};
    shown.sections = {
        names, relations, noteSection(actor.notes), formerSection(actor.formerly), incidents};
    return shown;
}

void ActorsPane::add()
{
    ActorDraft draft;
    draft.name = list()->model()->rowCount() == 0 ? filter()->text() : QString();
    draft.kind = u"organisation"_s;
    askActor(draft, {});
}

void ActorsPane::change()
{
    askActor({m_actor.name, m_actor.kind, m_actor.note, m_actor.handle}, m_actor.id);
}

void ActorsPane::askActor(const ActorDraft &draft, Id changed)
{
    form()->begin(changed.isValid() ? tr("Edit actor") : tr("New actor"), tr("Save"));
    auto *name = new QLineEdit(draft.name);
    auto *kind = choiceOf(actorKinds(), draft.kind);
    auto *note = new TextField;
    note->setText(draft.note);
    form()->addField(tr("Name"), name);
    form()->addField(tr("Kind"), kind);
    form()->addField(tr("Note"), note);
    form()->open([=, this] {
        const ActorDraft said{name->text(), kind->currentText(), note->text(), draft.handle};
        if (changed.isValid())
            return perform(changeActor(changed, said));
        perform(addActor(said), [](const Edit &edit) {
            const auto made = touchedIn(edit, "actor");
            return made.empty() ? Id() : made.front();
        });
    });
}

void ActorsPane::merge()
{
    form()->begin(tr("Merge “%1” into another actor").arg(m_actor.name), tr("Merge"));
    auto *into = new ActorField(workbench());
    const QString use = useInWords(m_actor.use);
    auto *words = new QLabel(
        (use.isEmpty() ? tr("Nothing uses it.") : tr("What will move: %1.").arg(use)) + u'\n'
        + tr("“%1” is kept as another name, and its key leads to the other actor. One edit, which "
             "can be undone.")
              .arg(m_actor.name));
    form()->addField(tr("Into"), into);
    form()->addWords(words);
    form()->open([=, this, other = m_actor.id] {
        const ActorRef chosen = into->actor();
        if (!chosen.id.isValid())
            return form()->setProblem(into->complaint().isEmpty()
                                          ? tr("Choose an actor that is there.")
                                          : into->complaint());
        if (chosen.id == other)
            return form()->setProblem(tr("That is the actor itself: choose another."));
        perform(mergeActors(chosen.id, {other}), [id = chosen.id](const Edit &) { return id; });
    });
}

void ActorsPane::addName()
{
    askName(*form(),
            tr("Another name of %1").arg(m_actor.name),
            {},
            [this, id = m_actor.id](const NameDraft &said) { perform(addActorName(id, said)); });
}

void ActorsPane::changeLine(const RecordLine &line)
{
    if (line.kind == RecordLine::Kind::Name) {
        for (const NameEntry &name : m_actor.names) {
            if (name.id == line.id)
                askName(*form(),
                        tr("Name of %1").arg(m_actor.name),
                        {name.name, name.script, name.language},
                        [this, id = name.id](const NameDraft &said) {
                            perform(changeActorName(id, said));
                        });
        }
    }
    if (line.kind != RecordLine::Kind::Relation)
        return;
    for (const RelationEntry &relation : m_actor.relations) {
        if (relation.id != line.id)
            continue;
        RelationDraft draft;
        draft.actor = relation.outgoing ? m_actor.id : relation.other;
        draft.other.id = relation.outgoing ? relation.other : m_actor.id;
        draft.kind = relation.kind;
        draft.duringEdtf = relation.duringEdtf;
        draft.basis = relation.basis;
        draft.note = relation.note;
        return askRelation(draft, relation.id);
    }
}

void ActorsPane::askRelation(const RelationDraft &draft, Id changed)
{
    const QString who =
        draft.actor == m_actor.id ? m_actor.name : workbench().actorNames().nameOf(draft.actor);
    form()->begin(changed.isValid() ? tr("Relation of %1").arg(who)
                                    : tr("New relation of %1").arg(who),
                  tr("Save"));
    auto *kind = choiceOf(relationKinds(), draft.kind);
    auto *other = new ActorField(workbench());
    if (draft.other.isSet())
        other->setActor(draft.other);
    auto *during = new DateField;
    during->setEdtf(draft.duringEdtf);
    auto *basis = choiceOf({QString(), u"text"_s, u"inferred"_s, u"external"_s}, draft.basis);
    auto *note = new QLineEdit(draft.note);
    const TextSelection selected = workbench().textSelection();
    auto *cite = new QCheckBox(selected.isValid() ? selected.text.simplified()
                                                  : tr("No sentence is selected in the article"));
    cite->setEnabled(selected.isValid());
    cite->setChecked(selected.isValid() && !changed.isValid());
    cite->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    form()->addField(tr("Kind"), kind);
    form()->addField(tr("Other actor"), other);
    form()->addField(tr("During"), during);
    form()->addField(tr("Basis"), basis);
    form()->addField(tr("Note"), note);
    form()->addField(tr("Cite"), cite);
    form()->open([=, this] {
        if (!other->complaint().isEmpty())
            return form()->setProblem(other->complaint());
        RelationDraft said = draft;
        said.kind = kind->currentText();
        said.other = other->actor();
        said.duringEdtf = during->edtf();
        said.basis = basis->currentText();
        said.note = note->text();
        if (cite->isChecked())
            said.citations = {{selected.document, selected.range, selected.phrase}};
        perform(changed.isValid() ? changeRelation(changed, said) : addRelation(said));
    });
}

EditLog::Change ActorsPane::removal(Id record)
{
    return removeActor(record);
}

EditLog::Change ActorsPane::lineRemoval(const RecordLine &line)
{
    switch (line.kind) {
    case RecordLine::Kind::Name:
        return removeActorName(line.id);
    case RecordLine::Kind::Relation:
        return removeRelation(line.id);
    case RecordLine::Kind::Note:
        return removeNote(line.id);
    case RecordLine::Kind::Incident:
    case RecordLine::Kind::Former:
    case RecordLine::Kind::Fact:
        break;
    }
    return {};
}

} // namespace sourceline
