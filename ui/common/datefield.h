#pragma once

#include "model/text/edtf.h"

#include <QLineEdit>

class QLabel;

namespace sourceline {

/// An EDTF date with its reading in words beside it, live: `27 Dec 2019`, or what cannot be read.
class DateField : public QWidget
{
    Q_OBJECT

public:
    explicit DateField(QWidget *parent = nullptr);

    /// As typed, trimmed; of a day as people write it (`12 March 2020`) the EDTF.
    QString edtf() const;
    void setEdtf(const QString &edtf);
    /// What an empty field means, in words: `published 28 Dec 2019`.
    void setEmptyReading(const QString &words);
    Result<DateSpan> span() const;

    QLineEdit *edit() const { return m_edit; }

signals:
    void changed();

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void read();
    QString problem() const;

    QLineEdit *m_edit;
    QLabel *m_reading;
    QString m_emptyReading;
};

} // namespace sourceline
