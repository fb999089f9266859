#include "ui/common/unchosen.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QKeyEvent>

namespace sourceline {

namespace {

class FirstArrow : public QObject
{
public:
    explicit FirstArrow(QComboBox &box)
        : QObject(&box)
        , m_box(box)
    {
        box.view()->installEventFilter(this);
    }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (event->type() != QEvent::KeyPress || m_box.currentIndex() >= 0
            || m_box.view()->selectionModel()->hasSelection())
            return QObject::eventFilter(watched, event);
        const int key = static_cast<QKeyEvent *>(event)->key();
        const int row = key == Qt::Key_Down ? 0 : key == Qt::Key_Up ? m_box.count() - 1 : -1;
        if (row < 0)
            return QObject::eventFilter(watched, event);
        m_box.view()->setCurrentIndex(
            m_box.model()->index(row, m_box.modelColumn(), m_box.rootModelIndex()));
        return true;
    }

private:
    QComboBox &m_box;
};

} // namespace

void beginAtTheFirst(QComboBox &box)
{
    new FirstArrow(box);
}

} // namespace sourceline
