#pragma once

#include "model/workbench/citationwalk.h"
#include "model/workbench/readerthread.h"

#include <QObject>

namespace sourceline {

/// What the panes show of one incident, read in one go.
struct Record
{
    std::shared_ptr<const Dossier> dossier;
    std::vector<DocumentSummary> documents; ///< most citations first
    DocumentViews views;                    ///< of the first documents, in that order
    std::vector<CitationStop> stops;
};

/// How much is recorded, for the status bar.
struct CasefileCounts
{
    qint64 claims = 0, attributions = 0;
    qint64 articles = 0;   ///< summaries and changed versions not counted
    qint64 attached = 0;   ///< articles whose text, or a changed version of it, is here
    qint64 newestText = 0; ///< id of the text that was attached last
};

/// Reads dossiers, documents and counts on a thread of its own; of each kind the latest request
/// wins. UI thread.
class RecordReader : public QObject
{
    Q_OBJECT

public:
    explicit RecordReader(QObject *parent = nullptr);
    ~RecordReader() override;

    void start(ReaderThread::Open open);
    void stop(); ///< nothing asked for before is answered

    void readRecord(Id incident);
    void readDocument(Id document);
    void readCounts();

signals:
    void recordRead(const sourceline::Record &record);
    void documentRead(const std::shared_ptr<const sourceline::DocumentView> &document);
    void gone(sourceline::Id incident); ///< there is none such (any more)
    void countsRead(const sourceline::CasefileCounts &counts);
    void failed(const QString &sentence);

private:
    using Token = std::shared_ptr<std::atomic<int>>;

    Token m_recordToken, m_documentToken,
        m_countToken; ///< the number of the latest request of each kind
    std::unique_ptr<ReaderThread> m_thread;
    std::unique_ptr<ReaderThread>
        m_counter; ///< counting millions of rows must not keep a dossier waiting
};

} // namespace sourceline
