#pragma once

#include "model/store/history.h"
#include "model/workbench/workbench.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLineEdit;
class QTimer;

namespace sourceline {

/// Which edits are listed: of the current incident, of a person, between days, with words.
class EditFilterRow : public QWidget
{
    Q_OBJECT

public:
    explicit EditFilterRow(Workbench &workbench, QWidget *parent = nullptr);

    EditFilter filter() const;
    void readPeople();

signals:
    void changed(); ///< a little after the last key

private:
    void notice();
    void markUnreadable(QLineEdit *field);

    Workbench &m_workbench;
    QCheckBox *m_incidentOnly;
    QComboBox *m_person;
    QLineEdit *m_from;
    QLineEdit *m_until;
    QLineEdit *m_words;
    QTimer *m_later;
};

} // namespace sourceline
