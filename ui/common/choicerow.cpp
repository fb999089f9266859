#include "ui/common/choicerow.h"

#include "ui/common/flowlayout.h"
#include "ui/common/plaintip.h"
#include "ui/common/theme.h"

#include <QKeyEvent>
#include <QPainter>

namespace sourceline {

class ChoiceRow::Chip : public QAbstractButton
{
public:
    Chip(const Choice &choice, ChoiceRow *row)
        : QAbstractButton(row)
        , m_row(row)
        , m_key(choice.label.indexOf(choice.key, 0, Qt::CaseInsensitive))
    {
        setText(choice.label);
        setCheckable(true);
        setFocusPolicy(Qt::NoFocus);
        setAccessibleName(choice.label);
        if (!choice.detail.isEmpty())
            setToolTip(plainTip(choice.detail));
    }

    void setRinged(bool ringed)
    {
        m_ringed = ringed;
        update();
    }

    QSize sizeHint() const override
    {
        const QFontMetrics metrics(font());
        return {metrics.horizontalAdvance(text()) + spacing::medium + 2, metrics.height() + 4};
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        const Theme &theme = Theme::of(palette());
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        const bool focused = m_row->hasFocus();
        painter.setPen(isChecked() || (focused && m_ringed) ? theme.accent : theme.hairline);
        painter.setBrush(isChecked() ? theme.current : palette().color(QPalette::Base));
        if (focused && m_ringed)
            painter.setPen(QPen(theme.accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
        painter.setPen(
            palette().color(isEnabled() ? QPalette::Normal : QPalette::Disabled, QPalette::Text));
        painter.drawText(rect(), Qt::AlignCenter, text());
        if (m_key >= 0 && isEnabled())
            light(painter, focused ? theme.accent : faded(theme.accent, 0.75));
    }

private:
    // The key that chooses it. An underline would promise one with Alt, as those of labels are.
    void light(QPainter &painter, const QColor &colour) const
    {
        const QFontMetrics metrics(font());
        const int left = (width() - metrics.horizontalAdvance(text())) / 2
                         + metrics.horizontalAdvance(text().first(m_key));
        painter.setClipRect(left, 0, metrics.horizontalAdvance(text().at(m_key)), height());
        painter.setPen(colour);
        painter.drawText(rect(), Qt::AlignCenter, text());
        painter.setClipping(false);
    }

    ChoiceRow *m_row;
    qsizetype m_key;
    bool m_ringed = false;
};

ChoiceRow::ChoiceRow(const std::vector<Choice> &choices, QWidget *parent)
    : QWidget(parent)
    , m_choices(choices)
{
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    auto *flow = new FlowLayout(this);
    for (const Choice &choice : choices) {
        auto *chip = new Chip(choice, this);
        const int index = static_cast<int>(m_chips.size());
        connect(chip, &QAbstractButton::clicked, this, [this, index] {
            setFocus(Qt::MouseFocusReason);
            settle(index);
        });
        m_chips.push_back(chip);
        flow->addWidget(chip);
    }
    if (!m_chips.empty())
        m_chips.front()->setRinged(true);
}

QString ChoiceRow::value() const
{
    const int at = current();
    return at < 0 ? QString() : m_choices[static_cast<size_t>(at)].value;
}

void ChoiceRow::setValue(const QString &value)
{
    for (size_t i = 0; i < m_chips.size(); ++i) {
        const bool is = !value.isEmpty() && m_choices[i].value == value;
        m_chips[i]->setChecked(is);
        if (is)
            m_ring = static_cast<int>(i);
    }
    for (size_t i = 0; i < m_chips.size(); ++i)
        m_chips[i]->setRinged(static_cast<int>(i) == m_ring);
}

int ChoiceRow::current() const
{
    for (size_t i = 0; i < m_chips.size(); ++i) {
        if (m_chips[i]->isChecked())
            return static_cast<int>(i);
    }
    return -1;
}

QString ChoiceRow::keys() const
{
    QStringList keys;
    for (const Choice &choice : m_choices)
        keys += QString(choice.key);
    return keys.join(QStringLiteral(", "));
}

void ChoiceRow::choose(int index)
{
    const QString wanted = index < 0 ? QString() : m_choices[static_cast<size_t>(index)].value;
    setValue(wanted);
    emit chosen(wanted);
}

void ChoiceRow::settle(int index)
{
    choose(index);
    emit settled(value());
}

void ChoiceRow::step(int by)
{
    const int count = static_cast<int>(m_chips.size());
    if (count > 0)
        choose(current() < 0 ? m_ring : (current() + by + count) % count);
}

void ChoiceRow::keyPressEvent(QKeyEvent *event)
{
    const bool plain =
        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    if (plain && (forward || event->key() == Qt::Key_Left || event->key() == Qt::Key_Up))
        return step(forward == (layoutDirection() == Qt::LeftToRight) ? 1 : -1);
    if (plain && event->key() == Qt::Key_Space)
        return settle(m_ring);
    if (m_optional && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete))
        return choose(-1);
    if (plain && event->text().size() == 1) {
        for (size_t i = 0; i < m_choices.size(); ++i) {
            if (m_choices[i].key != event->text().front().toLower())
                continue;
            const bool again = m_optional && m_chips[i]->isChecked();
            return settle(again ? -1 : static_cast<int>(i));
        }
    }
    QWidget::keyPressEvent(event);
}

void ChoiceRow::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    for (Chip *chip : m_chips)
        chip->update();
}

void ChoiceRow::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    for (Chip *chip : m_chips)
        chip->update();
}

} // namespace sourceline
