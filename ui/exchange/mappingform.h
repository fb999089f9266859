#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QWidget>

class QComboBox;
class QLineEdit;

namespace sourceline {

/// Which column of a table is which of our fields, chosen by hand.
class MappingForm : public QWidget
{
    Q_OBJECT

public:
    explicit MappingForm(QWidget *parent = nullptr);

    /// The columns there are, and what to begin with.
    void setColumns(const QStringList &heading, const QJsonObject &mapping);
    QJsonObject mapping() const; ///< datalayout.h

signals:
    void changed();

private:
    QLineEdit *m_dataset;
    QList<QComboBox *> m_fields; ///< as mappedFields()
    bool m_isFilling = false;
};

} // namespace sourceline
