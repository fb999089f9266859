#include "model/text/sketch.h"

#include "model/text/normalise.h"

#include <QList>
#include <QString>
#include <QtEndian>

#include <algorithm>
#include <vector>

namespace sourceline {

namespace {

// A mark that folding has kept (a vowel sign) is part of its word.
bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

// The words of a folded text: views into it.
QList<QStringView> wordsOf(QStringView folded)
{
    QList<QStringView> words;
    qsizetype start = -1;
    for (qsizetype at = 0; at < folded.size();) {
        const bool pair = at + 1 < folded.size() && folded[at].isHighSurrogate()
            && folded[at + 1].isLowSurrogate();
        const char32_t c = pair ? QChar::surrogateToUcs4(folded[at], folded[at + 1])
                                : folded[at].unicode();
        if (isWordCharacter(c)) {
            if (start < 0)
                start = at;
        } else if (start >= 0) {
            words.append(folded.mid(start, at - start));
            start = -1;
        }
        at += pair ? 2 : 1;
    }
    if (start >= 0)
        words.append(folded.mid(start));
    return words;
}

// FNV-1a, going on from `hash`.
quint32 fnv1a(quint32 hash, const QByteArray &bytes)
{
    for (const char byte : bytes)
        hash = (hash ^ uchar(byte)) * 16777619U;
    return hash;
}

// The finaliser of MurmurHash3: FNV alone leaves the high bits, by which the smallest are chosen, too regular.
quint32 mixed(quint32 hash)
{
    hash = (hash ^ (hash >> 16)) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13)) * 0xC2B2AE35U;
    return hash ^ (hash >> 16);
}

std::vector<quint32> pairHashes(const QList<QStringView> &words)
{
    constexpr quint32 fnvStart = 2166136261U;
    std::vector<quint32> hashes;
    hashes.reserve(size_t(words.size()));
    if (words.size() == 1)
        hashes.push_back(mixed(fnv1a(fnvStart, words.front().toUtf8())));
    for (qsizetype i = 1; i < words.size(); ++i) {
        const quint32 first = fnv1a(fnvStart, words[i - 1].toUtf8() + ' ');
        hashes.push_back(mixed(fnv1a(first, words[i].toUtf8())));
    }
    return hashes;
}

quint32 hashAt(const QByteArray &sketch, qsizetype index)
{
    return qFromLittleEndian<quint32>(sketch.constData() + index * qsizetype(sizeof(quint32)));
}

} // namespace

QByteArray sketchOf(QStringView text, int limit)
{
    const QString folded = foldForMatching(text);
    std::vector<quint32> hashes = pairHashes(wordsOf(folded));
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    hashes.resize(std::min(hashes.size(), size_t(std::max(limit, 0))));
    QByteArray bytes(qsizetype(hashes.size() * sizeof(quint32)), Qt::Uninitialized);
    qToLittleEndian<quint32>(hashes.data(), qsizetype(hashes.size()), bytes.data());
    return bytes;
}

double sketchSimilarity(const QByteArray &a, const QByteArray &b, int limit)
{
    const auto countA = a.size() / qsizetype(sizeof(quint32));
    const auto countB = b.size() / qsizetype(sizeof(quint32));
    // The `limit` smallest hashes of both sets together are a random sample of their union; the part of it that is in
    // both estimates the similarity, and is it exactly while neither sketch is full.
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
