// CSV and XLSX in our own layouts.
#include "model/dataout/exportcells.h"
#include "model/dataout/exportformats.h"
#include "model/dataout/xlsxbook.h"

#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

std::vector<TableColumn> joined(std::initializer_list<std::vector<TableColumn>> parts)
{
    std::vector<TableColumn> all;
    for (const std::vector<TableColumn> &part : parts)
        all.insert(all.end(), part.begin(), part.end());
    return all;
}

QStringList blanks(const std::vector<TableColumn> &columns)
{
    return QStringList(qsizetype(columns.size()), QString());
}

// One layout for three kinds of row, so that a row stands alone: `record` says which it is.
class ClaimRows
{
public:
    explicit ClaimRows(ExportWalk &walk)
        : m_walk(walk)
    {}

    static std::vector<TableColumn> columns()
    {
        return joined({{{u"record"_s}},
                       incidentColumns(true),
                       claimColumns(),
                       attributionColumns(),
                       statementColumns(true)});
    }

    Result<void> write(const ExportedIncident &incident, TableSink &sink)
    {
        const Dossier &dossier = incident.dossier;
        const QStringList facts = incidentCells(incident, true);
        const QStringList noClaim = blanks(claimColumns());
        const QStringList noAttribution = blanks(attributionColumns());
        const auto put = [&](const QString &record,
                             const QStringList &claim,
                             const QStringList &attribution,
                             int statement,
                             const std::vector<CitationView> &citations) {
            ++m_rows;
            return sink.row(QStringList{record} + facts + claim + attribution
                            + statementCells(m_walk, dossier, statement, citations, true));
        };
        const bool isBare = dossier.claims.empty() && dossier.attributions.empty();
        if (isBare || !dossier.citations.empty()) {
            const auto done = put(u"incident"_s, noClaim, noAttribution, -1, dossier.citations);
            if (!done)
                return done;
        }
        for (const ClaimView &each : dossier.claims) {
            const auto done =
                put(u"claim"_s, claimCells(each), noAttribution, each.statement, each.citations);
            if (!done)
                return done;
        }
        for (const AttributionView &each : dossier.attributions) {
            const auto done = put(u"attribution"_s,
                                  noClaim,
                                  attributionCells(m_walk, each),
                                  each.statement,
                                  each.citations);
            if (!done)
                return done;
        }
        return {};
    }

    qint64 rows() const { return m_rows; }

private:
    ExportWalk &m_walk;
    qint64 m_rows = 0;
};

// The workbook: incidents, claims, attributions, assessments and sources, each row with the key of
// its incident.
class Workbook
{
public:
    explicit Workbook(ExportWalk &walk)
        : m_walk(walk)
        , m_incidents(
              m_book.table(u"incidents"_s, joined({incidentColumns(false), {{u"citations"_s}}})))
        , m_claims(m_book.table(u"claims"_s,
                                joined({ofIncident(), claimColumns(), statementColumns(false)})))
        , m_attributions(
              m_book.table(u"attributions"_s,
                           joined({ofIncident(), attributionColumns(), statementColumns(false)})))
        , m_assessments(m_book.table(u"assessments"_s, joined({ofIncident(), assessmentColumns()})))
        , m_sources(m_book.table(u"sources"_s, documentColumns()))
    {}

    Result<void> write(const ExportedIncident &incident)
    {
        const Dossier &dossier = incident.dossier;
        const QStringList own = statementCells(m_walk, dossier, -1, dossier.citations, false);
        if (const auto done =
                m_incidents->row(incidentCells(incident, false) + QStringList{citationsOf(own)});
            !done)
            return done;
        const QStringList of{dossier.id.toText(), dossier.title};
        for (const ClaimView &each : dossier.claims) {
            const auto done = m_claims->row(
                of + claimCells(each)
                + statementCells(m_walk, dossier, each.statement, each.citations, false));
            if (!done)
                return done;
        }
        for (const AttributionView &each : dossier.attributions) {
            const auto done = m_attributions->row(
                of + attributionCells(m_walk, each)
                + statementCells(m_walk, dossier, each.statement, each.citations, false));
            if (!done)
                return done;
        }
        for (const AssessmentView &each : dossier.assessments) {
            const auto done = m_assessments->row(of + assessmentCells(m_walk, dossier, each));
            if (!done)
                return done;
        }
        return writeSources(dossier);
    }

