#pragma once

#include "model/exchange/benchrandom.h"

#include <QStringList>

namespace sourceline {

/// Names and filling sentences of a world that does not exist.
class BenchWords
{
public:
    explicit BenchWords(BenchRandom &random);

    /// A proper name of so many syllables, some with accents.
    static QString properName(BenchRandom &random, int syllables);

    /// One sentence that reports nothing: common words, and rarer ones out of 20,000 with a long
    /// tail, so that searches find many and few.
    QString fillingSentence(BenchRandom &random) const;

private:
    QStringList m_rare;
};

/// `12 March 2014` of days since 1970.
QString benchDateWords(qint32 day);

} // namespace sourceline
