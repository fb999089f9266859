#include "ui/actors/recordpane.h"

#include "model/coding/notes.h"
#include "model/workbench/workbench.h"
#include "ui/actors/inlineform.h"
#include "ui/common/emptystate.h"

#include <QDateTime>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPointer>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>

namespace sourceline {

using namespace Qt::StringLiterals;

void RecordPane::setRecord(Id record)
{
    m_wanted = record;
    if (m_records->rowOf(record) < 0)
        m_filter->clear();
    if (m_records->rowOf(record) >= 0)
        select(record);
}

void RecordPane::stale()
{
    m_stale = true;
    if (isVisible())
        m_soon.start();
}

void RecordPane::read()
{
    m_stale = false;
    const int number = ++m_listNumber;
    if (!m_workbench.casefile()) {
        m_record = {};
        m_records->setRecords({});
        m_model->setSections({});
        m_form->close();
        showEmpty();
        return;
    }
    m_workbench.read<List>(this, listReader(), [this, number](const Result<List> &list) {
        if (number == m_listNumber)
            take(list);
    });
}

void RecordPane::take(const Result<List> &list)
{
    if (!list) {
        emit m_workbench.failed(list.error().message);
        return;
    }
    const Id kept = m_wanted.isValid() ? m_wanted : m_record;
    const int before = std::max(m_list->currentIndex().row(), 0);
    m_records->setRecords(*list);
    m_wanted = {};
    showEmpty();
    if (m_records->rowOf(kept) >= 0)
        select(kept);
    else
        select(m_records->idAt(std::min(before, m_records->rowCount() - 1)));
    follow();
}

// A note or a decision is not about what is out of sight.
void RecordPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_workbench.subject().table == m_words.table)
        m_workbench.setSubject({});
}

void RecordPane::select(Id record)
{
    const int row = m_records->rowOf(record);
    if (row < 0)
        return;
    m_list->setCurrentIndex(m_records->index(row, RecordsModel::Name));
    m_list->scrollTo(m_records->index(row, RecordsModel::Name));
}

// The record of the list's current row; read again even when it is the same, after an edit.
void RecordPane::follow()
{
    const Id chosen = m_records->idAt(m_list->currentIndex().row());
    if (chosen.isValid())
        m_record = chosen;
    for (QAction *action : m_recordActions)
        action->setEnabled(m_record.isValid());
    if (!m_record.isValid())
        return;
    if (hasFocus() || isAncestorOf(focusWidget()))
        m_workbench.setSubject({m_words.table, m_record, {}});
    readRecord(m_record, ++m_number);
}

void RecordPane::showRecord(int number, const Result<Shown> &shown)
{
    if (number != m_number)
        return;
    if (!shown) { // it has just gone: the list follows
        m_model->setSections({});
        return;
    }
    m_name->setText(shown->name);
    m_facts->setText(shown->facts);
    m_facts->setVisible(!shown->facts.isEmpty());
    const QModelIndex current = m_sheet->currentIndex();
    const QPair place(current.parent().row(), current.row());
    m_model->setSections(shown->sections);
    m_sheet->expandAll();
    const QModelIndex heading = m_model->index(std::max(place.first, 0), 0);
    const QModelIndex again = m_model->index(
        std::min(std::max(place.second, 0), m_model->rowCount(heading) - 1), 0, heading);
    m_sheet->setCurrentIndex(again.isValid() ? again : m_model->index(0, 0));
    emit recordShown(m_record);
}

void RecordPane::perform(const EditLog::Change &change, const std::function<Id(const Edit &)> &then)
{
    m_workbench.perform(change, {}, [pane = QPointer(this), then](const Result<Edit> &edit) {
        if (!pane)
            return;
        if (!edit) {
            pane->m_form->setProblem(edit.error().message);
            return;
        }
        if (then)
            pane->m_wanted = then(*edit);
        pane->m_form->close();
        pane->stale();
    });
}

void RecordPane::removeRecord()
{
    if (m_record.isValid())
        m_workbench.perform(removal(m_record));
}

const RecordLine *RecordPane::currentLine() const
{
    return m_model->line(m_sheet->currentIndex());
}

void RecordPane::activate(const QModelIndex &index)
{
    const RecordLine *line = m_model->line(index);
    if (!line)
        return;
    if (line->incident.isValid()) {
        m_workbench.setCurrent(line->incident);
        emit incidentAsked();
    } else if (line->other.isValid()) {
        setRecord(line->other);
    } else {
        changeLine(*line);
    }
}

void RecordPane::lightLine()
{
    const RecordLine *line = currentLine();
    if (line && !line->citations.empty() && m_sheet->hasFocus())
        m_workbench.light(line->citations, line->text);
}

void RecordPane::showEmpty()
{
    const bool any = m_records->total() > 0;
    m_empty->setTexts(m_workbench.casefile() ? m_words.nothing : tr("No casefile is open"),
                      m_workbench.casefile() ? m_words.nothingMore : QString());
    m_splitter->setVisible(any);
    m_empty->setVisible(!any);
}

std::vector<RecordLine>
RecordPane::incidentLines(const std::vector<std::pair<Id, std::pair<QString, QString>>> &incidents)
{
    std::vector<RecordLine> lines;
    for (const auto &[id, words] : incidents) {
        RecordLine line;
        line.kind = RecordLine::Kind::Incident;
        line.incident = id;
        line.text = words.first;
        line.detail = words.second;
        lines.push_back(line);
    }
    return lines;
}

RecordSection RecordPane::noteSection(const std::vector<NoteView> &notes)
{
    RecordSection section{tr("Notes"), {}};
    for (const NoteView &note : notes) {
        RecordLine line;
        line.kind = RecordLine::Kind::Note;
        line.id = note.id;
        line.text = note.text.simplified();
        line.detail = note.author;
        if (note.madeAt > 0)
            line.detail += u", "_s
                           + QLocale().toString(QDateTime::fromMSecsSinceEpoch(note.madeAt).date(),
                                                u"d MMM yyyy"_s);
        section.lines.push_back(line);
    }
    return section;
}

RecordSection RecordPane::formerSection(const std::vector<std::pair<Id, QString>> &formerly)
{
    RecordSection section{tr("Merged into it"), {}};
    for (const auto &[id, name] : formerly) {
        RecordLine line;
        line.kind = RecordLine::Kind::Former;
        line.text = name;
        line.detail = tr("former key %1").arg(id.toText());
        section.lines.push_back(line);
    }
    return section;
}

} // namespace sourceline
