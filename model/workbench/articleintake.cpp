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
    read(casefile, [paths](sqlite3 *database, const std::atomic_bool *cancelled) {
        return readArticles(paths, database, cancelled);
    });
}

void ArticleIntake::startClipping(Casefile &casefile, const QByteArray &bytes, bool isHtml)
{
    read(casefile, [bytes, isHtml](sqlite3 *database, const std::atomic_bool *cancelled) {
        return readClipping(bytes, isHtml, database, cancelled);
    });
}

void ArticleIntake::read(Casefile &casefile, const Read &read)
{
    m_cancel = std::make_shared<std::atomic_bool>(false);
    m_casefile = &casefile;
    m_thread = std::make_unique<ReaderThread>([&casefile] { return casefile.reader(); });
    emit progressChanged(tr("Reading articles"), 0, 0);
    m_thread->post([this, read, cancel = m_cancel](sqlite3 *database) {
        auto articles = std::make_shared<std::vector<ArticleOutcome>>();
        if (database)
            *articles = read(database, cancel.get());
        const bool opened = database != nullptr;
        QMetaObject::invokeMethod(
            this,
            [this, articles, cancel, opened] {
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
                    take(articles);
                }
            },
            Qt::QueuedConnection);
    });
}

void ArticleIntake::take(const Articles &articles)
{
    const bool asks =
        std::any_of(articles->begin(), articles->end(), [](const ArticleOutcome &outcome) {
            return outcome.problem.isEmpty() && outcome.file.needsConfirming();
        });
    const bool anything =
        std::any_of(articles->begin(), articles->end(), [](const ArticleOutcome &outcome) {
            return outcome.problem.isEmpty();
        });
    if (!anything) {
        end();
        emit finished(articles->empty() ? tr("No article was found there: articles are text, HTML "
                                             "and PDF files, or folders that hold them.")
                                        : articleSentence(*articles));
        return;
    }
    if (!asks) {
        const QString who = m_writer ? m_writer() : accountName();
        if (who.isEmpty()) {
            end();
            emit failed(tr("No article was attached: an edit needs the name of who makes it."));
            return;
        }
        attach(*m_casefile, articles, who);
        return;
    }
    emit progressChanged({}, 0, 0);
    m_waiting = articles;
    emit toConfirm(articles);
}

bool ArticleIntake::confirm()
{
    const QString who = m_writer ? m_writer() : accountName();
    if (who.isEmpty())
        return false;
    if (const Articles articles = std::exchange(m_waiting, nullptr))
        attach(*m_casefile, articles, who);
    return true;
}

void ArticleIntake::decline()
{
    if (!std::exchange(m_waiting, nullptr))
        return;
    end();
    emit finished(tr("No article was imported; nothing was changed."));
}

void ArticleIntake::attach(Casefile &casefile, const Articles &articles, const QString &who)
{
    auto *watcher = new QFutureWatcher<Result<Edit>>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, articles] {
        watcher->deleteLater();
        const Result<Edit> edit = watcher->result();
        end();
        const auto first = std::ranges::find_if(*articles, [](const ArticleOutcome &article) {
            return article.document.isValid() && article.file.needsConfirming();
        });
        if (edit && first != articles->end())
            emit attached(first->document);
        if (edit)
            emit finished(articleSentence(*articles));
        else
            emit failed(edit.error().message);
    });
    const auto taken = std::ranges::count_if(*articles, [](const ArticleOutcome &article) {
        return article.problem.isEmpty() && article.file.becomes != Becoming::LeftOut;
    });
    const QString label = taken == 1 ? tr("Import 1 article") : tr("Import %1 articles").arg(taken);
    watcher->setFuture(casefile.edit({who, label, {}, "import"}, articleImport(articles)));
}

void ArticleIntake::cancel()
{
    if (m_waiting)
        decline();
    else if (m_cancel)
        m_cancel->store(true);
}

void ArticleIntake::end()
{
    m_thread.reset();
    m_cancel.reset();
    m_waiting.reset();
    emit progressChanged({}, 0, 0);
}

void ArticleIntake::stop()
{
    if (m_cancel)
        m_cancel->store(true);
    m_thread.reset();
    m_cancel.reset();
    m_waiting.reset();
    qDeleteAll(findChildren<QFutureWatcherBase *>());
}

} // namespace sourceline
