#pragma once

#include "model/chart/chosenrows.h"
#include "model/chart/facet.h"
#include "model/store/derivation.h"
#include "model/store/institutions.h"

#include <QHash>

namespace sourceline {

/// A statement that attributions stand in.
struct SaidStatement
{
    Id id, speaker;
    quint32 date = 0; ///< of SaidAttributions::dates
    bool byAction = false;
};

/// The schema's roles, in its order: from the deed outwards.
enum class SaidRole : quint8
{
    Perpetrator,
    Directed,
    Behind,
    Sponsor,
    Supplier,
    Accomplice,
    Front
};

inline constexpr size_t saidRoles = 7;

/// An attribution that is not retracted.
struct SaidAttribution
{
    Id actor; ///< not valid: nobody is named
    Row row = 0;
    quint32 statement = 0; ///< of SaidAttributions::statements
    Stance stance = Stance::Asserts;
    SaidRole role = SaidRole::Perpetrator;
    bool byAction = false; ///< a strike points at its target: nobody said it

    /// Says, suspects or implies of another that it did it.
    bool accuses() const { return actor.isValid() && stance <= Stance::Implies; }
};

struct SaidAttributions
{
    std::vector<SaidAttribution> all;
    std::vector<SaidStatement> statements; ///< each once
    std::vector<QString> dates;            ///< EDTF, each once
};

/// Those of the chosen incidents.
Result<SaidAttributions> readAttributions(const ChosenRows &rows, sqlite3 *database);

/// Who speaks, for whom and where. Remembers what it has read: for one chart.
class SaidNames
{
public:
    SaidNames(const SaidAttributions &said, sqlite3 *database)
        : m_said(said)
        , m_statements(database)
        , m_institutions(m_statements)
    {}

    ChartValue actor(Id actor); ///< grey where nobody is named

    const QString &name(Id actor) { return nameAndKind(actor).first; }

    /// That an article says it itself, not somebody whom it quotes.
    bool isOwnVoice(quint32 statement);
    /// Who speaks for an institution in a statement, where the sources do not name them; no
    /// institution: the first speaker. Else not valid.
    Id unnamedSpeaker(quint32 statement, Id institution);
    /// That the speakers of a statement speak for, each once.
    std::vector<Id> institutions(quint32 statement);
    /// That report a statement, each once.
    std::vector<Id> outlets(quint32 statement);

private:
    const std::pair<QString, QByteArray> &nameAndKind(Id actor);
    std::vector<Id> ids(const QByteArray &sql, Id parameter);
    std::vector<Id> speakers(quint32 statement); ///< the first and those who speak with them

    const SaidAttributions &m_said;
    StatementCache m_statements;
    Institutions m_institutions;
    QHash<Id, std::pair<QString, QByteArray>> m_actors;
    std::optional<QHash<Id, std::vector<Id>>> m_coSpeakers; ///< by statement
};

class AccusationWords;

/// What attributions are split by: codes from 0, in the order in which they are met.
class SaidCategory
{
public:
    SaidCategory(ChartSpec::Category category, const SaidAttributions &said, SaidNames &names);
    ~SaidCategory();

    /// Several where a statement has co-speakers or is reported by several outlets. Until the next
    /// call.
    std::span<const quint32> codes(const SaidAttribution &said);

    /// Of accusations its name is whole when codes() was called for all of them.
    ChartValue value(quint32 code) const;

    quint32 count() const { return static_cast<quint32>(m_values.size()); }

private:
    struct Range
    {
        quint32 first = 0, count = 0; ///< of m_pool; none: not looked at yet
    };

    std::span<const quint32> one(quint32 code);
    quint32 codeOf(Id actor);
    quint32 add(ChartValue value);
    std::span<const quint32> ofStatement(quint32 statement);
    void readStatement(quint32 statement);
    std::span<const quint32> accusations(const SaidAttribution &said);
    quint32 accusation(quint32 institution, const SaidAttribution &said);

    ChartSpec::Category m_category;
    SaidNames &m_names;
    std::vector<ChartValue> m_values;
    QHash<Id, quint32> m_codes;
    std::vector<Range> m_ofStatement;
    std::vector<quint32> m_pool, m_scratch;
    std::unique_ptr<SaidCategory> m_institutions;         ///< of accusations
    QHash<std::pair<quint32, Id>, quint32> m_accusations; ///< by institution and accused
    std::vector<AccusationWords> m_accusationWords;       ///< by code
};

QString stanceWords(Stance stance);

} // namespace sourceline
