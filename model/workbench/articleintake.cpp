#include "model/workbench/articleintake.h"

#include "model/exchange/account.h"

#include <QFutureWatcher>

#include <algorithm>

namespace sourceline {

ArticleIntake::ArticleIntake(QObject *parent)
    : QObject(parent)
{}

ArticleIntake::~ArticleIntake()
{
    stop();
}

void ArticleIntake::start(Casefile &casefile, const QStringList &paths)
{
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_thread = std::make_unique<ReaderThread>([&casefile] { return casefile.reader(); });
    emit progressChanged(tr("Reading articles"), 0, 0);
    m_thread->post([this, &casefile, paths, cancel = m_cancel](sqlite3 *database) {
        auto articles = std::make_shared<std::vector<ArticleOutcome>>();
        if (database)
            *articles = readArticles(paths, database, cancel.get());
        const bool opened = database != nullptr;
        QMetaObject::invokeMethod(
            this,
            [this, &casefile, articles, cancel, opened] {
                if (cancel != m_cancel)
                    return; // stopped: the casefile may be gone
                if (!opened) {
                    end();
                    emit failed(tr(
                        "The casefile could not be read, so no article was attached. Try again."));
                } else if (cancel->load()) {
                    end();
                    emit finished(tr("Import cancelled; nothing was changed."));
                } else {
                    attach(casefile, articles);
                }
            },
            Qt::QueuedConnection);
    });
}

void ArticleIntake::attach(Casefile &casefile, const Articles &articles)
{
    const bool anything =
        std::any_of(articles->begin(), articles->end(), [](const ArticleOutcome &outcome) {
            return outcome.problem.isEmpty();
        });
    if (!anything) {
        end();
        if (articles->empty())
            emit finished(tr(
                "No article was found there: articles are .txt files, or folders that hold them."));
        else
            emit finished(articleSentence(*articles));
        return;
    }
    auto *watcher = new QFutureWatcher<Result<Edit>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, articles] {
        watcher->deleteLater();
        const Result<Edit> edit = watcher->result();
        end();
        if (edit)
            emit finished(articleSentence(*articles));
        else
            emit failed(edit.error().message);
    });
    watcher->setFuture(casefile.edit({accountName(), tr("Attach articles"), {}, "import"},
                                     articleImport(articles)));
}

void ArticleIntake::cancel()
{
    if (m_cancel)
        m_cancel->store(true);
}

void ArticleIntake::end()
{
    m_thread.reset();
    m_cancel.reset();
    emit progressChanged({}, 0, 0);
}

void ArticleIntake::stop()
{
    cancel();
    m_thread.reset();
    m_cancel.reset();
    qDeleteAll(findChildren<QFutureWatcherBase *>());
}

} // namespace sourceline