    Result<QByteArray> close(const DataAccount &account)
    {
        TableSink *about = m_book.table(u"about this export"_s, {{u"what"_s}, {u"value"_s}});
        for (const auto &[name, value] : accountLines(account)) {
            if (const auto done = about->row({name, value}); !done)
                return done.error();
        }
        return m_book.close();
    }

private:
    static std::vector<TableColumn> ofIncident() { return {{u"incident"_s}, {u"title"_s}}; }

    static QString citationsOf(const QStringList &statement)
    {
        static const qsizetype at = [] {
            const auto columns = statementColumns(false);
            qsizetype i = 0;
            while (columns[size_t(i)].name != "citations"_L1)
                ++i;
            return i;
        }();
        return statement[at];
    }

    Result<void> writeSources(const Dossier &dossier)
    {
        for (const Id id : documentsNamed(m_walk, dossier)) {
            if (m_written.contains(id))
                continue;
            m_written.insert(id);
            if (const auto done = m_sources->row(documentCells(m_walk.document(id))); !done)
                return done;
        }
        return {};
    }

    ExportWalk &m_walk;
    XlsxBook m_book;
    TableSink *m_incidents, *m_claims, *m_attributions, *m_assessments, *m_sources;
    QSet<Id> m_written;
};

void addLostTables(const ExportWalk &walk, QStringList &lost, KeptJudgement kept)
{
    addLostJudgements(walk.counts(), lost, kept);
    lost.append(
        u"Relations and further names of actors and places, and which document uses them."_s);
    if (!walk.order().withText)
        lost.append(u"The words of quotations (left out by choice)."_s);
}

} // namespace

Result<void> writeIncidentCsv(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    CsvSink sink(incidentColumns(false), walk.order().raw);
    const auto done = walk.run(progress, false, [&](const ExportedIncident &incident) {
        return sink.row(incidentCells(incident, false));
    });
    if (!done)
        return done;
    const ExportWalk::Counts &counts = walk.counts();
    file.account.rows = counts.incidents;
    QStringList &lost = file.account.lost;
    addLost(lost, counts.claims, u"The claims behind the figures, and other claims: %1."_s);
    addLost(lost,
            counts.attributions,
            u"Attributions one by one, with speaker, wording and source: %1 (the column alleged "
            "sums up who is named)."_s);
    addLost(lost, counts.citations, u"Citations: %1."_s);
    lost.append(u"What statements say in words, and where a dataset has them from."_s);
    addLostTables(walk, lost, KeptJudgement::Newest);
    file.bytes = sink.takeBytes();
    return {};
}

Result<void> writeClaimCsv(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    CsvSink sink(ClaimRows::columns(), walk.order().raw);
    ClaimRows rows(walk);
    const auto done = walk.run(progress, false, [&](const ExportedIncident &incident) {
        return rows.write(incident, sink);
    });
    if (!done)
        return done;
    file.account.rows = rows.rows();
    addLostTables(walk, file.account.lost, KeptJudgement::None);
    file.bytes = sink.takeBytes();
    return {};
}

Result<void> writeXlsx(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    Workbook book(walk);
    const auto done = walk.run(
        progress, false, [&](const ExportedIncident &incident) { return book.write(incident); });
    if (!done)
        return done;
    const ExportWalk::Counts &counts = walk.counts();
    file.account.rows = counts.incidents + counts.claims + counts.attributions + counts.assessments;
    addLostTables(walk, file.account.lost, KeptJudgement::All);
    file.account.marking = walk.handling().highest();
    auto bytes = book.close(file.account);
    if (!bytes)
        return bytes.error();
    file.bytes = *std::move(bytes);
    return {};
}

} // namespace sourceline
