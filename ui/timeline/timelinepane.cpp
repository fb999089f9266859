#include "ui/timeline/timelinepane.h"

#include "model/workbench/workbench.h"
#include "ui/common/emptystate.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"
#include "ui/timeline/timelineview.h"
#include "ui/timeline/timelinewords.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>
#include <QtConcurrentRun>

#include <chrono>
#include <cmath>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype selectedAtOnce = 50'000; // rows looked at; more on a worker
constexpr quint8 eventKind = 1;              // in the schema's order
constexpr double zoomStep = 1.6;
constexpr qint64 minuteTermsBelow = 2 * 1440; // a shorter period is filtered to the minute

/// `2019-12-27`, or `2019-12-27T23:30Z`; year 0 is 1 BCE, as in EDTF.
QString edtfOf(qint64 minute, bool toTheMinute)
{
    const auto days = static_cast<int>(std::floor(double(minute) / 1440));
    const std::chrono::year_month_day date{std::chrono::sys_days(std::chrono::days(days))};
    const int year = int(date.year());
    const auto digits = [](qint64 value, int width) {
        return u"%1"_s.arg(value, width, 10, QChar(u'0'));
    };
    QString text = (year < 0 ? u"-"_s : QString()) + digits(std::abs(year), 4) + u'-'
                   + digits(unsigned(date.month()), 2) + u'-' + digits(unsigned(date.day()), 2);
    const qint64 inDay = minute - qint64(days) * 1440;
    if (toTheMinute)
        text += u'T' + digits(inDay / 60, 2) + u':' + digits(inDay % 60, 2) + u'Z';
    return text;
}

/// Names kept in the window's state.
constexpr std::pair<LaneBy, QLatin1String> laneNames[] = {
    {LaneBy::Alleged, QLatin1String("alleged")},
    {LaneBy::Assessed, QLatin1String("assessed")},
    {LaneBy::EventType, QLatin1String("event_type")},
    {LaneBy::Means, QLatin1String("means")},
    {LaneBy::Place, QLatin1String("place")},
    {LaneBy::Target, QLatin1String("target")}};

} // namespace

FilterSpec withPeriod(FilterSpec filter, qint64 from, qint64 to)
{
    const bool toTheMinute = to - from < minuteTermsBelow;
    std::erase_if(filter.all, [](const FilterSpec::Choice &choice) {
        return choice.size() == 1 && !choice[0].negated
               && (choice[0].field == u"from" || choice[0].field == u"to");
    });
    filter.all.push_back({{u"from"_s, u":"_s, edtfOf(from, toTheMinute)}});
    filter.all.push_back({{u"to"_s, u":"_s, edtfOf(to, toTheMinute)}});
    return filter;
}

RowSet
rowsWithin(const IncidentTable &table, const RowSet &rows, qint64 from, qint64 to, DrawnKinds drawn)
{
    const auto isDrawn = [&](Row row) {
        const quint8 kind = table.value(ByteColumn::Kind, row);
        return isWordsKind(kind) ? drawn.words : kind == eventKind || drawn.bands;
    };
    std::vector<Row> within;
    for (const Row row : rows.rows()) {
        qint32 earliest = 0;
        qint32 latest = 0;
        if (isDrawn(row) && timeOf(table, row, earliest, latest)
            && (earliest == figure::open || earliest <= to)
            && (latest == figure::open || latest >= from))
            within.push_back(row);
    }
    return RowSet(std::move(within));
}

TimelinePane::TimelinePane(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_view(new TimelineView(workbench, this))
    , m_empty(new EmptyState(this))
    , m_stack(new QStackedLayout(this))
    , m_button(new QToolButton(m_view))
    , m_menu(new QMenu(this))
{
    setAccessibleName(tr("Timeline"));
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_empty);
    setFocusProxy(m_view);
    makeActions();
    m_button->setAutoRaise(true);
    m_button->setFocusPolicy(Qt::TabFocus);
    connect(m_button, &QToolButton::clicked, this, [this] {
        m_menu->popup(m_button->mapToGlobal(m_button->rect().bottomLeft()));
    });
    fillMenu(*m_menu);
    connect(m_view, &TimelineView::incidentAsked, this, &TimelinePane::incidentAsked);
    connect(m_view, &TimelineView::rangeSelected, this, &TimelinePane::selectPeriod);
    connect(m_view, &TimelineView::rangeChosen, this, [this](qint64 from, qint64 to) {
        m_workbench.setFilter(withPeriod(m_workbench.filter(), from, to));
    });
    connect(m_view, &TimelineView::undatedAsked, this, &TimelinePane::listUndated);
    connect(m_view, &TimelineView::dataChanged, this, &TimelinePane::arrange);
    connect(m_view, &TimelineView::laidOut, this, &TimelinePane::placeButton);
    connect(&m_workbench, &Workbench::opened, this, &TimelinePane::arrange);
    connect(&m_selecting, &QFutureWatcherBase::finished, this, [this] {
        if (m_selecting.future().resultCount() > 0)
            m_workbench.setSelection(m_selecting.result());
    });
    arrange();
}

TimelinePane::~TimelinePane()
{
    m_selecting.disconnect(this);
    m_selecting.waitForFinished();
}

