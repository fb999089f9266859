#include "ui/documents/anchorspane.h"

#include "ui/common/emptystate.h"
#include "ui/common/theme.h"
#include "ui/documents/anchorsmodel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>
#include <QTimer>
#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int settlingTime = 100; // ms after the last edit before the list is read again

QLabel *wrappedLine(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

bool decides(const QKeyEvent &key)
{
    return !(key.modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
           && (key.key() == Qt::Key_A || key.key() == Qt::Key_M || key.key() == Qt::Key_D);
}

/// Its letters decide: no verb of the window has them here.
class AnchorsView : public QTableView
{
public:
    using QTableView::QTableView;

protected:
    bool event(QEvent *event) override
    {
        if (event->type() == QEvent::ShortcutOverride
            && decides(*static_cast<QKeyEvent *>(event))) {
            event->accept();
            return true;
        }
        return QTableView::event(event);
    }
};

} // namespace

AnchorsPane::AnchorsPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_model(new AnchorsModel(this))
    , m_view(new AnchorsView(this))
    , m_keys(wrappedLine(this))
    , m_cited(wrappedLine(this))
    , m_found(wrappedLine(this))
    , m_page(new QWidget(this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
    , m_later(new QTimer(this))
{
    setAccessibleName(tr("Citations in changed versions"));
    build();
    m_later->setSingleShot(true);
    m_later->setInterval(settlingTime);
    connect(m_later, &QTimer::timeout, this, &AnchorsPane::refresh);
    for (const auto signal : {&Workbench::opened, &Workbench::asOfChanged})
        connect(&m_workbench, signal, m_later, qOverload<>(&QTimer::start));
    connect(&m_workbench, &Workbench::edited, this, [this](const Edit &edit) {
        const bool touches =
            std::any_of(edit.rows.begin(), edit.rows.end(), [](const TouchedRow &row) {
                return row.table == "anchor" || row.table == "citation" || row.table == "document";
            });
        if (touches)
            m_later->start();
    });
    connect(m_view->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            &AnchorsPane::follow);
    connect(m_view, &QAbstractItemView::activated, this, &AnchorsPane::showInText);
    setFocusProxy(m_view);
}

void AnchorsPane::build()
{
    m_view->setModel(m_model);
    m_view->installEventFilter(this);
    m_view->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_view->setSelectionMode(QAbstractItemView::SingleSelection);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setShowGrid(false);
    m_view->setWordWrap(false);
    m_view->setTabKeyNavigation(false);
    m_view->verticalHeader()->hide();
    m_view->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
    m_view->setAccessibleName(tr("Citations in changed versions"));
    QHeaderView *header = m_view->horizontalHeader();
    header->setHighlightSections(false);
    header->resizeSection(AnchorsModel::State, 100);
    header->setSectionResizeMode(AnchorsModel::Cited, QHeaderView::Stretch);
    header->setSectionResizeMode(AnchorsModel::Found, QHeaderView::Stretch);
    header->resizeSection(AnchorsModel::Incident, 260);
    header->resizeSection(AnchorsModel::Version, 130);
    header->resizeSection(AnchorsModel::Decision, 110);
    m_keys->setForegroundRole(QPalette::PlaceholderText);
    m_keys->setText(
        tr("A accepts, M moves it to the sentence under the article’s cursor, D drops it, Enter "
           "shows it in the text. Shift+A accepts all that were found word for word."));
    m_empty->setTexts(
        tr("No changed version"),
        tr("When a changed text of an article is imported, its citations are carried over to "
           "it and listed here: exact, moved, fuzzy with a score, or orphan."));
    auto *layout = new QVBoxLayout(m_page);
    layout->setContentsMargins(0, 0, 0, spacing::medium);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_view, 1);
    for (QLabel *label : {m_cited, m_found, m_keys}) {
        label->setContentsMargins(spacing::large, 0, spacing::large, 0);
        layout->addWidget(label);
    }
    m_stack->addWidget(m_page);
    m_stack->addWidget(m_empty);
    m_stack->setCurrentWidget(m_empty);
}

bool AnchorsPane::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    const bool shift = key->modifiers() == Qt::ShiftModifier;
    if (key->modifiers() & ~(Qt::ShiftModifier | Qt::KeypadModifier))
        return false;
    switch (key->key()) {
    case Qt::Key_A:
        shift ? acceptSame() : acceptCurrent();
        return true;
    case Qt::Key_M:
        moveCurrent();
        return true;
    case Qt::Key_D:
    case Qt::Key_Delete:
        dropCurrent();
        return true;
    default:
        return false;
    }
}

void AnchorsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void AnchorsPane::refresh()
{
    const int asked = ++m_asked;
    if (!m_workbench.casefile()) {
        take({});
        return;
    }
    m_workbench.read<std::vector<AnchorEntry>>(
        this,
        [](sqlite3 *database) { return anchorsForReview(database); },
        [this, asked](const Result<std::vector<AnchorEntry>> &entries) {
            if (entries && asked == m_asked)
                take(*entries);
        });
}

void AnchorsPane::take(std::vector<AnchorEntry> entries)
{
    const AnchorEntry *before = current();
    const Id citation = before ? before->citation : Id();
    const Id version = before ? before->version : Id();
    m_model->setEntries(std::move(entries));
    const int same = m_model->rowOf(citation, version);
    // What was read before the decision still has it open: the next reading tells.
    const AnchorEntry *now = m_model->at(same);
    const bool advance = m_advance && (!now || !now->isOpen());
    m_advance = m_advance && !advance;
    // Open ones come first: after a decision the first row is the next one.
    const bool next = advance && m_model->open() > 0;
    m_view->setCurrentIndex(m_model->index(next ? 0 : std::max(same, 0), 0));
    m_stack->setCurrentWidget(m_model->rowCount() > 0 ? m_page : static_cast<QWidget *>(m_empty));
    emit countChanged(m_model->open());
    follow();
}

const AnchorEntry *AnchorsPane::current() const
{
    return m_model->at(m_view->currentIndex().row());
}

// The version itself, also where the original is there, with the citation lit where it stands in
// it.
void AnchorsPane::openVersion(const AnchorEntry &entry)
{
    CitationView lit;
    lit.id = entry.citation;
    lit.document = entry.version;
    m_workbench.light({lit}, {});
    if (const auto shown = m_workbench.document(); !shown || shown->shown != entry.version)
        m_workbench.openDocument(entry.version);
}

void AnchorsPane::follow()
{
    const AnchorEntry *entry = current();
    m_cited->setText(
        entry && !entry->citedText.isEmpty()
            ? tr("Cited for %1: %2").arg(behindWords(*entry), entry->citedText.simplified())
            : QString());
    m_found->setText(!entry || entry->foundText.isEmpty()
                         ? QString()
                         : tr("Now: %1").arg(entry->foundText.simplified()));
    if (entry && m_view->hasFocus())
        openVersion(*entry);
}

void AnchorsPane::showInText()
{
    const AnchorEntry *entry = current();
    if (!entry)
        return;
    openVersion(*entry);
    emit articleAsked();
}

void AnchorsPane::decide(const EditLog::Change &change)
{
    m_advance = true;
    m_workbench.perform(change, {}, [this](const Result<Edit> &edit) {
        if (!edit) {
            m_advance = false;
            emit said(edit.error().message);
        }
    });
}

void AnchorsPane::acceptCurrent()
{
    if (const AnchorEntry *entry = current())
        decide(acceptAnchors({{entry->citation, entry->version}}));
}

void AnchorsPane::dropCurrent()
{
    if (const AnchorEntry *entry = current())
        decide(dropAnchor({entry->citation, entry->version}));
}

void AnchorsPane::moveCurrent()
{
    const AnchorEntry *entry = current();
    if (!entry)
        return;
    const TextSelection selection = m_workbench.textSelection();
    if (!selection.isValid() || selection.document != entry->version) {
        openVersion(*entry);
        emit said(tr(
            "Put the cursor of the article on the sentence that says it now (Alt+Down), then press "
            "M here."));
        return;
    }
    decide(moveAnchor({entry->citation, entry->version}, selection.range));
}

void AnchorsPane::acceptSame()
{
    std::vector<AnchorKey> same;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const AnchorEntry &entry = *m_model->at(row);
        if (entry.isOpen() && entry.state == AnchorState::Moved)
            same.push_back({entry.citation, entry.version});
    }
    if (same.empty())
        emit said(tr("None that is to be looked at was found word for word."));
    else
        decide(acceptAnchors(same));
}

} // namespace sourceline
