#pragma once

#include "model/chart/chosenrows.h"
#include "model/chart/facet.h"
#include "model/store/derivation.h"
#include "model/store/institutions.h"

namespace sourceline {

/// An attribution that is not retracted, with what its statement says of who spoke and when.
struct SaidAttribution
{
    Row row = 0;
    Id actor; ///< not valid: nobody is named
    Id statement, speaker;
    Stance stance = Stance::Asserts;
    QString saidEdtf;
    bool byAction = false; ///< a strike points at its target: nobody said it

    /// Says, suspects or implies of another that it did it.
    bool accuses() const { return actor.isValid() && stance <= Stance::Implies; }
};

/// Those of the chosen incidents, by incident.
Result<std::vector<SaidAttribution>> readAttributions(const ChosenRows &rows, sqlite3 *database);

/// Names what attributions are split by. Remembers what it has read: for one chart.
class SaidNames
{
public:
    explicit SaidNames(sqlite3 *database)
        : m_statements(database)
        , m_institutions(m_statements)
    {}

    /// Several where a statement has co-speakers or is reported by several outlets.
    std::vector<ChartValue> values(ChartSpec::Category category, const SaidAttribution &said);
    ChartValue actor(Id actor); ///< grey where nobody is named
    /// An article that says it itself, not somebody whom it quotes.
    bool isOwnVoice(Id speaker);

private:
    std::vector<ChartValue> institutions(const SaidAttribution &said);
    std::vector<ChartValue> outlets(Id statement);
    std::vector<Id> ids(const QByteArray &sql, Id parameter);
    const std::pair<QString, QByteArray> &nameAndKind(Id actor);

    StatementCache m_statements;
    Institutions m_institutions;
    std::map<Id, std::pair<QString, QByteArray>> m_actors;
    std::map<Id, std::vector<ChartValue>> m_outlets, m_spokenFor; ///< by statement
};

QString stanceWords(Stance stance);

} // namespace sourceline
