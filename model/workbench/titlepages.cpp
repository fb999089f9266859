#include "model/workbench/titlepages.h"

namespace sourceline {

namespace {

constexpr int keptRows = 5'000;
constexpr int waitingPages = 12; // several screens; what was scrolled past before that is not read

} // namespace

TitlePages::TitlePages(QObject *parent)
    : QObject(parent)
    , m_cache(keptRows)
    , m_waiting(std::make_shared<std::atomic<int>>(0))
{}

TitlePages::~TitlePages() = default;

void TitlePages::start(ReaderThread::Open open)
{
    stop();
    m_thread = std::make_unique<ReaderThread>(std::move(open));
}

void TitlePages::stop()
{
    ++m_generation;
    m_thread.reset();
    m_cache.clear();
    m_asked.clear();
    m_waiting->store(0);
}

const RowText *TitlePages::find(Id incident, const std::function<std::vector<Id>()> &page)
{
    if (const RowText *text = m_cache.object(incident))
        return text;
    if (m_thread && !m_asked.contains(incident))
        request(page());
    return nullptr;
}

void TitlePages::request(std::vector<Id> page)
{
    for (const Id id : page)
        m_asked.insert(id);
    m_waiting->fetch_add(1);
    m_thread->post([this, page = std::move(page), waiting = m_waiting, generation = m_generation](
                       sqlite3 *database) {
        // The newest pages are what is on screen: jobs run in order, so one with many behind it is
        // out of sight by now.
        const bool wanted = waiting->fetch_sub(1) <= waitingPages;
        const auto texts = std::make_shared<RowTexts>(
            wanted && database ? readRowTexts(database, page) : RowTexts());
        QMetaObject::invokeMethod(
            this,
            [this, page, texts, generation] {
                if (generation != m_generation)
                    return;
                for (size_t i = 0; i < page.size(); ++i) {
                    // What was forgotten meanwhile may have been read before the edit.
                    if (m_asked.remove(page[i]) && i < texts->size())
                        m_cache.insert(page[i], (*texts)[i].release());
                }
                emit arrived(page);
            },
            Qt::QueuedConnection);
    });
}

void TitlePages::readAll(std::vector<Id> incidents, std::function<void(const RowTexts &)> done)
{
    if (!m_thread)
        return;
    m_thread->post(
        [this, incidents = std::move(incidents), done = std::move(done), generation = m_generation](
            sqlite3 *database) {
            const auto texts = std::make_shared<const RowTexts>(
                database ? readRowTexts(database, incidents) : RowTexts());
            QMetaObject::invokeMethod(
                this,
                [this, texts, done, generation] {
                    if (generation == m_generation)
                        done(*texts);
                },
                Qt::QueuedConnection);
        });
}

void TitlePages::keep(const std::vector<Id> &incidents, RowTexts texts)
{
    for (size_t i = 0; i < std::min(incidents.size(), texts.size()); ++i)
        m_cache.insert(incidents[i], texts[i].release());
}

void TitlePages::forget(const std::vector<Id> &incidents)
{
    if (incidents.empty()) {
        m_cache.clear();
        m_asked.clear();
    }
    for (const Id id : incidents) {
        m_cache.remove(id);
        m_asked.remove(id);
    }
}

} // namespace sourceline
