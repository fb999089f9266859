#include "ui/chart/chartspane.h"

#include "model/chart/chartrows.h"
#include "model/store/asof.h"
#include "model/workbench/workbench.h"
#include "ui/chart/caveatline.h"
#include "ui/chart/chartcanvas.h"
#include "ui/chart/chartchooser.h"
#include "ui/chart/chartcolours.h"
#include "ui/chart/choicebox.h"
#include "ui/common/emptystate.h"
#include "ui/common/theme.h"

#include <QComboBox>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedLayout>
#include <QVBoxLayout>

namespace sourceline {

namespace {

constexpr int pause = 60;       // ms: a burst of edits is one chart
constexpr int leastHeight = 96; // of the chart in sight
constexpr int lowHeight = 460;  // of the pane

QScrollArea *scrollOf(ChartCanvas *canvas, QWidget *parent)
{
    auto *scroll = new QScrollArea(parent);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // its keys are the chart's
    scroll->setMinimumHeight(leastHeight);
    scroll->viewport()->setBackgroundRole(QPalette::Base);
    scroll->setWidget(canvas);
    return scroll;
}

} // namespace

ChartsPane::ChartsPane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_views(new ChoiceBox(this))
    , m_chooser(new ChartChooser(m_views, this))
    , m_canvas(new ChartCanvas(this))
    , m_scroll(scrollOf(m_canvas, this))
    , m_empty(new EmptyState(this))
    , m_caveats(new CaveatLine(this))
{
    setAccessibleName(tr("Charts"));
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    setFocusProxy(m_canvas);
    m_views->setAccessibleName(tr("Saved charts"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::medium, spacing::medium, spacing::medium, spacing::medium);
    layout->setSpacing(spacing::small);
    layout->addWidget(m_chooser);
    layout->addWidget(m_scroll, 1);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_caveats);
    m_empty->hide();
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &ChartsPane::read);
    connect(m_views, &QComboBox::activated, this, &ChartsPane::chooseView);
    connect(m_views, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (m_views->hasFocus()) // letters typed into a box choose without activated()
            chooseView(index);
    });
    connect(&m_opening, &QFutureWatcherBase::finished, this, [this] {
        if (m_opening.future().resultCount() > 0)
            restore(m_opening.result());
    });
    connect(m_chooser, &ChartChooser::changed, this, &ChartsPane::stale);
    connect(m_chooser, &ChartChooser::changed, this, &ChartsPane::nameShown);
    connect(m_chooser, &ChartChooser::wordsDropped, this, [this](const QString &headline) {
        m_dropped = headline;
        sayDropped();
    });
    connect(m_canvas, &ChartCanvas::currentMoved, this, [this](const QRect &area) {
        QScrollBar *bar = m_scroll->verticalScrollBar();
        const int lowest = std::min(bar->value(), area.top());
        bar->setValue(std::max(lowest, area.bottom() + 1 - m_scroll->viewport()->height()));
    });
    connect(m_canvas, &ChartCanvas::laid, this, [this] {
        m_scroll->verticalScrollBar()->setSingleStep(std::max(m_canvas->rowHeight(), 1));
    });
    connect(m_canvas, &ChartCanvas::chosen, this, [this](const ChartMark &mark) {
        select(mark, false);
    });
    connect(m_canvas, &ChartCanvas::listAsked, this, [this](const ChartMark &mark) {
        select(mark, true);
    });
    connect(&m_workbench, &Workbench::opened, this, &ChartsPane::leaveCasefile);
    for (const auto changed : {&Workbench::opened, &Workbench::asOfChanged})
        connect(&m_workbench, changed, this, &ChartsPane::restart);
    connect(&m_workbench, &Workbench::edited, this, &ChartsPane::readViews);
    connect(&m_workbench, &Workbench::edited, this, [this] {
        m_cutOff.reset();
        m_askedBeforeEdit = m_asked;
    });
    connect(&m_workbench, &Workbench::filterChanged, this, [this] {
        if (!m_workbench.casefile()) // a filter goes with its casefile, and so do the words
            return;
        m_chooser->setFilter(m_workbench.filter());
        nameShown();
    });
    for (const auto changed : {&Workbench::filterChanged, &Workbench::asOfChanged})
        connect(&m_workbench, changed, this, &ChartsPane::stale);
    connect(&m_workbench, &Workbench::snapshotChanged, this, [this] { becomeStale(pause); });
    connect(&m_workbench, &Workbench::rowsChanged, this, &ChartsPane::readWaiting);
    enable();
}