void TimelinePane::makeActions()
{
    m_lanes = new QActionGroup(this);
    for (const auto &[by, name] : laneNames) {
        const QString words = TimelineWords::laneBy(by);
        QAction *action = m_lanes->addAction(tr("Lanes by %1").arg(words));
        action->setCheckable(true);
        action->setChecked(by == m_view->laneBy());
        action->setData(static_cast<int>(by));
        connect(action, &QAction::triggered, this, [this, by = by] {
            m_view->setLaneBy(by);
            placeButton();
        });
    }
    const auto shown = [this](const QString &text, bool on, void (TimelineView::*set)(bool)) {
        auto *action = new QAction(text, this);
        action->setCheckable(true);
        action->setChecked(on);
        connect(action, &QAction::toggled, m_view, set);
        return action;
    };
    m_words = shown(tr("&Statements and Developments"), false, &TimelineView::setShowsWords);
    m_bands = shown(tr("&Aggregate Reports"), true, &TimelineView::setShowsBands);
    const auto zoom = [this](const QString &text, const std::function<void()> &run) {
        auto *action = new QAction(text, this);
        connect(action, &QAction::triggered, this, run);
        m_zoom += action;
    };
    m_listUndated = new QAction(tr("&List What Has No Date"), this);
    connect(m_listUndated, &QAction::triggered, this, &TimelinePane::listUndated);
    zoom(tr("Zoom &In\t+"), [this] { m_view->zoomBy(zoomStep); });
    zoom(tr("Zoom &Out\t−"), [this] { m_view->zoomBy(1 / zoomStep); });
    zoom(tr("&Fit All\t0"), [this] { m_view->fit(); });
}

void TimelinePane::fillMenu(QMenu &menu)
{
    menu.addActions(m_lanes->actions());
    menu.addSeparator();
    menu.addAction(m_words);
    menu.addAction(m_bands);
    menu.addAction(m_listUndated);
    menu.addSeparator();
    menu.addActions(m_zoom);
}

// The incidents of a period that are drawn become the selection.
void TimelinePane::selectPeriod(qint64 from, qint64 to)
{
    const Snapshot table = m_workbench.snapshot();
    const std::shared_ptr<const RowSet> rows = m_workbench.rows();
    const DrawnKinds drawn{m_view->showsWords(), m_view->showsBands()};
    if (rows->size() <= selectedAtOnce) {
        m_selecting.setFuture({});
        m_workbench.setSelection(rowsWithin(*table, *rows, from, to, drawn));
        return;
    }
    m_selecting.setFuture(QtConcurrent::run(
        [table, rows, from, to, drawn] { return rowsWithin(*table, *rows, from, to, drawn); }));
}

void TimelinePane::listUndated()
{
    FilterSpec filter = m_workbench.filter();
    filter.all.push_back({{u"date"_s, u":"_s, u"unknown"_s}});
    m_workbench.setFilter(filter);
}

void TimelinePane::placeButton()
{
    const TimelineMetrics &metrics = m_view->geometry().metrics;
    m_listUndated->setEnabled(m_view->undated() > 0);
    m_button->setText(tr("Lanes: %1 ▾").arg(TimelineWords::laneBy(m_view->laneBy())));
    m_button->setFont(boldFont(font()));
    m_button->setAccessibleName(tr("Lanes: %1").arg(TimelineWords::laneBy(m_view->laneBy())));
    const QString rule = TimelineWords::laneRule(m_view->laneBy());
    const QString what = tr("What the lanes are, and what is shown");
    m_button->setToolTip(rule.isEmpty() ? what : plainTip(what + u'\n' + rule));
    m_button->setAccessibleDescription(rule);
    const QSize size = m_button->sizeHint();
    m_view->setHeadWidth(spacing::medium + size.width());
    m_button->setGeometry(spacing::medium,
                          std::max(1, (metrics.axis - size.height()) / 2),
                          size.width(),
                          std::min(size.height(), std::max(metrics.axis - 2, 12)));
}

void TimelinePane::arrange()
{
    const bool empty = m_view->isEmpty();
    m_stack->setCurrentWidget(empty ? static_cast<QWidget *>(m_empty) : m_view);
    setFocusProxy(empty ? nullptr : m_view);
    if (empty)
        showEmpty();
}

void TimelinePane::showEmpty()
{
    const qint64 undated = m_view->data()->undated;
    if (!m_workbench.casefile())
        m_empty->setTexts(tr("No casefile is open"),
                          tr("The timeline shows its incidents by when they happened."));
    else if (m_workbench.isLoading())
        m_empty->setTexts(tr("Reading the incidents…"), {});
    else if (undated > 0)
        m_empty->setTexts(tr("No incident here has a date"),
                          tr("An incident appears as soon as a date is recorded for it (F2 in the "
                             "table)."));
    else if (m_workbench.filter().isActive())
        m_empty->setTexts(tr("No event matches"),
                          tr("The filter at the top (Ctrl+F) lets no event and no aggregate report "
                             "through. Statements and developments can be shown too."));
    else
        m_empty->setTexts(tr("Nothing happened yet"),
                          tr("Events and aggregate reports appear here as they are recorded (N). "
                             "Statements and developments can be shown too."));
}

QJsonObject TimelinePane::state() const
{
    QString lanes;
    for (const auto &[by, name] : laneNames) {
        if (by == m_view->laneBy())
            lanes = name;
    }
    return {{u"lanes"_s, lanes},
            {u"statements"_s, m_words->isChecked()},
            {u"aggregates"_s, m_bands->isChecked()}};
}

void TimelinePane::setState(const QJsonObject &state)
{
    for (const auto &[by, name] : laneNames) {
        if (state[u"lanes"].toString() != name)
            continue;
        m_view->setLaneBy(by);
        for (QAction *action : m_lanes->actions())
            action->setChecked(action->data().toInt() == static_cast<int>(by));
    }
    m_words->setChecked(state[u"statements"].toBool(false));
    m_bands->setChecked(state[u"aggregates"].toBool(true));
    placeButton();
}

} // namespace sourceline
