#include "ui/chart/choicebox.h"

#include <QStyleOptionComboBox>

#include <algorithm>

namespace sourceline {

QSize ChoiceBox::sizeHint() const
{
    constexpr int besideText = 2; // that the style keeps free within the field
    QSize hint = QComboBox::sizeHint();
    QStyleOptionComboBox option;
    initStyleOption(&option);
    option.rect = QRect(QPoint(), hint);
    const int room =
        style()
            ->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this)
            .width();
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    hint.rwidth() += std::max(0, widest + besideText - room);
    return hint;
}

} // namespace sourceline
