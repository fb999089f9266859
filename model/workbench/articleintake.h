#pragma once

#include "model/exchange/articles.h"
#include "model/store/casefile.h"
#include "model/workbench/readerthread.h"

#include <QObject>

namespace sourceline {

/// Takes article files into a casefile: read and recognised on a thread of its own, then attached
/// as one edit. One at a time. UI thread.
class ArticleIntake : public QObject
{
    Q_OBJECT

public:
    explicit ArticleIntake(QObject *parent = nullptr);
    ~ArticleIntake() override;

    bool isRunning() const { return m_thread != nullptr; }

    /// `casefile` must live until finished() or stop().
    void start(Casefile &casefile, const QStringList &paths);
    void cancel(); ///< nothing is attached unless the edit has begun
    void stop();   ///< cancels and waits

signals:
    void progressChanged(const QString &label, qint64 done, qint64 total);
    void finished(const QString &sentence);
    void failed(const QString &sentence);

private:
    using Articles = std::shared_ptr<std::vector<ArticleOutcome>>;

    void attach(Casefile &casefile, const Articles &articles);
    void end();

    std::shared_ptr<std::atomic_bool> m_cancel;
    std::unique_ptr<ReaderThread> m_thread;
};

} // namespace sourceline
