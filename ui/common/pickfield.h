#pragma once

#include "ui/common/pickpopup.h"

#include <QLineEdit>
#include <QPointer>

namespace sourceline {

/// A line edit that ends in a record, not in letters: what is typed is looked up and one of the
/// rows is chosen (Return or Tab takes the marked one, arrows step, Escape closes the list). A name
/// that is not there becomes a new record only by its own row or Shift+Return.
class PickField : public QLineEdit
{
    Q_OBJECT

public:
    explicit PickField(QWidget *parent = nullptr);

    Id id() const { return m_id; } ///< of the record chosen; not valid: none, or a new one

    bool isNew() const { return m_new; }

    /// Something stands there that is neither a record nor to be made one.
    bool isUnresolved() const;

    void setRecord(Id id, const QString &name, const QString &detail = {});
    void setNew(const QString &name, const QString &detail = {});
    void setDetail(const QString &detail);

    void setMakes(bool makes) { m_makes = makes; } ///< a new record can be made here

    /// Rows for what is typed now; ignored when the focus has gone.
    void offer(std::vector<PickRow> rows);
    bool isListOpen() const;

signals:
    void asked(const QString &typed); ///< offer() answers, now or later
    void
    left(const QString &typed); ///< with something unresolved: the last chance for an exact match
    void changed();             ///< what id() and isNew() say

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool focusNextPrevChild(bool next) override;

private:
    void pick(const PickRow &row);
    bool make();
    void close();
    void fitDetail();

    QPointer<PickPopup> m_popup;
    Id m_id;
    QString m_detail;
    bool m_new = false;
    bool m_makes = false;
};

} // namespace sourceline
