#pragma once

#include "model/datain/ownvalues.h"
#include "model/exchange/pack.h"

#include <QSet>

#include <map>

namespace sourceline {

/// Rows of our own layouts gathered into the tables they came from, each record once. What a cell
/// leaves empty is not stated.
class OwnRecords
{
public:
    explicit OwnRecords(const KnownRows &known)
        : m_known(known)
    {}

    using Cell = OwnCell;

    /// Of which sheet the next rows are: records keep it beside their line.
    void setSheet(int sheet) { m_sheet = sheet; }

    std::optional<RowProblem> takeIncident(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeClaim(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeAttribution(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeAssessment(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeDocument(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeDocuments(const Cell &cell, qint64 line); ///< of the JSON cell

    /// All that was taken, as a pack that compares only what it states.
    Pack pack(const QString &fileName);

private:
    bool isNew(const char *table, qint64 first, qint64 second = 0);
    void add(const char *table, Values values, qint64 line);
    void takeActor(const QString &reference, const QString &name, const QString &kind, qint64 line);
    void takeActor(const QJsonValue &actor, qint64 line);
    std::optional<RowProblem> takeAlternatives(OwnValues &values, qint64 assessment, qint64 line);
    std::optional<RowProblem> takePlace(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeStatement(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeReports(const QJsonArray &reports, qint64 statement, qint64 line);
    std::optional<RowProblem>
    takeCitations(const Cell &cell, const char *owner, qint64 record, qint64 line);
    /// Of a claim or an attribution: its key, its incident and its statement, which comes in first.
    std::optional<RowProblem>
    takeHead(OwnValues &values, const Cell &cell, const char *record, qint64 line);

    const KnownRows &m_known;
    std::map<QByteArray, Pack::Table> m_tables;
    std::map<QByteArray, QSet<std::pair<qint64, qint64>>> m_keys;
    int m_sheet = 0;
};

} // namespace sourceline
