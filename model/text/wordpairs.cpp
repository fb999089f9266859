#include "model/text/wordpairs.h"

#include <QString>
#include <QtEndian>

#include <algorithm>

namespace sourceline {

namespace {

constexpr quint32 fnvStart = 2166136261U;

// A mark that folding has kept (a vowel sign) is part of its word.
bool isWordCharacter(char32_t c)
{
    return QChar::isLetterOrNumber(c) || QChar::isMark(c);
}

// FNV-1a, going on from `hash`.
quint32 fnv1a(quint32 hash, const QByteArray &bytes)
{
    for (const char byte : bytes)
        hash = (hash ^ uchar(byte)) * 16777619U;
    return hash;
}

// The finaliser of MurmurHash3: FNV alone leaves the high bits, by which the smallest are chosen,
// too regular.
quint32 mixed(quint32 hash)
{
    hash = (hash ^ (hash >> 16)) * 0x85EBCA6BU;
    hash = (hash ^ (hash >> 13)) * 0xC2B2AE35U;
    return hash ^ (hash >> 16);
}

} // namespace

QList<QStringView> wordsOf(QStringView folded)
{
    QList<QStringView> words;
    qsizetype start = -1;
    for (qsizetype at = 0; at < folded.size();) {
        const bool pair = at + 1 < folded.size() && folded[at].isHighSurrogate()
                          && folded[at + 1].isLowSurrogate();
        const char32_t c =
            pair ? QChar::surrogateToUcs4(folded[at], folded[at + 1]) : folded[at].unicode();
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

quint32 wordHash(QStringView word)
{
    return mixed(fnv1a(fnvStart, word.toUtf8()));
}

quint32 wordPairHash(QStringView first, QStringView second)
{
    return mixed(fnv1a(fnv1a(fnvStart, first.toUtf8() + ' '), second.toUtf8()));
}

std::vector<quint32> wordPairHashes(const QList<QStringView> &words)
{
    std::vector<quint32> hashes;
    hashes.reserve(size_t(words.size()));
    if (words.size() == 1)
        hashes.push_back(wordHash(words.front()));
    for (qsizetype i = 1; i < words.size(); ++i)
        hashes.push_back(wordPairHash(words[i - 1], words[i]));
    return hashes;
}

QByteArray sketchOfHashes(std::vector<quint32> hashes, int limit)
{
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
    hashes.resize(std::min(hashes.size(), size_t(std::max(limit, 0))));
    QByteArray bytes(qsizetype(hashes.size() * sizeof(quint32)), Qt::Uninitialized);
    if (!hashes.empty()) // an empty vector has no address to copy from
        qToLittleEndian<quint32>(hashes.data(), qsizetype(hashes.size()), bytes.data());
    return bytes;
}

std::vector<quint32> hashesOfSketch(const QByteArray &sketch)
{
    std::vector<quint32> hashes(size_t(sketch.size()) / sizeof(quint32));
    if (!hashes.empty())
        qFromLittleEndian<quint32>(sketch.constData(), qsizetype(hashes.size()), hashes.data());
    return hashes;
}

} // namespace sourceline
