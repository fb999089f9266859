#include "ui/editor/focusring.h"

#include "ui/common/theme.h"

#include <QComboBox>
#include <QEvent>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPlainTextEdit>
#include <QTimer>

namespace sourceline {

namespace {

class FocusRing : public QWidget
{
public:
    explicit FocusRing(QWidget *field)
        : QWidget(field)
    {
        setAttribute(Qt::WA_TransparentForMouseEvents);
        field->installEventFilter(this);
        setGeometry(field->rect());
        show();
        raise();
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(Theme::of(palette()).accent, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 3, 3);
    }

    bool eventFilter(QObject *field, QEvent *event) override
    {
        if (event->type() == QEvent::Resize)
            QTimer::singleShot(0, this, [this] {
                setGeometry(parentWidget()->rect());
                raise(); // a list puts its scroll bar on top
            });
        else if (event->type() == QEvent::FocusOut)
            deleteLater();
        return QWidget::eventFilter(field, event);
    }
};

} // namespace

void ringFocus(QWidget *field)
{
    const bool wants = qobject_cast<QLineEdit *>(field) || qobject_cast<QPlainTextEdit *>(field)
                       || qobject_cast<QComboBox *>(field) || qobject_cast<QListView *>(field);
    if (wants)
        new FocusRing(field); // goes with the focus
}

} // namespace sourceline
