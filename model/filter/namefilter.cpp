#include "model/filter/namefilter.h"

#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "model/text/wordpairs.h"

#include <algorithm>

namespace sourceline {

namespace {

const char *namesOf(NamedRecord kind)
{
    switch (kind) {
    case NamedRecord::Actor:
        return "SELECT id, name FROM actor UNION ALL SELECT actor, name FROM actor_name UNION ALL "
               "SELECT target, name FROM actor_redirect";
    case NamedRecord::Place:
        return "SELECT id, name FROM place UNION ALL SELECT place, name FROM place_name UNION ALL "
               "SELECT target, name FROM place_redirect";
    case NamedRecord::Tag:
        break;
    }
    return "SELECT id, name FROM tag";
}

} // namespace

NameFilter::NameFilter(const QString &typed)
    : m_typed(foldForMatching(typed))
{
    for (const QStringView word : wordsOf(m_typed))
        m_typedWords.append(word.toString());
}

int NameFilter::quality(const QString &name) const
{
    const QString folded = foldForMatching(name);
    if (folded == m_typed)
        return 2;
    if (m_typedWords.isEmpty())
        return 0;
    const QList<QStringView> words = wordsOf(folded);
    return std::ranges::all_of(m_typedWords,
                               [&words](const QString &typed) {
                                   return std::ranges::any_of(words, [&typed](QStringView word) {
                                       return word.startsWith(typed);
                                   });
                               })
               ? 1
               : 0;
}

void NameFilter::offer(Id id, const QString &name)
{
    const int quality = this->quality(name);
    if (quality == 2)
        m_equal.insert(id);
    else if (quality == 1)
        m_words.insert(id);
}

Result<std::set<Id>> recordsCalled(sqlite3 *database,
                                   NamedRecord kind,
                                   const QString &name,
                                   const std::atomic_bool *cancelled)
{
    NameFilter match(name);
    Statement rows(database, namesOf(kind));
    while (!(cancelled && cancelled->load(std::memory_order_relaxed)) && rows.next())
        match.offer(rows.id(0), rows.text(1));
    return rows.failed() ? Result<std::set<Id>>(rows.error()) : match.found();
}

} // namespace sourceline
