#include "ui/documents/documentspane.h"

#include "model/text/edtf.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/documents/documentsmodel.h"

#include <QAction>
#include <QHeaderView>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>

namespace sourceline {

namespace {

constexpr int settlingTime = 200; // ms after the last edit before the list is read again

} // namespace

DocumentsPane::DocumentsPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new DocumentsModel(this))
    , m_view(new QTableView(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
    , m_later(new QTimer(this))
{
    setAccessibleName(tr("Articles"));
    m_view->setModel(m_model);
    buildColumns();
    addEditing();
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    m_empty->setTexts(tr("No article yet"),
                      tr("Drop text, HTML or PDF files on the window, choose them with Ctrl+I, or "
                         "copy a text and press Ctrl+Shift+V: what is found of each is shown "
                         "before it is stored."));
    m_stack->setCurrentWidget(m_empty);
    setFocusPolicy(Qt::StrongFocus); // while there is no list that could have the focus
    m_later->setSingleShot(true);
    m_later->setInterval(settlingTime);
    const auto later = [this] {
        m_stale = true;
        if (isVisible())
            m_later->start();
    };
    connect(m_later, &QTimer::timeout, this, &DocumentsPane::refresh);
    connect(&m_workbench, &Workbench::opened, this, later);
    connect(&m_workbench, &Workbench::edited, this, later);
    connect(&m_workbench, &Workbench::articlesImported, this, later);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (m_view->hasFocus())
            open();
    });
    connect(m_view, &QAbstractItemView::activated, this, [this] {
        open();
        emit articleAsked();
    });
}

void DocumentsPane::addEditing()
{
    auto *edit = new QAction(tr("&Edit Title, Outlet, Author, Date, Address…"), this);
    edit->setShortcut(QKeySequence(Qt::Key_F2));
    edit->setShortcutContext(Qt::WidgetShortcut);
    m_view->addAction(edit);
    m_view->setContextMenuPolicy(Qt::ActionsContextMenu);
    connect(edit, &QAction::triggered, this, [this] {
        const Id document = m_model->documentAt(m_view->currentIndex().row());
        if (document.isValid())
            emit changeAsked(document);
    });
}

void DocumentsPane::buildColumns()
{
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_view->setAccessibleName(tr("Articles"));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->setSectionResizeMode(DocumentsModel::Title, QHeaderView::Stretch);
    // The titles have what the others leave.
    const auto widthFor = [header](int column, const QString &sample) {
        const QFontMetrics metrics(header->font());
        const QString name =
            header->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
        return std::max(metrics.horizontalAdvance(name), metrics.horizontalAdvance(sample))
               + 2 * spacing::medium + spacing::small;
    };
    header->resizeSection(DocumentsModel::Outlet,
                          widthFor(DocumentsModel::Outlet, tr("The Evening Journal")));
    header->resizeSection(
        DocumentsModel::Published,
        widthFor(DocumentsModel::Published, displayDate(QStringLiteral("2020-09-30~"))));
    header->resizeSection(DocumentsModel::Coded,
                          widthFor(DocumentsModel::Coded, tr("%L1 of %L2").arg(100).arg(100)));
    for (const int column : {DocumentsModel::Skipped,
                             DocumentsModel::Left,
                             DocumentsModel::Citations,
                             DocumentsModel::Versions})
        header->resizeSection(column, widthFor(column, {}));
}

void DocumentsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        refresh();
}

void DocumentsPane::refresh()
{
    const int asked = ++m_asked;
    m_stale = false;
    if (!m_workbench.casefile()) {
        take({});
        return;
    }
    m_workbench.read<std::vector<DocumentEntry>>(
        this,
        [](sqlite3 *database) { return documentList(database); },
        [this, asked](const Result<std::vector<DocumentEntry>> &entries) {
            if (entries && asked == m_asked)
                take(*entries);
        });
}

void DocumentsPane::choose(Id document)
{
    m_wanted = document;
    m_stale = true;
    if (isVisible())
        refresh();
}

void DocumentsPane::take(std::vector<DocumentEntry> entries)
{
    const Id kept = m_model->documentAt(m_view->currentIndex().row());
    m_model->setEntries(std::move(entries));
    bool isVersioned = false; // few articles are, and titles need the room
    for (int row = 0; row < m_model->rowCount() && !isVersioned; ++row)
        isVersioned = !m_model->index(row, DocumentsModel::Versions).data().toString().isEmpty();
    m_view->setColumnHidden(DocumentsModel::Versions, !isVersioned);
    const int wanted = m_model->rowOf(m_wanted);
    const int row = std::max(wanted >= 0 ? wanted : m_model->rowOf(kept), 0);
    m_view->setCurrentIndex(m_model->index(row, 0));
    if (wanted >= 0) {
        m_wanted = {};
        open();
    }
    const bool isEmpty = m_model->rowCount() == 0;
    m_stack->setCurrentWidget(isEmpty ? static_cast<QWidget *>(m_empty) : m_view);
    setFocusProxy(isEmpty ? nullptr : m_view); // takes over the focus that came before the list
}

void DocumentsPane::open()
{
    const Id document = m_model->documentAt(m_view->currentIndex().row());
    if (document.isValid())
        m_workbench.openDocument(document);
}

} // namespace sourceline
