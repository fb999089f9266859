#pragma once

#include "model/exchange/articles.h"
#include "model/store/casefile.h"
#include "model/workbench/readerthread.h"

#include <QObject>

namespace sourceline {

/// Takes articles into a casefile: read and recognised on a thread of its own, confirmed by a
/// person where there is something to confirm, then attached as one edit. One at a time. UI thread.
class ArticleIntake : public QObject
{
    Q_OBJECT

public:
    explicit ArticleIntake(QObject *parent = nullptr);
    ~ArticleIntake() override;

    using Articles = std::shared_ptr<std::vector<ArticleOutcome>>;

    bool isRunning() const { return m_cancel != nullptr; }

    /// Who is writing, asked before an edit; empty: not said.
    void setWriter(std::function<QString()> writer) { m_writer = std::move(writer); }

    /// The one of a workbench.
    static ArticleIntake *of(const QObject &workbench)
    {
        return workbench.findChild<ArticleIntake *>();
    }

    /// `casefile` must live until finished() or stop().
    void start(Casefile &casefile, const QStringList &paths);
    /// What was copied: a text or a page.
    void startClipping(Casefile &casefile, const QByteArray &bytes, bool isHtml);
    /// As the articles of toConfirm() are by now. False: nobody said who is writing; they wait.
    bool confirm();
    void decline(); ///< nothing of them is attached
    void cancel();  ///< nothing is attached unless the edit has begun
    void stop();    ///< cancels and waits

signals:
    /// Facts and what each becomes may be changed in place until confirm() or decline().
    void toConfirm(const std::shared_ptr<std::vector<sourceline::ArticleOutcome>> &articles);
    void progressChanged(const QString &label, qint64 done, qint64 total);
    void attached(sourceline::Id first); ///< the first article that was confirmed is here now
    void finished(const QString &sentence);
    void failed(const QString &sentence);

private:
    using Read = std::function<std::vector<ArticleOutcome>(sqlite3 *, const std::atomic_bool *)>;

    void read(Casefile &casefile, const Read &read);
    void take(const Articles &articles);
    void attach(Casefile &casefile, const Articles &articles, const QString &who);
    void end();

    std::shared_ptr<std::atomic_bool> m_cancel;
    std::unique_ptr<ReaderThread> m_thread;
    Casefile *m_casefile = nullptr;
    std::function<QString()> m_writer;
    Articles m_waiting; ///< for confirm() or decline()
};

} // namespace sourceline
