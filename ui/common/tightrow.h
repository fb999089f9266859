#pragma once

#include <QWidget>

class QBoxLayout;

namespace sourceline {

/// Fields side by side, or one under the other where their words would be cut.
class TightRow : public QWidget
{
    Q_OBJECT

public:
    explicit TightRow(QWidget *parent = nullptr);

    void add(QWidget *field, int stretch);

    QSize minimumSizeHint() const override; ///< of the widest field

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    int wholeWidth() const; ///< side by side, with every word of the boxes

    QBoxLayout *m_layout;
};

} // namespace sourceline
