#include "ui/notes/notespane.h"

#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/common/textfield.h"
#include "ui/common/theme.h"
#include "ui/notes/notesmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPointer>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int pause = 150; // ms after the last key of a search

} // namespace

NotesPane::NotesPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new NotesModel(this))
    , m_search(new QLineEdit(this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout)
    , m_whole(new TextField(8, this))
    , m_editor(new QWidget(this))
    , m_text(new TextField(8, m_editor))
    , m_problem(new QLabel(m_editor))
{
    setAccessibleName(tr("Notes"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    m_search->setPlaceholderText(tr("Search notes"));
    m_search->setAccessibleName(tr("Search notes"));
    m_search->setClearButtonEnabled(true);
    buildList();
    buildEditor();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
    layout->setSpacing(spacing::medium);
    layout->addWidget(m_search);
    layout->addLayout(m_stack, 1);
    layout->addWidget(m_whole);
    layout->addWidget(m_editor);
    setFocusProxy(m_view);
    m_soon.setSingleShot(true);
    m_soon.setInterval(pause);
    connect(&m_soon, &QTimer::timeout, this, &NotesPane::read);
    connect(m_search, &QLineEdit::textChanged, this, [this] { m_soon.start(); });
    for (const auto changed : {&Workbench::opened, &Workbench::asOfChanged})
        connect(&m_workbench, changed, this, &NotesPane::stale);
    connect(&m_workbench, &Workbench::edited, this, &NotesPane::stale);
    showEmpty();
}

void NotesPane::buildList()
{
    m_view->setModel(m_model);
    m_view->setAccessibleName(tr("Notes"));
    m_view->setSelectionBehavior(QTableView::SelectRows);
    m_view->setSelectionMode(QTableView::SingleSelection);
    m_view->setEditTriggers(QTableView::NoEditTriggers);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setMinimumSectionSize(0);
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::medium);
    m_view->horizontalHeader()->setStretchLastSection(true);
    m_view->horizontalHeader()->setHighlightSections(false);
    m_view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    const int letter = fontMetrics().averageCharWidth();
    m_view->setColumnWidth(NotesModel::When, 20 * letter);
    m_view->setColumnWidth(NotesModel::Who, 14 * letter);
    m_view->setColumnWidth(NotesModel::On, 34 * letter);
    m_view->installEventFilter(this);
    m_search->installEventFilter(this);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    connect(m_view, &QTableView::doubleClicked, this, &NotesPane::goTo);
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &NotesPane::showWhole);
    m_whole->setReadOnly(true);
    m_whole->setFrameShape(QFrame::NoFrame);
    m_whole->setAccessibleName(tr("The whole note"));
    m_whole->hide();
}

void NotesPane::buildEditor()
{
    m_text->setReturnBreaks(true);
    m_text->setLeastLines(2);
    m_text->setAccessibleName(tr("Text of the note"));
    m_text->installEventFilter(this);
    m_problem->setTextFormat(Qt::PlainText);
    m_problem->setWordWrap(true);
    m_problem->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(m_editor);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_text);
    layout->addWidget(m_problem);
    m_editor->hide();
}

void NotesPane::stale()
{
    m_stale = true;
    if (!m_workbench.casefile()) {
        leave();
        m_model->set({});
        showEmpty();
    } else if (isVisible()) {
        read();
    }
}

void NotesPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void NotesPane::read()
{
    if (!m_workbench.casefile())
        return;
    m_stale = false;
    const int number = ++m_asked;
    m_workbench.read<std::vector<NoteEntry>>(
        this,
        [words = m_search->text().trimmed()](sqlite3 *database) {
            return readNotes(database, words);
        },
        [this, number](const Result<std::vector<NoteEntry>> &notes) {
            if (number == m_asked)
                take(notes);
        });
}

