#pragma once

#include <QAbstractButton>

#include <vector>

namespace sourceline {

/// One of a ChoiceRow.
struct Choice
{
    QString value;
    QString label;
    QChar key; ///< picks it while the row has the focus; a letter of the label is underlined then
    QString detail = {}; ///< tool tip
};

/// One of few, all of them seen at once: small words side by side, one key each while the row has
/// the focus; arrows step. Wraps.
class ChoiceRow : public QWidget
{
    Q_OBJECT

public:
    explicit ChoiceRow(const std::vector<Choice> &choices, QWidget *parent = nullptr);

    /// Nothing chosen is possible: Backspace and a second press of a key clear.
    void setOptional(bool optional) { m_optional = optional; }

    QString value() const; ///< empty: none
    QString keys() const;  ///< `t, u, r`
    void setValue(const QString &value);

signals:
    void chosen(const QString &value); ///< by the person
    /// After chosen(), where it was chosen by its key, Space or the mouse: the person goes on.
    /// Arrows may only pass.
    void settled(const QString &value);

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    class Chip;
    void choose(int index);
    void settle(int index);
    void step(int by);
    int current() const;

    std::vector<Choice> m_choices;
    std::vector<Chip *> m_chips;
    int m_ring = 0; ///< where the focus ring is while none is chosen
    bool m_optional = false;
};

} // namespace sourceline
