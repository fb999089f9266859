#pragma once

#include "model/coding/incidents.h"

#include <QObject>

class QComboBox;
class QLineEdit;

namespace sourceline {

class EditorForm;

/// The rows of an incident's form that are seldom filled: how the date is known, local time, own
/// sub-type, what was fired from what, handle and coder.
class IncidentDetails : public QObject
{
    Q_OBJECT

public:
    explicit IncidentDetails(EditorForm &form);

    void set(const Dossier &present);
    void fill(IncidentDraft &draft) const;
    Result<void> check();

    /// What was read with the date, shown there: its words, how it is known, the local time.
    void setDateRead(const QString &words, const QString &basis, const QString &time);

    QWidget *blamed() const { return m_blamed; }

    /// Columns of `incident` in which the two differ, with what `now` has.
    static std::vector<std::pair<QByteArray, QString>> differing(const IncidentDraft &before,
                                                                 const IncidentDraft &now);

private:
    QLineEdit *line(const QString &name, const QString &hint);

    EditorForm &m_form;
    std::vector<QLineEdit *> m_lines; ///< as the table of columns in incidentdetails.cpp
    QComboBox *m_basis;
    QWidget *m_blamed = nullptr;
};

} // namespace sourceline
