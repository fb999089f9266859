#pragma once

#include "model/columns/incidenttable.h"
#include "model/workbench/readerthread.h"

#include <QCache>
#include <QObject>
#include <QSet>
#include <QStringList>

#include <functional>

namespace sourceline {

/// What a shown row needs beyond the columns.
struct RowText
{
    struct Group
    {
        QByteArray field; ///< killed, wounded, munitions or count
        QString measure;
        QString whom; ///< `all` where the claim names no group
        qint32 low = figure::notStated, best = figure::notStated, high = figure::notStated;
    };

    QString title;
    QString dateEdtf, dateWords, timeLocal;
    QString date; ///< displayDate(dateEdtf)
    std::vector<Group> groups;
    QStringList alleged; ///< `Kataib Hezbollah: suspects, 2 speakers`, most speakers first
};

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
    /// After an edit: what is kept of these is read again when next asked for; empty: of all.
    void forget(const std::vector<Id> &incidents);

    using Texts = std::vector<std::unique_ptr<RowText>>;
    /// Reads all of `incidents` whatever is kept, for copying; `done` is called on the UI thread,
    /// not at all after stop().
    void readAll(std::vector<Id> incidents, std::function<void(const Texts &)> done);

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
