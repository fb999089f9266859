#include "ui/common/emptystate.h"

#include "ui/common/theme.h"

#include <QAction>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace sourceline {

EmptyState::EmptyState(QWidget *parent)
    : QWidget(parent)
    , m_title(new QLabel(this))
    , m_explanation(new QLabel(this))
    , m_buttons(new QHBoxLayout)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    for (QLabel *label : {m_title, m_explanation}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
        label->setAlignment(Qt::AlignHCenter);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(spacing::margin, spacing::margin, spacing::margin, spacing::margin);
    layout->setSpacing(spacing::medium);
    layout->addStretch(2);
    layout->addWidget(m_title);
    layout->addWidget(m_explanation);
    layout->addSpacing(spacing::medium);
    layout->addLayout(m_buttons);
    layout->addStretch(3);
    style();
}

void EmptyState::setTexts(const QString &title, const QString &explanation)
{
    m_title->setText(title);
    m_explanation->setText(explanation);
    setAccessibleName(title);
}

void EmptyState::setActions(const QList<QAction *> &actions)
{
    while (QLayoutItem *item = m_buttons->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_buttons->addStretch();
    for (QAction *action : actions) {
        auto *button = new QPushButton(action->text(), this);
        connect(button, &QPushButton::clicked, action, &QAction::trigger);
        m_buttons->addWidget(button);
    }
    m_buttons->addStretch();
}

QSize EmptyState::sizeHint() const
{
    return layout()->sizeHint();
}

QSize EmptyState::minimumSizeHint() const
{
    return layout()->minimumSize();
}

QString EmptyState::title() const
{
    return m_title->text();
}

void EmptyState::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::PaletteChange)
        style();
    QWidget::changeEvent(event);
}

void EmptyState::style()
{
    if (m_title->font() != titleFont(font()))
        m_title->setFont(titleFont(font()));
    QPalette quiet = palette();
    quiet.setColor(QPalette::WindowText, Theme::of(quiet).quiet);
    if (m_explanation->palette().color(QPalette::WindowText) != quiet.color(QPalette::WindowText))
        m_explanation->setPalette(quiet);
}

} // namespace sourceline
