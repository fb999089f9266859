#pragma once

#include "model/store/statementcache.h"

#include <map>

namespace sourceline {

/// SQL list of the relations through which one speaks for another.
QByteArray speakingRelations();

/// Whom an actor speaks for: the nearest organisation, state, state organ or outlet that it holds
/// office in, belongs to or writes for; a person also through what it commands; itself where it is
/// such an institution or nothing is known. The voice of an article (an outlet that is part of an
/// outlet) speaks for the outlet. Remembers its answers, so it lives no longer than a transaction.
class Institutions
{
public:
    explicit Institutions(StatementCache &statements)
        : m_statements(statements)
    {}

    Id of(Id actor);

private:
    Id find(Id actor);
    Id
    firstInstitution(const std::vector<Id> &level, const QByteArray &kinds, std::vector<Id> &next);
    QByteArray kindOf(Id actor);
    Id wholeOutlet(Id actor);

    StatementCache &m_statements;
    std::map<Id, Id> m_known;
};

} // namespace sourceline
