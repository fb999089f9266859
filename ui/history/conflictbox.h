#pragma once

#include "model/store/editlog.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;
class QTimer;
class QTreeView;

namespace sourceline {

class TextTable;

/// A record that holds something else by now, for the eye.
struct ConflictLine
{
    QString record, field;
    QString expected; ///< as the edit left it
    QString found;    ///< as it is now
    QString written;  ///< what would be written
    QString sentence; ///< where there are no values to compare
};

/// What stands in the way of turning something back, side by side, with a choice. Nothing is
/// overwritten without one.
class ConflictBox : public QWidget
{
    Q_OBJECT

public:
    explicit ConflictBox(QWidget *parent = nullptr);

    /// `chosen` gets KeepPresent or Overwrite; not called when it is left as it is.
    void ask(const QString &question,
             const std::vector<ConflictLine> &lines,
             bool mayKeep,
             std::function<void(ConflictChoice)> chosen);
    void dismiss();

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void choose(ConflictChoice choice);
    void fitHeight();

    QLabel *m_question;
    TextTable *m_lines;
    QTreeView *m_view;
    QPushButton *m_keep;
    QPushButton *m_overwrite;
    QTimer *m_fitting; ///< once the columns have their widths
    std::function<void(ConflictChoice)> m_chosen;
};

} // namespace sourceline
