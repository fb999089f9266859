#pragma once

#include "model/store/asof.h"
#include "model/workbench/workbench.h"

#include <QWidget>

class QLabel;
class QLineEdit;
class QPushButton;

namespace sourceline {

/// Which day the casefile is shown as of; hidden while it is the present. Enter in a day shows that
/// day, Escape goes back to now.
class AsOfBar : public QWidget
{
    Q_OBJECT

public:
    explicit AsOfBar(Workbench &workbench, QWidget *parent = nullptr);

public slots:
    void ask(); ///< opens the bar and asks for the day

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void showTyped();
    void backToNow();
    void follow();
    void countLeftOut();

    Workbench &m_workbench;
    QLineEdit *m_recorded;
    QLineEdit *m_said;
    QLabel *m_leftOut;
    QPushButton *m_back;
};

} // namespace sourceline
