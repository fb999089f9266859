#pragma once

#include <QWidget>

class QAction;
class QLabel;
class QHBoxLayout;

namespace sourceline {

/// What an empty pane shows in place of its content: what would fill it, and the actions that do.
class EmptyState : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    void setTexts(const QString &title, const QString &explanation);
    /// Buttons for actions that live elsewhere; replaces the ones before.
    void setActions(const QList<QAction *> &actions);
    QString title() const;

    // Its pane gets all the height there is: what is asked how high it would be measures its texts
    // again for every pane that nobody sees.
    bool hasHeightForWidth() const override { return false; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;

private:
    void style();

    QLabel *m_title;
    QLabel *m_explanation;
    QHBoxLayout *m_buttons;
};

} // namespace sourceline
