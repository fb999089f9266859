#include "ui/mainwindow/centrepages.h"

#include <QLocale>
#include <QStackedLayout>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

/// Gets all the height there is, so none of its pages is asked how high it would be at a width: by
/// default each label of every page that nobody sees is measured again whenever one changes.
class Pages : public QStackedWidget
{
public:
    using QStackedWidget::QStackedWidget;

    bool hasHeightForWidth() const override { return false; }

    QSize sizeHint() const override { return layout()->sizeHint(); }

    QSize minimumSizeHint() const override { return layout()->minimumSize(); }
};

} // namespace

CentrePages::CentrePages(QWidget *parent)
    : QWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_stack(new Pages(this))
{
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setFocusPolicy(Qt::TabFocus);
    m_tabs->setAccessibleName(tr("Pages"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_tabs);
    layout->addWidget(m_stack, 1);
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int index) {
        m_stack->setCurrentIndex(index);
        setFocusProxy(current());
        emit currentChanged(current());
    });
}

void CentrePages::add(const QString &key, const QString &name, QWidget *page)
{
    m_keys += key;
    m_pages.emplace_back(name, page);
    m_stack->addWidget(page);
    m_tabs->addTab(name);
}

void CentrePages::setCount(QWidget *page, int count)
{
    const int index = m_stack->indexOf(page);
    if (index < 0)
        return;
    const QString &name = m_pages[index].first;
    m_tabs->setTabText(index, count > 0 ? QString(name % u' ' % QLocale().toString(count)) : name);
}

void CentrePages::show(QWidget *page)
{
    m_tabs->setCurrentIndex(m_stack->indexOf(page));
    page->setFocus(Qt::ShortcutFocusReason);
}

void CentrePages::step(int by)
{
    const int count = m_tabs->count();
    m_tabs->setCurrentIndex((m_tabs->currentIndex() + by + count) % count);
    current()->setFocus(Qt::ShortcutFocusReason);
}

QWidget *CentrePages::current() const
{
    return m_stack->currentWidget();
}

QString CentrePages::currentKey() const
{
    return m_keys.value(m_tabs->currentIndex());
}

void CentrePages::setCurrentKey(const QString &key)
{
    if (const auto index = m_keys.indexOf(key); index >= 0)
        m_tabs->setCurrentIndex(static_cast<int>(index));
}

} // namespace sourceline
