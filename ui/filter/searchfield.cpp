#include "ui/filter/searchfield.h"

#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/filter/filterchip.h"
#include "ui/filter/filterline.h"

#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

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
    connect(m_line, &QLineEdit::textEdited, this, &SearchField::typed);
    connect(m_line, &FilterLine::committed, this, &SearchField::commit);
    connect(m_line, &FilterLine::leaveAsked, this, &SearchField::escape);
    connect(m_line, &FilterLine::stepAsked, this, &SearchField::step);
    connect(m_line, &FilterLine::completionAsked, this, &SearchField::complete);
    connect(m_line, &FilterLine::focusCame, this, [this] {
        m_workbench.setFacetsWanted(this, true); // for completion
    });
    connect(m_line, &FilterLine::focusLeft, this, [this] {
        m_workbench.setFacetsWanted(this, false);
        m_popup->hide();
        m_message->hide();
        update();
    });
    connect(m_line, &FilterLine::lastChipAsked, this, [this] {
        if (!m_chips.isEmpty())
            edit(m_chips.back());
    });
    connect(m_line, &QLineEdit::cursorPositionChanged, this, &SearchField::showMessage);
    connect(m_popup, &PickPopup::picked, this, &SearchField::use);
    connect(&m_workbench, &Workbench::filterChanged, this, &SearchField::follow);
    connect(&m_workbench, &Workbench::rowsChanged, this, &SearchField::takeRows);
    connect(&m_workbench, &Workbench::facetsChanged, this, &SearchField::countAgain);
    placeAll();
}

FilterSpec SearchField::chipSpec() const
{
    FilterSpec spec;
    for (const FilterChip *chip : m_chips)
        spec.all.push_back(chip->choice());
    return spec;
}

FilterSpec SearchField::spec() const
{
    FilterSpec spec = chipSpec();
    const ParsedFilter typed = parseFilter(m_line->text());
    spec.all.insert(spec.all.end(), typed.spec.all.begin(), typed.spec.all.end());
    return spec;
}

FilterChip *SearchField::addChip(const FilterSpec::Choice &choice)
{
    auto *chip = new FilterChip(this);
    chip->setChoice(choice);
    m_chips.append(chip);
    connect(chip, &FilterChip::changed, this, [this] {
        placeAll();
        apply(false);
    });
    connect(chip, &FilterChip::removed, this, [this, chip] { remove(chip); });
    connect(chip, &FilterChip::negateAsked, this, [this, chip] { negate(chip); });
    connect(chip, &FilterChip::editAsked, this, [this, chip] { edit(chip); });
    chip->show();
    return chip;
}

void SearchField::setChips(const FilterSpec &spec)
{
    for (FilterChip *chip : std::as_const(m_chips)) {
        chip->hide();
        chip->deleteLater();
    }
    m_chips.clear();
    for (const FilterSpec::Choice &choice : spec.all)
        addChip(choice);
    // Tab goes through the chips as they stand, then to the line.
    for (qsizetype i = 1; i < m_chips.size(); ++i)
        setTabOrder(m_chips[i - 1], m_chips[i]);
    if (!m_chips.isEmpty())
        setTabOrder(m_chips.back(), m_line);
    placeAll();
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
    m_line->setProblems(parseFilter(m_line->text()).problems);
    m_completions = completionsAt(m_line->text(), m_line->cursorPosition(), m_workbench);
    m_popup->open(m_completions.rows);
    m_line->setCompletes(!m_completions.rows.empty());
    showMessage();
}

// What is right becomes chips, what is wrong stays to be mended.
void SearchField::commit()
{
    if (const PickRow *row = m_popup->current()) {
        use(*row);
        return;
    }
    m_popup->hide();
    m_line->setCompletes(false);
    const ParsedFilter parsed = parseFilter(m_line->text());
    QStringList wrong;
    for (const FilterProblem &problem : parsed.problems)
        wrong.append(m_line->text().mid(problem.range.start, problem.range.length));
    for (const FilterSpec::Choice &choice : parsed.spec.all)
        addChip(choice);
    m_line->setText(wrong.join(u' '));
    m_line->setProblems(parseFilter(m_line->text()).problems);
    placeAll();
    apply(false);
}

void SearchField::edit(FilterChip *chip)
{
    const QString text = filterText(chip->choice());
    const QString rest = m_line->text();
    remove(chip);
    m_line->setText(rest.isEmpty() ? text : QString(text + u' ' + rest));
    m_line->setCursorPosition(static_cast<int>(text.size()));
    m_line->setFocus();
    apply(false);
}

