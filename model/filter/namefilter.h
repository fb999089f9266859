#pragma once

#include "model/store/id.h"
#include "model/text/result.h"

#include <QString>
#include <QStringList>

#include <atomic>
#include <set>

struct sqlite3;

namespace sourceline {

/// Finds names by what was typed: those that are equal when folded (case, accents, Arabic forms),
/// and only where there are none those in which every word typed begins a word.
class NameFilter
{
public:
    explicit NameFilter(const QString &typed);

    void offer(Id id, const QString &name);

    /// The records of the best kind of match.
    const std::set<Id> &found() const { return m_equal.empty() ? m_words : m_equal; }

    /// 2 equal, 1 by words, 0 not.
    int quality(const QString &name) const;

private:
    QString m_typed;
    QStringList m_typedWords;
    std::set<Id> m_equal, m_words;
};

enum class NamedRecord
{
    Actor,
    Place,
    Tag
};

/// Records that a name typed into the filter means, by any of their names, of records merged into
/// them too.
Result<std::set<Id>> recordsCalled(sqlite3 *database,
                                   NamedRecord kind,
                                   const QString &name,
                                   const std::atomic_bool *cancelled = nullptr);

} // namespace sourceline
