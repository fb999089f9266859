#pragma once

#include "ui/article/sentencewords.h"

#include <QFrame>

class QLabel;
class QListWidget;

namespace sourceline {

/// The incidents that a sentence supports, each with its date and what rests on the sentence. Enter
/// or a click goes there, Escape goes back.
class SentencePopup : public QFrame
{
    Q_OBJECT

public:
    explicit SentencePopup(QWidget *parent);

    /// Shows itself at `at` (global) inside the screen. `current` is marked as the one already
    /// shown.
    void open(const std::vector<SupportedIncident> &incidents,
              const QString &note,
              Id current,
              const QPoint &at);

    QListWidget *list() const { return m_list; }

signals:
    void incidentChosen(sourceline::Id incident);

private:
    void choose(int row);

    QListWidget *m_list;
    QLabel *m_note;
    std::vector<SupportedIncident> m_incidents;
};

} // namespace sourceline
