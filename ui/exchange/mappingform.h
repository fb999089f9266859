#pragma once

#include <QElapsedTimer>
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
    void begin();                ///< with the keyboard, at its first field

signals:
    void changed(); ///< by the person, with every letter

private:
    bool eventFilter(QObject *field, QEvent *event) override;
    void typeAhead(QComboBox &columns, const QString &letter);

    QLineEdit *m_dataset;
    QList<QComboBox *> m_fields; ///< as mappedFields()
    QString m_typed;             ///< in m_typedIn, since a moment
    const QComboBox *m_typedIn = nullptr;
    QElapsedTimer m_typing;
    bool m_isFilling = false;
};

} // namespace sourceline
