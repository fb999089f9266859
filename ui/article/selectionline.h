#pragma once

#include "model/workbench/workbench.h"

#include <QLabel>

namespace sourceline {

/// Below the text: what is selected and which keys make something of it, or the notes on it.
class SelectionLine : public QLabel
{
    Q_OBJECT

public:
    explicit SelectionLine(QWidget *parent = nullptr);

    void show(const TextSelection &selection, int sentences, const QString &notes, bool canEdit);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void keepRoom();
};

} // namespace sourceline
