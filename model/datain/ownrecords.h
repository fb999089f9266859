#pragma once

#include "model/datain/importedrow.h"
#include "model/datain/knownrows.h"
#include "model/exchange/pack.h"

#include <QJsonObject>
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

    /// The text of a column; empty where there is none.
    using Cell = std::function<QString(const char *)>;

    std::optional<RowProblem> takeIncident(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeClaim(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeAttribution(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeDocument(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeDocuments(const Cell &cell, qint64 line); ///< of the JSON cell

    /// All that was taken, as a pack that compares only what it states.
    Pack pack(const QString &fileName);

private:
    struct Building
    {
        Values values;
        std::optional<RowProblem> problem;
    };

    bool isNew(const char *table, qint64 first, qint64 second = 0);
    void add(const char *table, Values values, qint64 line);
    void takeActor(const QString &reference, const QString &name, const QString &kind, qint64 line);
    std::optional<RowProblem> takePlace(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeStatement(const Cell &cell, qint64 line);
    std::optional<RowProblem> takeReports(const Cell &cell, qint64 statement, qint64 line);
    std::optional<RowProblem>
    takeCitations(const Cell &cell, const char *owner, qint64 record, qint64 line);
    std::optional<RowProblem>
    takeTerm(Values &values, const char *column, const QString &scheme, const QString &code) const;

    const KnownRows &m_known;
    std::map<QByteArray, Pack::Table> m_tables;
    std::map<QByteArray, QSet<std::pair<qint64, qint64>>> m_keys;
};

} // namespace sourceline
