// What the person chose becomes the spec.
#include "ui/chart/chartchoices.h"
#include "ui/chart/chartchooser.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QSpinBox>

namespace sourceline {

using namespace chartchoices;

namespace {

using Kind = ChartSpec::Kind;
using Measure = ChartSpec::Measure;

bool asksTheSame(const ChartSpec &a, const ChartSpec &b)
{
    return a.kind == b.kind && a.measure == b.measure && a.munitionsMeasure == b.munitionsMeasure
           && a.grouping == b.grouping && a.stacking == b.stacking && a.period == b.period
           && a.filter == b.filter;
}

} // namespace

void ChartChooser::take()
{
    if (m_isFilling)
        return;
    const ChartSpec before = m_spec;
    m_spec.kind = static_cast<Kind>(m_kind->currentData().toInt());
    m_spec.period = static_cast<ChartSpec::Period>(m_period->currentData().toInt());
    m_spec.title = m_title->text().simplified();
    m_spec.subtitle = m_subtitle->text().simplified();
    m_spec.caveat = m_caveat->text().simplified();
    takeSplit(before);
    takeWords(before);
    fill();
    if (!(m_spec == before))
        emit changed();
}

// "Who is assessed to have done it" over what is alleged is a false finding in large letters.
void ChartChooser::takeWords(const ChartSpec &before)
{
    if (asksTheSame(m_spec, before))
        return;
    if (m_worded && asksTheSame(m_spec, *m_worded) && m_spec.title.isEmpty()
        && m_spec.subtitle.isEmpty()) {
        m_spec.title = m_worded->title;
        m_spec.subtitle = m_worded->subtitle;
        m_worded.reset();
        return;
    }
    if (m_spec.title.isEmpty() && m_spec.subtitle.isEmpty())
        return;
    m_worded = before;
    m_worded->title = m_spec.title;
    m_worded->subtitle = m_spec.subtitle;
    m_spec.title.clear();
    m_spec.subtitle.clear();
    emit wordsDropped(m_worded->title.isEmpty() ? m_worded->subtitle : m_worded->title);
}

void ChartChooser::setFilter(const FilterSpec &filter)
{
    if (m_spec.filter == filter)
        return;
    const ChartSpec before = m_spec;
    m_spec.filter = filter;
    takeWords(before);
    fill();
}

void ChartChooser::takeSplit(const ChartSpec &before)
{
    if (m_spec.kind == before.kind) {
        const MeasureChoice &measure =
            measures[static_cast<size_t>(m_measure->currentData().toInt())];
        if (m_measure->count() > 1) {
            m_spec.measure = measure.measure;
            m_spec.munitionsMeasure = QLatin1String(measure.munitions);
        }
        m_spec.grouping = static_cast<ChartSpec::Category>(m_grouping->currentData().toInt());
        m_spec.stacking = static_cast<ChartSpec::Category>(m_stacking->currentData().toInt());
        if (isOfBars(m_spec) || m_spec.kind == Kind::Figures)
            m_spec.order = static_cast<ChartSpec::Order>(m_order->currentData().toInt());
        m_spec.top = m_top->value();
        m_spec.retelling = m_retelling->isChecked();
    } else { // what another kind was split by may not fit this one
        m_spec.measure = m_spec.kind == Kind::Figures ? Measure::Munitions : Measure::Incidents;
        m_spec.munitionsMeasure.clear();
        m_spec.grouping =
            m_spec.kind == Kind::Ranked ? ChartSpec::Category::Place : ChartSpec::Category::None;
        m_spec.order = isOfBars(m_spec) ? ChartSpec::Order::Largest : ChartSpec::Order::Date;
        m_spec.colours.clear(); // of series that it does not have
        m_spec.stacking = ChartSpec::Category::None;
        if (!m_spec.check())
            m_spec.stacking = m_spec.kind == Kind::Accusations ? ChartSpec::Category::Accusation
                                                               : ChartSpec::Category::Stance;
    }
    if (m_spec.stacking != before.stacking)
        m_spec.colours.clear();
}

} // namespace sourceline