// Not (a or b) is neither a nor b: a chip each.
void SearchField::negate(FilterChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    const FilterSpec before = chipSpec();
    FilterSpec spec;
    for (size_t i = 0; i < before.all.size(); ++i) {
        if (static_cast<qsizetype>(i) != at) {
            spec.all.push_back(before.all[i]);
            continue;
        }
        for (FilterTerm term : before.all[i]) {
            term.negated = !term.negated;
            spec.all.push_back({term});
        }
    }
    setChips(spec);
    m_chips[at]->setFocus();
    apply(false);
}

void SearchField::remove(FilterChip *chip)
{
    const qsizetype at = m_chips.indexOf(chip);
    m_chips.removeAll(chip);
    if (chip->hasFocus()) {
        QWidget *next = at < m_chips.size() ? static_cast<QWidget *>(m_chips[at]) : m_line;
        next->setFocus();
    }
    chip->hide();
    chip->deleteLater();
    placeAll();
    apply(false);
}

// Set by another pane, or stepped to: all of it as chips.
void SearchField::follow()
{
    if (m_workbench.filter() == spec())
        return;
    m_later.stop();
    m_line->clear();
    m_line->setProblems({});
    m_popup->hide();
    setChips(m_workbench.filter());
    showProblems();
}

// Names that stand for nothing are known once the filter has run.
void SearchField::showProblems()
{
    const ParsedFilter parsed = parseFilter(m_line->text());
    std::vector<FilterProblem> inLine = parsed.problems;
    QStringList ofChips(m_chips.size());
    if (!m_workbench.isFiltering() && m_workbench.filter() == spec()) {
        const size_t chips = static_cast<size_t>(m_chips.size());
        for (const TermProblem &problem : m_workbench.filterProblems()) {
            if (problem.choice < chips)
                ofChips[static_cast<qsizetype>(problem.choice)] = problem.sentence;
            else if (problem.choice - chips < parsed.places.size())
                inLine.push_back(
                    {parsed.places[problem.choice - chips][problem.term], problem.sentence});
        }
    }
    std::ranges::sort(inLine, {}, [](const FilterProblem &problem) { return problem.range.start; });
    for (qsizetype i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setProblem(ofChips[i]);
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

// Other counts for the same offers; none is changed under whoever is choosing.
void SearchField::countAgain()
{
    if (!m_popup->isVisible() || m_popup->current())
        return;
    m_completions = completionsAt(m_line->text(), m_line->cursorPosition(), m_workbench);
    m_popup->open(m_completions.rows);
    m_line->setCompletes(!m_completions.rows.empty());
}

void SearchField::complete()
{
    const PickRow *row = m_popup->current();
    if (row)
        use(*row);
    else if (!m_completions.rows.empty())
        use(PickRow(m_completions.rows.front()));
}

void SearchField::use(const PickRow &row)
{
    QString text = m_line->text();
    const QString name = row.name;
    text.replace(m_completions.start, m_completions.length, name);
    const int cursor = m_completions.start + static_cast<int>(name.size());
    m_line->setText(text);
    m_line->setCursorPosition(cursor);
    m_line->setFocus();
    // A field is followed by its values.
    m_completions = name.endsWith(u':') ? completionsAt(text, cursor, m_workbench) : Completions{};
    m_popup->open(m_completions.rows);
    m_line->setCompletes(!m_completions.rows.empty());
    apply(true);
}

void SearchField::step(int by)
{
    if (m_popup->isVisible())
        m_popup->step(by);
    else if (by > 0)
        emit leaveAsked();
}

// First the list, then what was typed, then the field itself.
void SearchField::escape()
{
    if (m_popup->isVisible()) {
        m_popup->hide();
        m_line->setCompletes(false);
        showMessage();
    } else if (!m_line->text().isEmpty()) {
        m_line->clear();
        apply(false);
    } else {
        emit leaveAsked();
    }
}

// Chips like words, and the line in what is left of the last row.
int SearchField::arrange(int width, bool place)
{
    const int row = FilterChip().sizeHint().height();
    int x = 2 * inset, y = inset;
    for (FilterChip *chip : m_chips) {
        const QSize size = chip->sizeHint();
        if (x + size.width() > width - inset && x > 2 * inset) {
            x = 2 * inset;
            y += row + inset;
        }
        if (place)
            chip->setGeometry(x, y, qMin(size.width(), width - 3 * inset), row);
        x += size.width() + inset;
    }
    if (width - inset - x < leastLine && !m_chips.isEmpty()) {
        x = 2 * inset;
        y += row + inset;
    }
    if (place)
        m_line->setGeometry(x, y, width - inset - x, row);
    return y + row + inset;
}

void SearchField::placeAll()
{
    arrange(width(), true);
    const int wanted = arrange(width(), false);
    if (wanted != height())
        setFixedHeight(wanted);
    update();
}

int SearchField::lineHeight() const
{
    return FilterChip().sizeHint().height() + 2 * inset;
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
