#pragma once

#include <QLabel>

namespace sourceline {

/// One line of plain text that shows with “…” where it was cut, at the end or in the middle; all of
/// it stands in the tool tip then. Wants the width of its text and does with a few letters.
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    ElidedLabel(Qt::TextElideMode mode, QWidget *parent);

    void setLine(const QString &text);
    QString shown() const; ///< what is to be read of it

    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void explain();

    Qt::TextElideMode m_mode;
};

} // namespace sourceline
