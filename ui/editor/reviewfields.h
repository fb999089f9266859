#pragma once

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sourceline {

/// How far a record has come, and who coded it.
class ReviewFields : public QWidget
{
    Q_OBJECT

public:
    explicit ReviewFields(QWidget *parent = nullptr);

    QString review() const; ///< draft, coded, reviewed or disputed
    QString coder() const;
    void set(const QString &review, const QString &coder);

private:
    QComboBox *m_review;
    QLineEdit *m_coder;
};

} // namespace sourceline
