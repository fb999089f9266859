#include "model/workbench/recordreader.h"

#include "model/store/statement.h"

namespace sourceline {

namespace {

constexpr size_t walkedDocuments =
    32; // more than any one incident of the hand-coded casefiles has by far

Result<Record> recordOf(sqlite3 *database, Id incident)
{
    Result<Dossier> dossier = readDossier(database, incident);
    if (!dossier)
        return dossier.error();
    Record record;
    record.dossier = std::make_shared<const Dossier>(std::move(*dossier));
    record.documents = documentsOf(database, incident);
    for (const DocumentSummary &summary : record.documents) {
        if (record.views.size() == walkedDocuments)
            break;
        Result<DocumentView> view = sourceline::readDocument(database, summary.id);
        if (!view)
            return view.error();
        record.views.push_back(std::make_shared<const DocumentView>(std::move(*view)));
    }
    record.stops = citationStops(*record.dossier, record.views);
    return record;
}

bool isThere(sqlite3 *database, Id incident)
{
    Statement select(database, "SELECT 1 FROM incident WHERE id = ?1");
    select.bind(1, incident);
    return select.next() || select.failed();
}

qint64 count(sqlite3 *database, const char *sql)
{
    Statement statement(database, sql);
    return statement.next() ? statement.integer(0) : 0;
}

CasefileCounts countsOf(sqlite3 *database)
{
    CasefileCounts counts;
    counts.newestText =
        count(database, "SELECT max(id) FROM text"); // first: one that comes now is seen later
    counts.claims = count(database, "SELECT count(*) FROM claim");
    counts.attributions = count(database, "SELECT count(*) FROM attribution");
    counts.articles = count(
        database, "SELECT count(*) FROM document WHERE kind <> 'summary' AND version_of IS NULL");
    counts.attached =
        count(database,
              "SELECT count(*) FROM document d WHERE kind <> 'summary' AND version_of IS NULL"
              " AND (EXISTS (SELECT 1 FROM text t WHERE t.sha256 = d.sha256) OR EXISTS (SELECT 1 "
              "FROM document v"
              " JOIN text t ON t.sha256 = v.sha256 WHERE v.version_of = d.id))");
    return counts;
}

} // namespace

RecordReader::RecordReader(QObject *parent)
    : QObject(parent)
    , m_recordToken(std::make_shared<std::atomic<int>>(0))
    , m_documentToken(std::make_shared<std::atomic<int>>(0))
    , m_countToken(std::make_shared<std::atomic<int>>(0))
{}

RecordReader::~RecordReader() = default;

void RecordReader::start(ReaderThread::Open open)
{
    stop();
    m_thread = std::make_unique<ReaderThread>(open);
    m_counter = std::make_unique<ReaderThread>(open);
}

void RecordReader::stop()
{
    for (const Token &token : {m_recordToken, m_documentToken, m_countToken})
        token->fetch_add(1);
    m_thread.reset();
    m_counter.reset();
}

void RecordReader::readRecord(Id incident)
{
    const int number = m_recordToken->fetch_add(1) + 1;
    if (!m_thread || !incident.isValid())
        return;
    m_thread->post([this, incident, number, token = m_recordToken](sqlite3 *database) {
        if (!database || token->load() != number)
            return;
        auto record = std::make_shared<Result<Record>>(recordOf(database, incident));
        const bool isGone = !*record && !isThere(database, incident);
        QMetaObject::invokeMethod(
            this,
            [this, record, number, incident, isGone] {
                if (m_recordToken->load() != number)
                    return;
                if (*record)
                    emit recordRead(**record);
                else if (isGone)
                    emit gone(incident);
                else
                    emit failed(record->error().message);
            },
            Qt::QueuedConnection);
    });
}

void RecordReader::readDocument(Id document)
{
    const int number = m_documentToken->fetch_add(1) + 1;
    if (!m_thread || !document.isValid())
        return;
    m_thread->post([this, document, number, token = m_documentToken](sqlite3 *database) {
        if (!database || token->load() != number)
            return;
        auto view =
            std::make_shared<Result<DocumentView>>(sourceline::readDocument(database, document));
        QMetaObject::invokeMethod(
            this,
            [this, view, number] {
                if (m_documentToken->load() != number)
                    return;
                if (*view)
                    emit documentRead(std::make_shared<const DocumentView>(std::move(**view)));
                else
                    emit failed(view->error().message);
            },
            Qt::QueuedConnection);
    });
}

void RecordReader::readCounts()
{
    const int number = m_countToken->fetch_add(1) + 1;
    if (!m_counter)
        return;
    m_counter->post([this, number, token = m_countToken](sqlite3 *database) {
        if (!database || token->load() != number)
            return;
        const CasefileCounts counts = countsOf(database);
        QMetaObject::invokeMethod(
            this,
            [this, counts, number] {
                if (m_countToken->load() == number)
                    emit countsRead(counts);
            },
            Qt::QueuedConnection);
    });
}

} // namespace sourceline
