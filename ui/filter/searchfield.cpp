#include "ui/filter/searchfield.h"

#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/filter/chiprows.h"
#include "ui/filter/filterchip.h"
#include "ui/filter/filterline.h"
#include "ui/filter/typedfilter.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace sourceline {

namespace {

// What is typed is applied at once where the filter before was there sooner than another key comes,
// else after a pause of as long as it took.
constexpr int leastPause = 0, betweenKeys = 90, longestPause = 150; // ms
constexpr int inset = 4;
constexpr int leastLine = 180; // px of the line before it goes on below the chips

} // namespace

SearchField::SearchField(Workbench &workbench, QWidget *parent)
    : QFrame(parent)
    , m_workbench(workbench)
    , m_chips(new ChipRows(this))
    , m_line(new FilterLine(this))
    , m_popup(new PickPopup(m_line))
    , m_message(new QLabel(this))
{
    m_line->setPlaceholderText(
        tr("Search words, or a field: by: means: place: from: killed>=1 conflicting:yes …"));
    m_line->setAccessibleName(tr("Search and filter"));
    m_message->setTextFormat(Qt::PlainText);
    m_message->setWordWrap(true);
    m_message->setAutoFillBackground(true);
    m_message->setMargin(spacing::small);
    m_message->setFrameShape(QFrame::Box);
    m_message->hide();
    setFocusProxy(m_line);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_later.setSingleShot(true);
    m_later.setInterval(leastPause);
    connect(&m_later, &QTimer::timeout, this, [this] { apply(true); });
    followTheLine();
    connect(m_chips, &ChipRows::changed, this, [this] {
        if (m_edited)
            m_edited->at = std::min(m_edited->at, chips().size());
        placeAll();
        apply(false);
    });
    connect(m_chips, &ChipRows::editAsked, this, &SearchField::edit);
    connect(m_chips, &ChipRows::leaveAsked, this, [this] { m_line->setFocus(); });
    connect(m_popup, &PickPopup::picked, this, &SearchField::use);
    connect(&m_workbench, &Workbench::filterChanged, this, &SearchField::follow);
    connect(&m_workbench, &Workbench::opened, this, [this] {
        m_edited.reset();
        setLine({});
        offer({});
    });
    connect(&m_workbench, &Workbench::rowsChanged, this, &SearchField::takeRows);
    connect(&m_workbench, &Workbench::facetsChanged, this, &SearchField::countAgain);
    placeAll();
}

void SearchField::followTheLine()
{
    connect(m_line, &QLineEdit::textEdited, this, &SearchField::typed);
    connect(m_line, &FilterLine::committed, this, &SearchField::commit);
    connect(m_line, &FilterLine::leaveAsked, this, &SearchField::escape);
    connect(m_line, &FilterLine::stepAsked, this, &SearchField::step);
    connect(m_line, &FilterLine::completionAsked, this, &SearchField::complete);
    connect(m_line, &FilterLine::focusCame, this, [this] {
        m_workbench.setFacetsWanted(this, true); // for completion
        showMessage();
        update();
    });
    connect(m_line, &FilterLine::focusLeft, this, [this] {
        if (m_later.isActive()) // whoever has it now adds to what was typed
            apply(true);
        m_workbench.setFacetsWanted(this, false);
        m_popup->hide();
        m_message->hide();
        update();
    });
    connect(m_line, &FilterLine::lastChipEditAsked, this, [this] {
        if (!chips().isEmpty())
            edit(chips().back());
    });
    connect(m_line, &FilterLine::lastChipAsked, this, [this] {
        m_chips->focus(chips().size() - 1, Qt::OtherFocusReason);
    });
    connect(m_line, &QLineEdit::cursorPositionChanged, this, &SearchField::showMessage);
}

const QList<FilterChip *> &SearchField::chips() const
{
    return m_chips->chips();
}

// What is typed stands where the chip stood that is edited.
FilterSpec SearchField::spec() const
{
    FilterSpec spec = m_chips->spec();
    const auto at = m_edited ? static_cast<std::ptrdiff_t>(m_edited->at) : std::ssize(spec.all);
    spec.all.insert(spec.all.begin() + at, m_typed.spec.all.begin(), m_typed.spec.all.end());
    return spec;
}

// In whatever order: a choice that another pane takes from its place goes to the end.
bool SearchField::isShown(const FilterSpec &filter) const
{
    const FilterSpec shown = spec();
    return filter.all.size() == shown.all.size()
           && std::ranges::is_permutation(filter.all, shown.all);
}

void SearchField::setLine(const QString &text)
{
    m_line->setText(text);
    m_typed = parseFilter(text);
    m_line->setProblems(m_typed.problems);
}

void SearchField::apply(bool refines)
{
    m_later.stop();
    m_applied.start();
    m_workbench.setFilter(spec(), refines);
    showProblems();
}

void SearchField::takeRows()
{
    if (m_applied.isValid() && !m_workbench.isFiltering()) {
        const qint64 took = m_applied.elapsed();
        m_later.setInterval(took < betweenKeys
                                ? leastPause
                                : static_cast<int>(std::min<qint64>(took, longestPause)));
        m_applied.invalidate();
    }
    showProblems();
}

void SearchField::typed()
{
    m_later.start();
    m_typed = typedFilter(m_line->text(), m_line->cursorPosition());
    m_line->setProblems(m_typed.problems);
    offer(completionsAt(m_line->text(), m_line->cursorPosition(), m_chips->spec(), m_workbench));
    showMessage();
}

