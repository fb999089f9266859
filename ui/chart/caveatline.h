#pragma once

#include <QWidget>

class QLabel;
class QToolButton;

namespace sourceline {

/// What is to be read with care, under a chart: whole where there is height, else folded to one
/// line that opens on demand.
class CaveatLine : public QWidget
{
    Q_OBJECT

public:
    explicit CaveatLine(QWidget *parent = nullptr);

    void setCaveats(const QStringList &caveats); ///< hides itself where there are none
    void setFolding(bool folds);

    bool isWhole() const; ///< all of it is in sight

    QToolButton *button() const { return m_button; }

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void tell();

    QToolButton *m_button;
    QLabel *m_whole;
    QString m_text;
    qsizetype m_count = 0;
    bool m_folds = false;
};

} // namespace sourceline
