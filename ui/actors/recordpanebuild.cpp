// How a RecordPane is put together and how it looks.
#include "model/workbench/workbench.h"
#include "ui/actors/inlineform.h"
#include "ui/actors/recorddelegate.h"
#include "ui/actors/recordpane.h"
#include "ui/common/emptystate.h"
#include "ui/common/flowlayout.h"
#include "ui/common/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QResizeEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int roomForTwo = 720;        // px: below it the record stands under the list
constexpr int roomForOtherNames = 460; // px of the list

} // namespace

RecordPane::RecordPane(Workbench &workbench, Words words, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_words(std::move(words))
    , m_records(new RecordsModel(m_words.headings, this))
    , m_model(new RecordModel(this))
    , m_splitter(new QSplitter(this))
    , m_filter(new QLineEdit(this))
    , m_list(new QTableView(this))
    , m_right(new QWidget(this))
    , m_buttons(new QWidget(m_right))
    , m_stack(new QStackedWidget(m_right))
    , m_name(new QLabel(m_right))
    , m_facts(new QLabel(m_right))
    , m_sheet(new QTreeView(m_right))
    , m_form(new InlineForm(m_right))
    , m_empty(new EmptyState(this))
{
    setAccessibleName(m_words.title);
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    buildList();
    buildRecord();
    buildActions();
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_splitter);
    layout->addWidget(m_empty);
    setFocusProxy(m_list); // keys act there at once; the filter is a key away
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &RecordPane::read);
    connect(&m_workbench, &Workbench::opened, this, &RecordPane::stale);
    connect(&m_workbench, &Workbench::asOfChanged, this, &RecordPane::stale);
    connect(&m_workbench, &Workbench::edited, this, &RecordPane::stale);
    showEmpty();
    style();
}

void RecordPane::buildList()
{
    auto *left = new QWidget(m_splitter);
    m_top = new QHBoxLayout;
    m_top->addWidget(m_filter, 1);
    m_filter->setPlaceholderText(m_words.filter);
    m_filter->setAccessibleName(m_words.filter);
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_list->setModel(m_records);
    m_list->setAccessibleName(m_words.title);
    m_list->setItemDelegate(new RecordDelegate(RecordsModel::Detail, m_list));
    m_list->setSelectionBehavior(QTableView::SelectRows);
    m_list->setSelectionMode(QTableView::SingleSelection);
    m_list->setEditTriggers(QTableView::NoEditTriggers);
    m_list->setShowGrid(false);
    m_list->setWordWrap(false);
    m_list->setTabKeyNavigation(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->verticalHeader()->hide();
    m_list->verticalHeader()->setMinimumSectionSize(0);
    m_list->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + spacing::medium);
    QHeaderView *header = m_list->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::Interactive);
    header->setSectionResizeMode(RecordsModel::OtherNames, QHeaderView::Stretch);
    auto *layout = new QVBoxLayout(left);
    layout->setContentsMargins(spacing::medium, spacing::medium, 0, 0);
    layout->setSpacing(spacing::medium);
    layout->addLayout(m_top);
    layout->addWidget(m_list, 1);
    m_splitter->addWidget(left);
    connect(m_filter, &QLineEdit::textChanged, this, [this](const QString &typed) {
        const Id kept = m_record;
        m_records->setFilter(typed);
        select(typed.isEmpty() ? kept : m_records->idAt(0));
    });
    connect(m_list->selectionModel(),
            &QItemSelectionModel::currentRowChanged,
            this,
            [this](const QModelIndex &row) {
                if (row.isValid() && m_records->idAt(row.row()) != m_record) {
                    m_form->close();
                    follow();
                }
            });
}

void RecordPane::buildRecord()
{
    m_name->setTextFormat(Qt::PlainText);
    m_name->setWordWrap(true);
    m_facts->setTextFormat(Qt::PlainText);
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_sheet->setModel(m_model);
    m_sheet->setAccessibleName(tr("Record"));
    m_sheet->setItemDelegate(new RecordDelegate(RecordModel::Detail, m_sheet));
    m_sheet->setHeaderHidden(true);
    m_sheet->setRootIsDecorated(false);
    m_sheet->setItemsExpandable(false);
    m_sheet->setIndentation(0);
    m_sheet->setAllColumnsShowFocus(true);
    m_sheet->setFrameShape(QFrame::NoFrame);
    m_sheet->setEditTriggers(QTreeView::NoEditTriggers);
    m_sheet->setExpandsOnDoubleClick(false);
    m_sheet->header()->setStretchLastSection(false);
    m_sheet->header()->setSectionResizeMode(RecordModel::Text, QHeaderView::Stretch);
    m_sheet->header()->setSectionResizeMode(RecordModel::Detail, QHeaderView::Interactive);
    m_buttons->setLayout(new FlowLayout);
    m_stack->addWidget(m_sheet);
    m_stack->addWidget(m_form);
    auto *layout = new QVBoxLayout(m_right);
    layout->setContentsMargins(spacing::large, spacing::medium, spacing::medium, spacing::small);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_name);
    layout->addWidget(m_facts);
    layout->addWidget(m_buttons);
    layout->addWidget(m_stack, 1);
    m_splitter->addWidget(m_right);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(spacing::hair);
    connect(m_sheet, &QTreeView::activated, this, &RecordPane::activate);
    connect(m_sheet->selectionModel(),
            &QItemSelectionModel::currentChanged,
            this,
            &RecordPane::lightLine);
    connect(m_form, &InlineForm::opened, this, [this] {
        m_buttons->hide();
        m_facts->hide();
        m_stack->setCurrentWidget(m_form);
    });
    connect(m_form, &InlineForm::closed, this, [this] {
        const bool had = m_form->isAncestorOf(focusWidget());
        m_stack->setCurrentWidget(m_sheet);
        m_buttons->show();
        m_facts->setVisible(!m_facts->text().isEmpty());
        if (had || m_form->hasFocus())
            m_list->setFocus(Qt::OtherFocusReason);
    });
}

void RecordPane::style()
{
    m_name->setFont(titleFont(font()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme::of(palette()).quiet);
    m_facts->setForegroundRole(QPalette::WindowText); // on a ground of Base it would be Text
    m_facts->setPalette(quiet);
}

void RecordPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        style();
}

void RecordPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    if (m_stale)
        read();
}

void RecordPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const auto wanted = width() < roomForTwo ? Qt::Vertical : Qt::Horizontal;
    const bool first = event->oldSize().width() <= 0;
    if (m_splitter->orientation() != wanted || first) {
        m_splitter->setOrientation(wanted);
        const int whole = wanted == Qt::Horizontal ? width() : height();
        m_splitter->setSizes({whole * 45 / 100, whole * 55 / 100});
    }
    const int list = wanted == Qt::Horizontal ? width() * 45 / 100 : width();
    const bool room = list >= roomForOtherNames;
    m_list->setColumnHidden(RecordsModel::OtherNames, !room);
    m_list->horizontalHeader()->setSectionResizeMode(
        RecordsModel::Name, room ? QHeaderView::Interactive : QHeaderView::Stretch);
    m_list->setColumnWidth(RecordsModel::Name, list * 42 / 100);
    m_list->setColumnWidth(RecordsModel::Detail, list * (room ? 24 : 30) / 100);
    m_list->setColumnWidth(RecordsModel::Uses, 7 * fontMetrics().averageCharWidth());
    m_sheet->setColumnWidth(RecordModel::Detail,
                            (width() - (wanted == Qt::Horizontal ? list : 0)) * 38 / 100);
}

} // namespace sourceline
