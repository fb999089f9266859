#pragma once

#include <QWidget>

class QComboBox;

namespace sourceline {

/// The Admiralty grade: reliability of the source and credibility of the information, each in
/// words.
class GradeFields : public QWidget
{
    Q_OBJECT

public:
    explicit GradeFields(QWidget *parent = nullptr);

    QString reliability() const; ///< A to F; empty: not graded
    int credibility() const;     ///< 1 to 6; 0: not graded
    void setGrade(const QString &reliability, int credibility);

private:
    QComboBox *m_reliability;
    QComboBox *m_credibility;
};

} // namespace sourceline