void NotesPane::take(const Result<std::vector<NoteEntry>> &notes)
{
    const NoteEntry *before = current();
    const Id kept = before ? before->note.id : Id();
    const int row = m_view->currentIndex().row();
    m_model->set(notes ? *notes : std::vector<NoteEntry>());
    // The same note, else the one that has moved up into its place.
    const int found = m_model->rowOf(kept);
    if (const int notesThere = m_model->rowCount(); notesThere > 0)
        m_view->setCurrentIndex(
            m_model->index(found >= 0 ? found : qBound(0, row, notesThere - 1), 0));
    showEmpty(notes ? QString() : notes.error().message);
    showWhole();
}

void NotesPane::showWhole()
{
    const NoteEntry *entry = current();
    m_whole->setText(entry ? entry->note.text : QString());
    m_whole->setVisible(entry && m_editor->isHidden());
}

void NotesPane::showEmpty(const QString &problem)
{
    if (m_model->rowCount() > 0) {
        m_stack->setCurrentWidget(m_view);
        return;
    }
    if (!problem.isEmpty())
        m_empty->setTexts(tr("The notes could not be read"), problem);
    else if (m_search->text().trimmed().isEmpty())
        m_empty->setTexts(
            tr("No notes yet"),
            tr("Press N on an incident, a claim, an attribution or a sentence to write one."));
    else
        m_empty->setTexts(tr("No note has these words"), tr("Escape clears the search."));
    m_stack->setCurrentWidget(m_empty);
}

const NoteEntry *NotesPane::current() const
{
    return m_model->note(m_view->currentIndex().row());
}

void NotesPane::goTo()
{
    const NoteEntry *entry = current();
    if (!entry)
        return;
    const NoteEntry there = *entry;
    if (there.incident.isValid()) {
        m_workbench.goTo(there.incident, {there.subject}, there.subjectName);
        emit incidentAsked();
    } else if (!there.citations.empty()) {
        m_workbench.light(there.citations, there.subjectName);
    } else if (there.subject.table == "document") {
        m_workbench.openDocument(there.subject.id);
    } else {
        emit said(tr("This note is on %1; there is no incident to go to.").arg(there.subjectName));
    }
}

void NotesPane::edit()
{
    const NoteEntry *entry = current();
    if (!entry)
        return;
    m_edited = entry->note.id;
    m_text->setText(entry->note.text);
    m_text->moveCursor(QTextCursor::End);
    m_problem->setText(tr("Ctrl+Return saves, Escape leaves it as it was."));
    m_editor->show();
    showWhole();
    m_text->setFocus(Qt::OtherFocusReason);
}

void NotesPane::save()
{
    const QString text = m_text->text().trimmed();
    if (text.isEmpty()) {
        m_problem->setText(tr("A note needs words; Delete in the list removes it."));
        return;
    }
    m_workbench.perform(
        changeNote(m_edited, text), {}, [this, alive = QPointer(this)](const Result<Edit> &edit) {
            if (!alive)
                return;
            if (edit)
                leave();
            else
                m_problem->setText(edit.error().message);
        });
}

void NotesPane::leave()
{
    if (m_editor->isHidden())
        return;
    m_editor->hide();
    m_edited = {};
    showWhole();
    m_view->setFocus(Qt::OtherFocusReason);
}

void NotesPane::remove()
{
    if (const NoteEntry *entry = current())
        m_workbench.perform(removeNote(entry->note.id));
}

bool NotesPane::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool isReturn = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    const bool control = key->modifiers().testFlag(Qt::ControlModifier);
    if (watched == m_text && (key->key() == Qt::Key_Escape || (isReturn && control))) {
        isReturn ? save() : leave();
        return true;
    }
    if (watched == m_search && key->key() == Qt::Key_Escape && !m_search->text().isEmpty()) {
        m_search->clear();
        return true;
    }
    if (watched == m_search && (isReturn || key->key() == Qt::Key_Down)) {
        m_view->setFocus(Qt::OtherFocusReason);
        return true;
    }
    if (watched == m_view
        && (isReturn || key->key() == Qt::Key_F2 || key->key() == Qt::Key_Delete)) {
        isReturn ? goTo() : key->key() == Qt::Key_F2 ? edit() : remove();
        return true;
    }
    if (watched == m_view && key->text() == QStringLiteral("/")) {
        m_search->setFocus(Qt::ShortcutFocusReason);
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace sourceline
