#include "ui/common/messagebar.h"

#include "ui/common/theme.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QTimer>
#include <QToolButton>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype problemsShown = 3;

} // namespace

MessageBar::MessageBar(QWidget *parent)
    : QFrame(parent)
    , m_label(new QLabel(this))
    , m_close(new QToolButton(this))
{
    setObjectName(u"messageBar"_s);
    setAutoFillBackground(true);
    m_label->setTextFormat(Qt::PlainText);
    m_label->setWordWrap(true);
    m_label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_label->setFocusPolicy(Qt::TabFocus);
    m_label->setAccessibleName(tr("Message"));
    m_close->setText(u"✕"_s);
    m_close->setAutoRaise(true);
    m_close->setToolTip(tr("Close this message"));
    m_close->setAccessibleName(tr("Close message"));
    m_close->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(spacing::large, spacing::small, spacing::small, spacing::small);
    layout->addWidget(m_label, 1);
    layout->addWidget(m_close, 0, Qt::AlignTop);
    connect(m_close, &QToolButton::clicked, this, [this] {
        clear();
        emit closed();
    });
    colour();
    hide();
}

void MessageBar::show(Kind kind, const QString &sentence)
{
    if (kind != Kind::Problem) {
        m_outcome = sentence;
        m_isRefusal = kind == Kind::Refusal;
        m_isFresh = true;
        QTimer::singleShot(0, this, [this] { m_isFresh = false; });
    } else if (!m_problems.contains(sentence)) {
        m_problems += sentence;
    }
    while (m_problems.size() > problemsShown)
        m_problems.removeFirst();
    arrange();
}

void MessageBar::clear()
{
    m_problems.clear();
    m_outcome.clear();
    arrange();
}

void MessageBar::clearOutcome()
{
    if (m_isFresh || m_outcome.isEmpty())
        return;
    m_outcome.clear();
    arrange();
}

void MessageBar::withdraw(const QString &sentence)
{
    if (m_outcome != sentence || sentence.isEmpty())
        return;
    m_outcome.clear();
    arrange();
}

QString MessageBar::text() const
{
    return m_label->text();
}

void MessageBar::arrange()
{
    QStringList lines = m_problems;
    if (!m_outcome.isEmpty())
        lines += m_outcome;
    m_label->setText(lines.join(u'\n'));
    colour();
    setVisible(!lines.isEmpty());
    if (!lines.isEmpty()) {
        QAccessibleEvent event(m_label, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    }
}

void MessageBar::colour()
{
    const Theme &theme = Theme::of(parentWidget() ? parentWidget()->palette() : palette());
    QPalette colours = parentWidget() ? parentWidget()->palette() : palette();
    const bool isOutcome = m_problems.isEmpty() && !(m_isRefusal && !m_outcome.isEmpty());
    const QColor mark = isOutcome ? theme.accent : theme.warning;
    const QColor base = colours.color(QPalette::Base);
    const auto mixed = [&](float strength) {
        return QColor::fromRgbF(base.redF() * (1 - strength) + mark.redF() * strength,
                                base.greenF() * (1 - strength) + mark.greenF() * strength,
                                base.blueF() * (1 - strength) + mark.blueF() * strength);
    };
    colours.setColor(QPalette::Window, mixed(0.14F));
    if (colours.color(QPalette::Window) != palette().color(QPalette::Window))
        setPalette(colours);
}

void MessageBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        m_close->click();
    else
        QFrame::keyPressEvent(event);
}

void MessageBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

} // namespace sourceline
