#include "ui/filter/filterbar.h"

#include "model/workbench/workbench.h"
#include "ui/common/theme.h"
#include "ui/filter/filterline.h"
#include "ui/filter/searchfield.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QToolButton *buttonFor(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

FilterBar::FilterBar(Workbench &workbench, QWidget *parent)
    : QWidget(parent)
    , m_workbench(workbench)
    , m_field(new SearchField(workbench, this))
    , m_count(new QLabel(this))
    , m_search(new QAction(tr("&Search and Filter"), this))
    , m_clear(new QAction(tr("C&lear the Filter"), this))
    , m_back(new QAction(tr("Filter &Before"), this))
    , m_forward(new QAction(tr("Filter &After"), this))
{
    m_search->setShortcut(QKeySequence(u"Ctrl+F"_s));
    m_clear->setShortcut(QKeySequence(u"Ctrl+Shift+F"_s));
    m_back->setShortcut(QKeySequence(u"Alt+Left"_s));
    m_forward->setShortcut(QKeySequence(u"Alt+Right"_s));
    m_back->setIconText(u"←"_s);
    m_forward->setIconText(u"→"_s);
    m_count->setTextFormat(Qt::PlainText);
    m_count->setFont(boldFont(font()));
    m_count->setAccessibleName(tr("Incidents shown"));

    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(
        spacing::medium, spacing::small + 2, spacing::medium, spacing::small + 2);
    layout->setSpacing(spacing::small);
    layout->addWidget(buttonFor(m_back, this), 0, Qt::AlignTop);
    layout->addWidget(buttonFor(m_forward, this), 0, Qt::AlignTop);
    layout->addWidget(m_field, 1);
    layout->addSpacing(spacing::small);
    layout->addWidget(m_count, 0, Qt::AlignTop);
    setFocusProxy(m_field);

    connect(m_search, &QAction::triggered, this, [this] {
        m_field->line()->setFocus(Qt::ShortcutFocusReason);
        m_field->line()->selectAll();
    });
    connect(m_clear, &QAction::triggered, m_field, &SearchField::clear);
    connect(m_back, &QAction::triggered, &m_workbench, [this] { m_workbench.stepFilter(-1); });
    connect(m_forward, &QAction::triggered, &m_workbench, [this] { m_workbench.stepFilter(1); });
    connect(m_field, &SearchField::leaveAsked, this, &FilterBar::leaveAsked);
    connect(m_field->line(), &QLineEdit::textChanged, this, &FilterBar::showSteps);
    connect(&m_workbench, &Workbench::filterChanged, this, &FilterBar::showSteps);
    connect(&m_workbench, &Workbench::opened, this, &FilterBar::showSteps);
    for (const auto signal :
         {&Workbench::rowsChanged, &Workbench::snapshotChanged, &Workbench::opened})
        connect(&m_workbench, signal, this, &FilterBar::showCount);
    alignToLine();
    showSteps();
    showCount();
}

void FilterBar::fillMenu(QMenu &menu)
{
    menu.addActions({m_search, m_clear, m_back, m_forward});
}

void FilterBar::addFirst(QAction *action)
{
    static_cast<QHBoxLayout *>(layout())->insertWidget(0, buttonFor(action, this), 0, Qt::AlignTop);
    alignToLine();
}

void FilterBar::addLast(const QString &text, QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setText(text % u" ▾");
    button->setAccessibleName(text);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    static_cast<QHBoxLayout *>(layout())->addWidget(button, 0, Qt::AlignTop);
    alignToLine();
}

// What stands beside the field stands beside its first line, however many it has.
void FilterBar::alignToLine()
{
    m_count->setMinimumHeight(m_field->lineHeight());
    for (QToolButton *button : findChildren<QToolButton *>(Qt::FindDirectChildrenOnly))
        button->setMinimumHeight(m_field->lineHeight());
}

QString FilterBar::count() const
{
    return m_count->text();
}

void FilterBar::showCount()
{
    const qint64 all = m_workbench.snapshot()->incidents;
    if (!m_workbench.casefile() || m_workbench.isLoading())
        m_count->clear();
    else if (m_workbench.filter().isActive())
        m_count->setText(tr("%L1 of %L2").arg(m_workbench.rows()->size()).arg(all));
    else
        m_count->setText(all == 1 ? tr("1 incident") : tr("%L1 incidents").arg(all));
}

void FilterBar::showSteps()
{
    m_back->setEnabled(m_workbench.canStepFilter(-1));
    m_forward->setEnabled(m_workbench.canStepFilter(1));
    m_clear->setEnabled(!m_workbench.filter().isEmpty() || !m_field->line()->text().isEmpty());
    m_field->setEnabled(m_workbench.casefile() != nullptr);
}

void FilterBar::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(Theme::of(palette()).hairline);
    painter.drawLine(0, height() - 1, width(), height() - 1);
}

void FilterBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange) {
        m_count->setFont(boldFont(font()));
        alignToLine();
    }
}

} // namespace sourceline
