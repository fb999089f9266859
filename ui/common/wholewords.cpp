#include "ui/common/wholewords.h"

#include <QAbstractItemView>
#include <QComboBox>

#include <algorithm>

namespace sourceline {

namespace {

constexpr int least = 6;       // letters
constexpr int besideText = 32; // of a list: margins and its scroll bar

void fit(QComboBox *box, int most)
{
    int letters = 0;
    int pixels = 0;
    for (int i = 0; i < box->count(); ++i) {
        const QString text = box->itemText(i);
        letters = std::max(letters, static_cast<int>(text.size()));
        pixels = std::max(pixels, box->fontMetrics().horizontalAdvance(text));
    }
    // As wide as its words where there is room; a row that has none takes it from all of its
    // fields.
    const bool isWhole = letters <= most;
    box->setSizeAdjustPolicy(isWhole ? QComboBox::AdjustToContents
                                     : QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(isWhole ? std::min(letters, least) : most);
    box->view()->setMinimumWidth(pixels + besideText);
}

} // namespace

void fitWords(QComboBox *box, int most)
{
    const auto again = [box, most] {
        fit(box, most);
    };
    QObject::connect(box->model(), &QAbstractItemModel::rowsInserted, box, again);
    QObject::connect(box->model(), &QAbstractItemModel::modelReset, box, again);
    fit(box, most);
}

} // namespace sourceline
