#include "model/filter/namefilter.h"

#include "model/text/normalise.h"
#include "model/text/wordpairs.h"

#include <algorithm>

namespace sourceline {

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

} // namespace sourceline
