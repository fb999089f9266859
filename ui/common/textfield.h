#pragma once

#include <QPlainTextEdit>

namespace sourceline {

/// Plain text of a few lines that grows with what is typed. Tab leaves it; Return leaves it to the
/// form, Shift+Return begins a line (setReturnBreaks: Return does too).
class TextField : public QPlainTextEdit
{
    Q_OBJECT

public:
    explicit TextField(int mostLines = 3, QWidget *parent = nullptr);

    void setLeastLines(int lines);

    void setReturnBreaks(bool breaks) { m_returnBreaks = breaks; }

    QString text() const { return toPlainText(); }

    void setText(const QString &text) { setPlainText(text); }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fit();

    int m_leastLines = 1, m_mostLines;
    bool m_returnBreaks = false;
};

} // namespace sourceline
