#include "ui/filter/chiprows.h"

#include "ui/filter/filterchip.h"

#include <QCoreApplication>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>

namespace sourceline {

namespace {

constexpr int inset = 4;
constexpr int mostRows = 4; // in sight

int rowOf(const QRect &place)
{
    return (place.y() - inset) / (ChipRows::rowHeight() + inset);
}

} // namespace

ChipRows::ChipRows(QWidget *parent)
    : QWidget(parent)
    , m_bar(new QScrollBar(Qt::Vertical, this))
{
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_bar->setCursor(Qt::ArrowCursor);
    m_bar->hide();
    connect(m_bar, &QScrollBar::valueChanged, this, &ChipRows::scrollTo);
}

int ChipRows::rowHeight()
{
    return FilterChip().sizeHint().height();
}

FilterSpec ChipRows::spec() const
{
    FilterSpec spec;
    for (const FilterChip *chip : m_chips)
        spec.all.push_back(chip->choice());
    return spec;
}

FilterChip *ChipRows::make(const FilterSpec::Choice &choice)
{
    auto *chip = new FilterChip(this);
    chip->setChoice(choice);
    connect(chip, &FilterChip::changed, this, &ChipRows::changed);
    connect(chip, &FilterChip::removed, this, [this, chip] { removeByUser(chip); });
    connect(chip, &FilterChip::negateAsked, this, [this, chip] { negate(chip); });
    connect(chip, &FilterChip::editAsked, this, [this, chip] { emit editAsked(chip); });
    connect(chip, &FilterChip::leaveAsked, this, &ChipRows::leaveAsked);
    connect(chip, &FilterChip::stepAsked, this, [this](int by) {
        if (!step(by, Qt::OtherFocusReason) && by > 0)
            emit leaveAsked();
    });
    chip->show();
    return chip;
}

void ChipRows::set(const FilterSpec &spec)
{
    while (!m_chips.isEmpty())
        remove(m_chips.back());
    insert(0, spec);
}

void ChipRows::insert(qsizetype at, const FilterSpec &spec)
{
    m_showsEnd = m_showsEnd || at == m_chips.size();
    for (const FilterSpec::Choice &choice : spec.all)
        m_chips.insert(at++, make(choice));
}

void ChipRows::remove(FilterChip *chip)
{
    m_chips.removeAll(chip);
    chip->hide();
    chip->deleteLater();
}

void ChipRows::removeByUser(FilterChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    const bool hadFocus = chip->hasFocus();
    m_chips.removeAll(chip);
    if (hadFocus && !focus(at, Qt::OtherFocusReason))
        emit leaveAsked();
    remove(chip);
    emit changed();
}

// Not (a or b) is neither a nor b: a chip each.
void ChipRows::negate(FilterChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    FilterSpec each;
    for (FilterTerm term : chip->choice()) {
        term.negated = !term.negated;
        each.all.push_back({term});
    }
    insert(at, each);
    focus(at, Qt::OtherFocusReason);
    remove(chip);
    emit changed();
}

std::vector<QRect> ChipRows::laid(int width) const
{
    const int height = rowHeight();
    std::vector<QRect> places;
    int x = 2 * inset, y = inset;
    for (const FilterChip *chip : m_chips) {
        const int wide = std::min(chip->sizeHint().width(), width - 3 * inset);
        if (x + wide > width - inset && x > 2 * inset) {
            x = 2 * inset;
            y += height + inset;
        }
        places.emplace_back(x, y, wide, height);
        x += wide + inset;
    }
    return places;
}

QPoint ChipRows::place(int width, int least)
{
    const int line = rowHeight() + inset;
    m_places = laid(width);
    int rows = m_places.empty() ? 0 : rowOf(m_places.back()) + 1;
    const bool scrolls = rows > mostRows;
    if (scrolls) {
        m_places = laid(width - m_bar->sizeHint().width());
        rows = rowOf(m_places.back()) + 1;
    }
    const int shown = std::min(rows, mostRows);
    setGeometry(0, 0, width, inset + shown * line);
    const QSignalBlocker silent(m_bar);
    m_bar->setVisible(scrolls);
    m_bar->setRange(0, rows - shown);
    m_bar->setPageStep(shown);
    if (std::exchange(m_showsEnd, false))
        m_bar->setValue(rows);
    const int bar = m_bar->sizeHint().width();
    m_bar->setGeometry(width - bar, inset, bar - 1, shown * line - inset);
    scrollTo(m_bar->value());
    if (rows == 0)
        return {2 * inset, inset};
    const int x = m_places.back().right() + 1 + inset;
    const bool fits = !scrolls && width - inset - x >= least;
    return fits ? QPoint(x, m_places.back().y()) : QPoint(2 * inset, inset + shown * line);
}

void ChipRows::scrollTo(int row)
{
    const int up = row * (rowHeight() + inset);
    for (qsizetype i = 0; i < std::min<qsizetype>(m_chips.size(), std::ssize(m_places)); ++i)
        m_chips[i]->setGeometry(m_places[static_cast<size_t>(i)].translated(0, -up));
}

void ChipRows::reveal(const FilterChip *chip)
{
    const auto at = static_cast<size_t>(m_chips.indexOf(chip));
    if (at >= m_places.size() || !m_bar->isVisibleTo(this))
        return;
    const int row = rowOf(m_places[at]);
    m_bar->setValue(std::clamp(m_bar->value(), row - mostRows + 1, row));
}

FilterChip *ChipRows::focused() const
{
    const auto found = std::ranges::find_if(m_chips, &QWidget::hasFocus);
    return found == m_chips.end() ? nullptr : *found;
}

bool ChipRows::focus(qsizetype at, Qt::FocusReason reason)
{
    if (at < 0 || at >= m_chips.size())
        return false;
    reveal(m_chips[at]);
    m_chips[at]->setFocus(reason);
    return true;
}

bool ChipRows::step(int by, Qt::FocusReason reason)
{
    return focus(m_chips.indexOf(focused()) + by, reason);
}

void ChipRows::wheelEvent(QWheelEvent *event)
{
    if (m_bar->isVisibleTo(this))
        QCoreApplication::sendEvent(m_bar, event);
    else
        QWidget::wheelEvent(event);
}

} // namespace sourceline
