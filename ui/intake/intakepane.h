#pragma once

#include "model/workbench/workbench.h"
#include "ui/intake/articlelist.h"

#include <QWidget>

class QCheckBox;
class QFormLayout;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QListView;
class QPlainTextEdit;
class QPushButton;

namespace sourceline {

class ArticleIntake;
class ChoiceRow;
class DateField;
class MarkedText;

/// Articles that were read and are not stored yet: what was found of each to be looked at and put
/// right, what it becomes, what differs from an article that it is like. Ctrl+Return takes them in,
/// Escape none of them, and asks first where something was typed; Ctrl+Up and Ctrl+Down go from one
/// to the next.
class IntakePane : public QWidget
{
    Q_OBJECT

public:
    explicit IntakePane(Workbench &workbench, QWidget *parent = nullptr);

    bool isOpen() const { return m_articles != nullptr; }

    /// Reads what was copied and shows it for confirmation.
    void importClipping(const QByteArray &bytes, bool isHtml);
    void open(const ArticleList::Articles &articles);
    void accept(); ///< takes in what is shown; says what is wrong where a date cannot be read
    void decline();
    void leave();    ///< Escape: says so first where something was typed
    bool mayClose(); ///< of the casefile; false: something was typed, which is said
    void step(int by);

    QString problem() const;

signals:
    void openChanged(bool open);
    void refused(const QString &sentence);

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *field, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    void show(int row);
    bool stepBy(const QKeyEvent &event);
    void keep(); ///< what the fields say, in the article that is shown
    void becomeChosen(const QString &value);
    void touch(); ///< a person typed or chose something
    void say(const QString &problem);
    void close();
    void showHead();
    void showMissing();
    bool checkDates();

    Workbench &m_workbench;
    ArticleIntake *m_intake;
    ArticleList::Articles m_articles;
    ArticleList *m_list;
    QListView *m_view;
    QLabel *m_head, *m_likeness, *m_problem, *m_missing;
    ChoiceRow *m_becomes;
    QLineEdit *m_title, *m_outlet, *m_author, *m_url;
    DateField *m_published;
    QHBoxLayout *m_kind;
    QLabel *m_isLabel;
    QFormLayout *m_form;
    QPlainTextEdit *m_changes;
    MarkedText *m_text;
    QCheckBox *m_keeps;
    QPushButton *m_accept, *m_decline;
    int m_row = -1;
    bool m_isTouched = false, m_isWarned = false;
};

} // namespace sourceline
