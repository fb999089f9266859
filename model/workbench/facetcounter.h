#pragma once

#include "model/filter/facets.h"
#include "model/workbench/snapshotloader.h"

#include <QTimer>

namespace sourceline {

/// Keeps the counts of facets in step with what is shown, on a thread of its own: the latest wish
/// wins, also over records that are still being read. Does nothing while nobody looks. UI thread.
class FacetCounter : public QObject
{
    Q_OBJECT

public:
    explicit FacetCounter(QObject *parent = nullptr);
    ~FacetCounter() override;

    void start(ReaderThread::Open open);
    void stop();

    void setWanted(bool wanted);
    void setShown(const Shown &shown);
    void takeIn(const Edit &edit);

    /// Of what was shown last; null until counted.
    std::shared_ptr<const FacetCounts> counts() const { return m_counts; }

signals:
    void counted();

private:
    struct Shared;
    struct Work;

    void ask();
    void askAfterEdit();

    std::shared_ptr<Shared> m_shared;
    std::unique_ptr<ReaderThread> m_thread;
    QTimer m_later;
    std::shared_ptr<const FacetCounts> m_counts;
    Shown m_shown;
    bool m_wanted = false;
    bool m_stale = false; ///< what is shown has not been asked for yet
};

} // namespace sourceline