void SearchField::commit()
{
    if (const PickRow *row = m_popup->current()) {
        use(*row);
        return;
    }
    offer({});
    makeChips();
    placeAll();
    apply(true); // instead of what was not finished; and then it is
    apply(false);
}

void SearchField::clear()
{
    m_edited.reset();
    m_line->clear();
    m_typed = {};
    m_chips->set({});
    offer({});
    placeAll();
    apply(false);
}

// Names that stand for nothing are known once the filter has run.
void SearchField::showProblems()
{
    std::vector<FilterProblem> inLine = m_typed.problems;
    QStringList ofChips(chips().size());
    const FilterSpec filter = m_workbench.filter();
    if (!m_workbench.isFiltering() && isShown(filter)) {
        for (const TermProblem &problem : m_workbench.filterProblems()) {
            const FilterSpec::Choice &choice = filter.all[problem.choice];
            for (qsizetype i = 0; i < chips().size(); ++i) {
                if (chips()[i]->choice() == choice)
                    ofChips[i] = problem.sentence;
            }
            const auto typed = std::ranges::find(m_typed.spec.all, choice);
            if (const auto at = typed - m_typed.spec.all.begin(); at < std::ssize(m_typed.places))
                inLine.push_back(
                    {m_typed.places[static_cast<size_t>(at)][problem.term], problem.sentence});
        }
    }
    std::ranges::sort(inLine, {}, [](const FilterProblem &problem) { return problem.range.start; });
    for (qsizetype i = 0; i < chips().size(); ++i)
        chips()[i]->setProblem(ofChips[i]);
    m_line->setProblems(inLine);
    showMessage();
}

// Of the term at the cursor, else of the first; never over the completions.
void SearchField::showMessage()
{
    const auto &problems = m_line->problems();
    if (problems.empty() || !m_line->hasFocus() || m_popup->isVisible()) {
        m_message->hide();
        return;
    }
    const auto atCursor = std::ranges::find_if(problems, [this](const FilterProblem &problem) {
        const int cursor = m_line->cursorPosition();
        return cursor >= problem.range.start
               && cursor <= problem.range.start + problem.range.length;
    });
    m_message->setText(atCursor == problems.end() ? problems.front().sentence : atCursor->sentence);
    m_line->setAccessibleDescription(m_message->text());
    if (m_message->parentWidget() != window())
        m_message->setParent(window());
    const int width = qBound(200, m_line->width(), 560);
    m_message->resize(width, m_message->heightForWidth(width));
    m_message->move(m_line->mapTo(window(), QPoint(0, m_line->height() + inset)));
    m_message->show();
    m_message->raise();
}

// Chips like words, and the line in what is left of the last row.
void SearchField::placeAll()
{
    const QPoint at = m_chips->place(width(), leastLine);
    const int row = ChipRows::rowHeight();
    m_line->setGeometry(at.x(), at.y(), width() - inset - at.x(), row);
    if (const int wanted = at.y() + row + inset; wanted != height())
        setFixedHeight(wanted);
    if (m_popup->isVisible()) { // it is as wide as the line
        const int current = m_popup->currentIndex().row();
        m_popup->open(m_completions.rows);
        m_popup->setCurrentIndex(m_popup->model()->index(current, 0));
    }
    update();
}

int SearchField::lineHeight() const
{
    return ChipRows::rowHeight() + 2 * inset;
}

QSize SearchField::sizeHint() const
{
    return {600, height()};
}

QSize SearchField::minimumSizeHint() const
{
    return {240, height()};
}

void SearchField::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    placeAll();
    showMessage();
}

// Chips are behind one stop of the keyboard, the line: Tab goes past them, Shift+Tab through them.
bool SearchField::focusNextPrevChild(bool next)
{
    const Qt::FocusReason reason = next ? Qt::TabFocusReason : Qt::BacktabFocusReason;
    if (m_chips->focused()) {
        if (m_chips->step(next ? 1 : -1, reason))
            return true;
        if (next) {
            m_line->setFocus(reason);
            return true;
        }
    } else if (!next && m_chips->focus(chips().size() - 1, reason)) {
        return true;
    }
    return next ? QFrame::focusNextPrevChild(next) : leaveBackwards();
}

// Qt would come back to the line by whoever has it as focus proxy.
bool SearchField::leaveBackwards()
{
    for (QWidget *before = previousInFocusChain(); before != this;
         before = before->previousInFocusChain()) {
        const bool isStop = (before->focusPolicy() & Qt::TabFocus) == Qt::TabFocus
                            && !before->focusProxy() && before->isEnabled() && before->isVisible()
                            && !isAncestorOf(before);
        if (isStop && before->window() == window()) {
            before->setFocus(Qt::BacktabFocusReason);
            return true;
        }
    }
    return false;
}

void SearchField::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::of(palette());
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(palette().color(QPalette::Base));
    painter.setPen(m_line->hasFocus() ? QPen(theme.accent, 1.5) : QPen(theme.hairline, 1));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.75, 0.75, -0.75, -0.75), 5, 5);
}

void SearchField::mousePressEvent(QMouseEvent *event)
{
    m_line->setFocus(Qt::MouseFocusReason);
    event->accept();
}

void SearchField::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeAll();
}

} // namespace sourceline
