#pragma once

#include "model/chart/said.h"

#include <array>

namespace sourceline {

/// What was said of one accused for one institution, statement by statement: what the pair is
/// called in a chart says no more than was said. A suspicion is no accusation, a sponsor no
/// perpetrator, and whoever is not named is not the institution.
class AccusationWords
{
public:
    AccusationWords(QString institution, QString accused)
        : m_institution(std::move(institution))
        , m_accused(std::move(accused))
    {}

    /// Once for each attribution; `unnamed`: the speaker where the sources do not name them.
    void add(const SaidAttribution &said, Id unnamed);

    /// `Pentagon accuses X`, `officials (unnamed) imply it was X`, with what is weaker or of
    /// another role in brackets.
    QString words(SaidNames &names) const;

private:
    struct Said
    {
        quint32 statement = 0;
        Stance stance = Stance::Asserts;
        SaidRole role = SaidRole::Perpetrator;
        Id unnamed;
    };

    std::vector<Said> statements() const;
    QString speakers(const std::vector<Said> &statements, SaidNames &names, bool &isPlural) const;

    QString m_institution, m_accused;
    std::vector<Said> m_said;
};

/// Statements by the strongest stance and the nearest role that each has of anybody.
struct AccusationFacts
{
    std::array<qint64, 3> stances{}; ///< asserts, suspects, implies
    std::array<qint64, saidRoles> roles{};
    qint64 unnamed = 0; ///< by speakers who are not named

    qint64 weaker() const { return stances[1] + stances[2]; }
};

AccusationFacts accusationFacts(const SaidAttributions &said, SaidNames &names);

/// How firmly it was said, of what part in it and by whom, where not all of it is the same, since
/// all of it is drawn alike; `n` statements.
QString accusationCaveat(const AccusationFacts &facts, qint64 n);

/// `as sponsor`; empty: as perpetrator.
QString saidRoleWords(SaidRole role);

} // namespace sourceline
