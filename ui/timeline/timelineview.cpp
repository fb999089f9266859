#include "ui/timeline/timelineview.h"

#include "model/workbench/titlepages.h"
#include "ui/common/theme.h"
#include "ui/timeline/timelineaccessible.h"
#include "ui/timeline/timelinewords.h"

#include <QEvent>
#include <QSet>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

namespace sourceline {

namespace {

constexpr int editsPause = 40;         // ms
constexpr int longEditsPause = 400;    // ms; where the work takes a while
constexpr int recordsPause = 150;      // ms
constexpr int longRecordsPause = 1000; // ms
constexpr qsizetype madeAtOnce = 5000; // rows; more go to a worker
constexpr double margin = 0.1;         // of the width, beside an incident that is brought into view

// Links, local times, and documents with their outlets; what another program did names nothing.
bool concernsRecords(const Edit &edit)
{
    static const QSet<QByteArray> read = {"link", "document", "actor", "incident"};
    return edit.rows.empty() || edit.kind == "outside"
           || std::ranges::any_of(edit.rows,
                                  [](const TouchedRow &row) { return read.contains(row.table); });
}

} // namespace

TimelineView::TimelineView(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_data(std::make_shared<const TimelineData>())
{
    installTimelineAccessibility();
    setAccessibleName(tr("Timeline"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_painter.setStyle(palette(), font());
    connect(&m_making, &QFutureWatcherBase::finished, this, [this] {
        if (!m_making.isCanceled() && m_making.future().resultCount() > 0)
            take(m_making.result());
    });
    connectWorkbench();
    remake();
    readRecords();
}

TimelineView::~TimelineView()
{
    if (m_cancelled)
        m_cancelled->store(true);
    m_making.disconnect(this);
    m_making.waitForFinished();
}

void TimelineView::connectWorkbench()
{
    connect(&m_workbench, &Workbench::opened, this, [this] {
        m_fit = Fit::Events;
        m_records = std::make_shared<const TimelineRecords>();
        m_targets.reset();
        m_asked = {};
        remake();
        readRecords();
    });
    auto *afterEdits = new QTimer(this);
    afterEdits->setSingleShot(true);
    connect(afterEdits, &QTimer::timeout, this, &TimelineView::remake);
    connect(&m_workbench, &Workbench::rowsChanged, this, [this, afterEdits] {
        // The row that was edited is painted first, and a run of edits is drawn once.
        if (!std::exchange(m_edited, false))
            remake();
        else
            afterEdits->start(m_workbench.rows()->size() > madeAtOnce ? longEditsPause
                                                                      : editsPause);
    });
    connect(&m_workbench, &Workbench::currentChanged, this, &TimelineView::followCurrent);
    connect(&m_workbench, &Workbench::selectionChanged, this, qOverload<>(&QWidget::update));
    connect(&m_workbench, &Workbench::dossierChanged, this, qOverload<>(&QWidget::update));
    auto *settled = new QTimer(this);
    settled->setSingleShot(true);
    connect(settled, &QTimer::timeout, this, &TimelineView::readRecords);
    connect(&m_workbench, &Workbench::asOfChanged, settled, [settled] {
        settled->start(recordsPause);
    });
    connect(&m_workbench, &Workbench::edited, this, [this, settled](const Edit &edit) {
        if (concernsRecords(edit))
            settled->start(m_workbench.rows()->size() > madeAtOnce ? longRecordsPause
                                                                   : recordsPause);
        m_edited = true;
        m_saidOf = {};
        m_targets.reset();
        if (m_laneBy == LaneBy::Target)
            readTargetsFor([this] { remake(); });
    });
}

void TimelineView::setLaneBy(LaneBy by)
{
    if (by == m_laneBy)
        return;
    m_laneBy = by;
    if (by == LaneBy::Target && !m_targets)
        readTargetsFor([this] { remake(); });
    else
        remake();
}

void TimelineView::setShowsWords(bool shows)
{
    if (std::exchange(m_words, shows) != shows)
        remake();
}

void TimelineView::setShowsBands(bool shows)
{
    if (std::exchange(m_bands, shows) != shows)
        lay();
}

void TimelineView::setHeadWidth(int width)
{
    if (std::exchange(m_headWidth, width) != width)
        lay();
}

void TimelineView::readTargetsFor(const std::function<void()> &then)
{
    m_workbench.read<Targets>(
        this,
        [](sqlite3 *database) { return readTargets(database); },
        [this, then](const Result<Targets> &read) {
            if (read)
                m_targets = std::make_shared<const Targets>(*read);
            then();
        });
}

void TimelineView::readRecords()
{
    if (!m_workbench.casefile())
        return;
    using Records =
        std::shared_ptr<const TimelineRecords>; // a hundred thousand are not copied here
    m_workbench.read<Records>(
        this,
        [](sqlite3 *database) -> Result<Records> {
            auto read = readTimelineRecords(database);
            return read ? Result<Records>(std::make_shared<const TimelineRecords>(std::move(*read)))
                        : read.error();
        },
        [this, asked = ++m_recordsAsked](const Result<Records> &read) {
            if (!read || asked != m_recordsAsked)
                return;
            const auto before = std::exchange(m_records, *read)->times;
            const auto &now = m_records->times;
            // Marks move only where a time was recorded or taken away.
            if (before && now ? *before == *now : before == now)
                lay();
            else
                remake();
        });
}

void TimelineView::remake()
{
    const TimelineAsk ask{
        m_workbench.snapshot(), m_workbench.rows(), m_laneBy, m_words, m_targets, m_records->times};
    // Time has its own order: all incidents in another one are drawn as they were.
    const bool isAll = ask.rows->size() == ask.table->incidents;
    TimelineAsk asked = ask;
    asked.rows = isAll ? nullptr : ask.rows;
    if (isAll && asked == m_asked)
        return;
    m_asked = std::move(asked);
    if (m_cancelled)
        m_cancelled->store(true);
    m_cancelled = std::make_shared<std::atomic_bool>(false);
    if (ask.rows->size() <= madeAtOnce) {
        m_making.setFuture({});
        take(makeTimeline(ask));
        return;
    }
    m_making.setFuture(QtConcurrent::run(
        [ask, cancelled = m_cancelled] { return makeTimeline(ask, cancelled.get()); }));
}

void TimelineView::take(const std::shared_ptr<const TimelineData> &data)
{
    m_data = data;
    lay();
    emit dataChanged();
}

Row TimelineView::currentRow() const
{
    const Snapshot &table = m_data->ask.table;
    const Id current = m_workbench.current();
    return table && current.isValid() ? table->rowOf(current) : table ? table->rowCount() : 0;
}

void TimelineView::lay()
{
    const QFontMetrics metrics(font());
    TimelineMetrics sizes;
    sizes.width = width();
    sizes.height = height();
    sizes.axis = metrics.height() + 16;
    sizes.rail = metrics.height() + 10;
    sizes.note = undated() > 0 && !m_data->isEmpty() ? metrics.height() + 4 : 0;
    sizes.lane = metrics.height() + 8;
    sizes.head = m_headWidth;
    sizes.level = std::max(16, metrics.height());
    if (m_data->ask.table) {
        // Names are as wide as those of the lanes there is room for.
        sizes.labels = m_painter.labelsWidth(TimelineGeometry(m_data, m_scale, sizes, m_bands));
        sizes.labels = std::min(sizes.labels, std::max(0, width() / 3));
    }
    if (m_fit == Fit::Events && !m_data->isEmpty())
        m_scale = TimeScale::fitted(m_data->first, m_data->last, sizes.plotWidth());
    else if (m_fit == Fit::All && !m_data->isEmpty())
        m_scale = TimeScale::fitted(m_data->firstOfAll, m_data->lastOfAll, sizes.plotWidth());
    m_geometry =
        m_data->ask.table ? TimelineGeometry(m_data, m_scale, sizes, m_bands) : TimelineGeometry();
    m_arcs = m_data->ask.table ? arcsOf(m_geometry, m_records->links) : std::vector<TimelineArc>();
    m_railMarks = railOf(m_geometry, m_records->publications);
    setAccessibleDescription(TimelineWords::undated(m_geometry.undated));
    m_hovered = -1;
    m_baseIsStale = true;
    makeWalk();
    update();
    emit laidOut();
    notifyWalkChanged(this);
}

void TimelineView::makeWalk()
{
    m_walk.clear();
    std::vector<std::pair<double, Row>> found;
    const auto add = [&](Row row) {
        qint32 from = 0;
        qint32 to = 0;
        m_data->spanOf(row, from, to);
        found.emplace_back(TimelineData::Span{from, to}.anchor(), row);
    };
    if (m_geometry.dense) {
        if (const Row row = currentRow(); m_geometry.stripOf(row) >= 0 && m_data->holds(row))
            add(row);
    }
    for (const TimelineGeometry::Item &item : m_geometry.items) {
        if (item.kind != TimelineGeometry::ItemKind::Gathered)
            add(item.row);
    }
    for (const Row row : m_geometry.members)
        add(row);
    for (const TimelineGeometry::Item &band : m_geometry.bands)
        add(band.row);
    std::sort(found.begin(), found.end());
    for (const auto &[time, row] : found)
        m_walk.push_back(row);
}

void TimelineView::setScale(const TimeScale &scale)
{
    m_fit = Fit::None;
    if (scale == m_scale)
        return;
    m_scale = scale;
    lay();
}

void TimelineView::zoomBy(double factor)
{
    const double width = m_geometry.metrics.plotWidth();
    double about = width / 2;
    if (m_pointerLeads) {
        about = std::clamp(m_pointer.x() - m_geometry.metrics.labels * 1.0, 0.0, width);
    } else if (const auto at = m_geometry.placeOf(currentRow())) {
        const double x = at->x() - m_geometry.metrics.labels;
        if (x >= 0 && x <= width)
            about = x;
    }
    setScale(m_scale.zoomed(factor, about, width));
}

void TimelineView::panBy(double share)
{
    const double width = m_geometry.metrics.plotWidth();
    setScale(m_scale.panned(-share * width, width));
}

void TimelineView::fit()
{
    const bool bandsReachOut =
        m_data->firstOfAll < m_data->first || m_data->lastOfAll > m_data->last;
    m_fit = m_bands && bandsReachOut && m_fit != Fit::All ? Fit::All : Fit::Events;
    lay();
}

void TimelineView::showPeriod(double from, double to)
{
    setScale(TimeScale::fitted(from, to, m_geometry.metrics.plotWidth()));
}

void TimelineView::followCurrent()
{
    if (m_geometry.dense)
        makeWalk();
    const Row row = currentRow();
    const std::optional<QPointF> at = m_geometry.data ? m_geometry.placeOf(row) : std::nullopt;
    if (at && !isInSight(row)) {
        const double x = at->x() - m_geometry.metrics.labels;
        const double width = m_geometry.metrics.plotWidth();
        const double to = x < width / 2 ? width * margin : width * (1 - margin);
        setScale(m_scale.panned(to - x, width));
    }
    update();
    notifyCurrentChanged(this);
}

// What is not drawn at all is not looked for.
bool TimelineView::isInSight(Row row) const
{
    const IncidentTable &table = *m_data->ask.table;
    TimelineData::Span span;
    if (!m_data->holds(row) || !m_data->spanOf(row, span.from, span.to)
        || (!m_bands && table.value(ByteColumn::Kind, row) == 2))
        return true;
    const bool isSpan =
        !isInstant(table, row) && span.from != figure::open && span.to != figure::open;
    const double left = m_geometry.xOf(isSpan ? span.from : span.anchor());
    const double right = m_geometry.xOf(isSpan ? span.to + 1.0 : span.anchor());
    return right >= m_geometry.metrics.labels && left <= m_geometry.metrics.width;
}

int TimelineView::walkIndex() const
{
    const auto at = std::find(m_walk.begin(), m_walk.end(), currentRow());
    return at == m_walk.end() ? -1 : static_cast<int>(at - m_walk.begin());
}

const RowText *TimelineView::textOf(Row row) const
{
    const Id id = m_data->ask.table->idOf(row);
    return m_workbench.titles().find(id, [id] { return std::vector<Id>{id}; });
}

void TimelineView::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    lay();
}

void TimelineView::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange && event->type() != QEvent::FontChange
        && event->type() != QEvent::StyleChange)
        return;
    m_painter.setStyle(palette(), font());
    lay();
}

} // namespace sourceline
