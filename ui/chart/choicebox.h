#pragma once

#include <QComboBox>

namespace sourceline {

/// A box as wide as the longest of its choices: the hint of Qt's own leaves out what the style
/// keeps free beside the text, so that a single long one is cut.
class ChoiceBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ChoiceBox(QWidget *parent = nullptr)
        : QComboBox(parent)
    {
        setSizeAdjustPolicy(QComboBox::AdjustToContents);
    }

    QSize sizeHint() const override;
};

} // namespace sourceline
