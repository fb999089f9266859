#pragma once

#include "model/workbench/readerthread.h"
#include "model/workbench/rowtexts.h"

#include <QCache>
#include <QObject>
#include <QSet>

#include <functional>

namespace sourceline {

/// Titles and their like, fetched by page from a reader thread and kept least recently used. Asking
/// never waits. UI thread.
class TitlePages : public QObject
{
    Q_OBJECT

public:
    explicit TitlePages(QObject *parent = nullptr);
    ~TitlePages() override;

    void start(ReaderThread::Open open);
    void stop(); ///< forgets everything

    /// Null until it has been read. A miss asks for `page`, which names the incidents to read with
    /// this one.
    const RowText *find(Id incident, const std::function<std::vector<Id>()> &page);
    /// Texts that were read elsewhere, one for each of `incidents`.
    void keep(const std::vector<Id> &incidents, RowTexts texts);
    /// After an edit: what is kept of these is read again when next asked for; empty: of all.
    void forget(const std::vector<Id> &incidents);

    /// Reads all of `incidents` whatever is kept, for copying; `done` is called on the UI thread,
    /// not at all after stop().
    void readAll(std::vector<Id> incidents, std::function<void(const RowTexts &)> done);

signals:
    void arrived(const std::vector<sourceline::Id> &incidents);

private:
    void request(std::vector<Id> page);

    QCache<Id, RowText> m_cache;
    QSet<Id> m_asked;
    std::shared_ptr<std::atomic<int>>
        m_waiting; ///< requests not yet read; older ones are dropped when the view has moved on
    std::unique_ptr<ReaderThread> m_thread;
    int m_generation = 0;
};

} // namespace sourceline