ChartsPane::~ChartsPane()
{
    m_opening.disconnect(this);
    m_opening.waitForFinished();
}

ChartSpec ChartsPane::spec() const
{
    ChartSpec spec = m_chooser->spec();
    spec.filter = m_workbench.filter();
    return spec;
}

void ChartsPane::setSpec(const ChartSpec &spec)
{
    m_chooser->setSpec(spec);
    m_workbench.setFilter(spec.filter);
    stale();
}

void ChartsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    sayDropped();
    readWaiting();
}

// The plot comes first where there is little height.
void ChartsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isLow = height() < lowHeight;
    m_caveats->setFolding(isLow);
    m_chooser->setFolding(isLow);
}

void ChartsPane::stale()
{
    becomeStale(0);
}

void ChartsPane::becomeStale(int wait)
{
    m_stale = true;
    if (isVisible() && !m_isReading && (!m_soon.isActive() || m_soon.remainingTime() > wait))
        m_soon.start(wait);
}

// The rows that a filter lets through come after it.
void ChartsPane::readWaiting()
{
    if (m_stale && isVisible() && !m_isReading && !m_soon.isActive())
        m_soon.start(0);
}

// What was asked of another casefile, or of another day, is never answered.
void ChartsPane::restart()
{
    ++m_asked;
    m_isReading = false;
    m_cutOff.reset();
    readViews();
}

// One at a time; what changed meanwhile is read after it.
void ChartsPane::read()
{
    const Snapshot table = m_workbench.snapshot();
    enable();
    if (!m_workbench.casefile() || m_workbench.isLoading() || m_workbench.isFiltering()
        || m_isReading)
        return;
    m_stale = false;
    m_isReading = true;
    const int asked = ++m_asked;
    const ChartSpec wanted = spec();
    // The window goes on without a term that it does not know; a chart says that it cannot.
    const auto shown = m_workbench.filterProblems().empty() ? m_workbench.rows() : nullptr;
    const QDate saidBy = m_workbench.asOf().saidBy.value_or(QDate());
    m_workbench.read<ChartNumbers>(
        this,
        [wanted, table, shown, cutOff = m_cutOff, saidBy](
            sqlite3 *database) -> Result<ChartNumbers> {
            if (shown)
                return makeChartNumbers(wanted, {*table, shown->rows(), database, cutOff, saidBy});
            const auto rows = chartRows(wanted.filter, *table, database);
            if (!rows)
                return rows.error();
            return makeChartNumbers(wanted, {*table, *rows, database, cutOff, saidBy});
        },
        [this, wanted, asked](const Result<ChartNumbers> &numbers) {
            if (asked == m_asked)
                take(numbers, wanted);
        });
}

void ChartsPane::take(const Result<ChartNumbers> &numbers, const ChartSpec &spec)
{
    m_isReading = false;
    m_drawnSpec = spec;
    m_numbers = numbers ? *numbers : ChartNumbers();
    if (numbers && m_asked > m_askedBeforeEdit)
        m_cutOff = numbers->cutOff;
    const bool shows = numbers && !m_numbers.positions.empty();
    if (shows)
        m_canvas->setChart(spec, m_numbers);
    else
        m_empty->setTexts(tr("No chart"),
                          numbers
                              ? tr("No record fits the filter. Clear it, or choose another chart.")
                              : numbers.error().message);
    m_chooser->colours()->setSeries(
        spec, m_numbers.series, ChartStyle::forWindow(Theme::of(palette()).isDark));
    m_scroll->setVisible(shows);
    m_empty->setVisible(!shows);
    m_caveats->setCaveats(m_numbers.caveats);
    m_canvas->setAccessibleDescription(m_numbers.subtitle);
    layout()->activate(); // the caveats are of another height now
    if (numbers)
        compareWithFile(spec);
    emit drawn();
    readWaiting();
}

} // namespace sourceline
