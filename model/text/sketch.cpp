#include "model/text/sketch.h"

#include "model/text/normalise.h"
#include "model/text/wordpairs.h"

#include <QString>
#include <QtEndian>

#include <algorithm>

namespace sourceline {

namespace {

quint32 hashAt(const QByteArray &sketch, qsizetype index)
{
    return qFromLittleEndian<quint32>(sketch.constData() + index * qsizetype(sizeof(quint32)));
}

} // namespace

QByteArray sketchOf(QStringView text, int limit)
{
    const QString folded = foldForMatching(text);
    return sketchOfHashes(wordPairHashes(wordsOf(folded)), limit);
}

double sketchSimilarity(const QByteArray &a, const QByteArray &b, int limit)
{
    const auto countA = a.size() / qsizetype(sizeof(quint32));
    const auto countB = b.size() / qsizetype(sizeof(quint32));
    // The `limit` smallest hashes of both sets together are a random sample of their union; the
    // part of it that is in both estimates the similarity, and is it exactly while neither sketch
    // is full.
    qsizetype i = 0;
    qsizetype j = 0;
    int sampled = 0;
    int shared = 0;
    while (sampled < limit && (i < countA || j < countB)) {
        const bool takeA = j >= countB || (i < countA && hashAt(a, i) <= hashAt(b, j));
        const bool takeB = i >= countA || (j < countB && hashAt(b, j) <= hashAt(a, i));
        i += takeA ? 1 : 0;
        j += takeB ? 1 : 0;
        shared += takeA && takeB ? 1 : 0;
        ++sampled;
    }
    return sampled == 0 ? 0.0 : double(shared) / sampled;
}

} // namespace sourceline
