#pragma once

#include "ui/common/pickpopup.h"

#include <QLineEdit>
#include <QPointer>

#include <functional>

namespace sourceline {

/// A line edit that ends in a record, not in letters: what is typed is looked up and one of the
/// rows is chosen (Return or Tab takes the marked one, arrows step, Escape closes the list). A name
/// that is not there becomes a new record only by its own row or Shift+Return; a name that is
/// there is that record, whatever key comes next.
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

    /// Where both do not fit, the detail has half of the field: it tells names that are alike
    /// apart. Else the name has all of it.
    void setDetailKept(bool kept) { m_keepsDetail = kept; }

    /// A new record can be made here; of a name that is not free, by its own row alone.
    void setMakes(std::function<bool(const QString &name)> isFree) { m_isFree = std::move(isFree); }

    /// Takes what is typed where it is exactly one record's name: before it is saved.
    void resolve();

    /// Rows for what is typed now; ignored when the focus has gone.
    void offer(std::vector<PickRow> rows);
    bool isListOpen() const;

signals:
    void asked(const QString &typed);      ///< offer() answers, now or later
    void exactAsked(const QString &typed); ///< unresolved: the last chance for an exact match
    void changed();                        ///< what id() and isNew() say

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
    void makeUnlessKnown();
    void close();
    void fitDetail();

    QPointer<PickPopup> m_popup;
    Id m_id;
    QString m_detail;
    bool m_new = false;
    bool m_keepsDetail = false;
    std::function<bool(const QString &)> m_isFree; ///< null: nothing is made here
};

} // namespace sourceline
