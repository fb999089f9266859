#include "model/workbench/titlepages.h"

#include "model/store/derive.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"
#include "model/workbench/vocabulary.h"

namespace sourceline {

namespace {

constexpr int keptRows = 20'000;
constexpr int waitingPages = 12; // several screens; what was scrolled past before that is not read

qint32 figureAt(const Statement &row, int column)
{
    return row.isNull(column) ? figure::open : static_cast<qint32>(row.integer(column));
}

RowText::Group groupAt(const Statement &row)
{
    RowText::Group group{row.utf8(0), row.text(1), row.text(2)};
    const auto setBounds = [&] {
        group.low = figureAt(row, 4);
        group.best = figureAt(row, 5);
        group.high = figureAt(row, 6);
    };
    switch (FigureState(row.integer(3))) {
    case FigureState::NotStated:
        break;
    case FigureState::Figure:
        setBounds();
        break;
    case FigureState::None:
        group.low = group.best = group.high = 0;
        break;
    case FigureState::NotReported:
        group.low = group.best = group.high = figure::notReported;
        break;
    case FigureState::Unknown:
        // Not counted, yet "rockets" are two at least.
        if (!row.isNull(4))
            setBounds();
        else
            group.low = group.best = group.high = figure::unknown;
        break;
    }
    return group;
}

/// Three statements prepared once for a page.
class PageReader
{
public:
    explicit PageReader(sqlite3 *database)
        : m_incident(database,
                     "SELECT title, date_edtf, date_words, time_local FROM incident WHERE id = ?1")
        , m_groups(database,
                   "SELECT field, measure, whom, state, low, best, high FROM incident_figure WHERE "
                   "incident = ?1")
        , m_alleged(database,
                    "SELECT a.name, i.stance, i.speakers FROM incident_alleged i JOIN actor a ON "
                    "a.id = i.actor"
                    " WHERE i.incident = ?1 ORDER BY i.speakers DESC, a.name")
    {}

    std::unique_ptr<RowText> read(Id incident)
    {
        auto text = std::make_unique<RowText>();
        m_incident.reset();
        if (m_incident.bind(1, incident).next()) {
            text->title = m_incident.text(0);
            text->dateEdtf = m_incident.text(1);
            text->dateWords = m_incident.text(2);
            text->timeLocal = m_incident.text(3);
            text->date = text->dateEdtf.isEmpty() ? QString() : displayDate(text->dateEdtf);
        }
        m_groups.reset();
        for (m_groups.bind(1, incident); m_groups.next();)
            text->groups.push_back(groupAt(m_groups));
        m_alleged.reset();
        for (m_alleged.bind(1, incident); m_alleged.next();) {
            const auto speakers = static_cast<int>(m_alleged.integer(2));
            text->alleged += m_alleged.text(0) + u": " + m_alleged.text(1) + u", "
                             + counted(speakers, "1 speaker", "%n speakers");
        }
        return text;
    }

private:
    Statement m_incident, m_groups, m_alleged;
};

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
        auto texts = std::make_shared<Texts>();
        const bool wanted = waiting->fetch_sub(1) <= waitingPages;
        if (wanted && database) {
            PageReader reader(database);
            for (const Id id : page)
                texts->push_back(reader.read(id));
        }
        QMetaObject::invokeMethod(
            this,
            [this, page, texts, generation] {
                if (generation != m_generation)
                    return;
                for (size_t i = 0; i < page.size(); ++i) {
                    m_asked.remove(page[i]);
                    if (i < texts->size())
                        m_cache.insert(page[i], (*texts)[i].release());
                }
                emit arrived(page);
            },
            Qt::QueuedConnection);
    });
}

void TitlePages::readAll(std::vector<Id> incidents, std::function<void(const Texts &)> done)
{
    if (!m_thread)
        return;
    m_thread->post(
        [this, incidents = std::move(incidents), done = std::move(done), generation = m_generation](
            sqlite3 *database) {
            auto texts = std::make_shared<Texts>();
            if (database) {
                PageReader reader(database);
                for (const Id id : incidents)
                    texts->push_back(reader.read(id));
            }
            QMetaObject::invokeMethod(
                this,
                [this, texts, done, generation] {
                    if (generation == m_generation)
                        done(*texts);
                },
                Qt::QueuedConnection);
        });
}

void TitlePages::forget(const std::vector<Id> &incidents)
{
    if (incidents.empty())
        m_cache.clear();
    for (const Id id : incidents)
        m_cache.remove(id);
}

} // namespace sourceline
