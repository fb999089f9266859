#include "model/coding/namematch.h"

#include "model/text/normalise.h"

#include <QVarLengthArray>

#include <algorithm>
#include <bit>

namespace sourceline {

namespace {

quint64 bitOf(QChar letter)
{
    return quint64(1) << (letter.unicode() & 63U);
}

// Kata'ib and Kataib are one word; Al-Asad and Al Asad two.
QString comparable(const QString &name)
{
    const QString folded = foldForMatching(name);
    QString text;
    text.reserve(folded.size());
    for (const QChar c : folded) {
        if (c.isLetterOrNumber() || c.isSurrogate() || c.isMark())
            text += c;
        else if (c != u'\'' && !text.isEmpty() && !text.endsWith(u' '))
            text += u' ';
    }
    if (text.endsWith(u' '))
        text.chop(1);
    return text;
}

bool beginsWords(const FoldedName &typed, const FoldedName &name)
{
    if (typed.words.size() > name.words.size())
        return false;
    QVarLengthArray<bool, 16> taken(qsizetype(name.words.size()), false);
    for (const QStringView part : typed.words) {
        qsizetype at = 0;
        while (at < taken.size() && (taken[at] || !name.words[size_t(at)].startsWith(part)))
            ++at;
        if (at == taken.size())
            return false;
        taken[at] = true;
    }
    return true;
}

// A name that begins as it was typed before one of which a later word does; words typed in another
// order come last.
int rankOfWords(const FoldedName &typed, const FoldedName &name)
{
    if (name.text.startsWith(typed.text))
        return 0;
    const bool isAtAWord = std::ranges::any_of(name.words, [&](QStringView word) {
        const auto from = qsizetype(word.data() - QStringView(name.text).data());
        return QStringView(name.text).mid(from).startsWith(typed.text);
    });
    return isAtAWord ? 1 : 2;
}

// Letters skipped between the first and the last one matched; begins of words are free, so that
// initials are near. −1: not in order.
int skippedInOrder(QStringView typed, QStringView name, qsizetype from)
{
    int skipped = 0;
    qsizetype last = from;
    for (const QChar letter : typed) {
        if (letter == u' ')
            continue;
        const qsizetype found = name.indexOf(letter, last);
        if (found < 0)
            return -1;
        const bool beginsWord = found == 0 || name[found - 1] == u' ';
        skipped += found > last && !beginsWord ? int(found - last) : 0;
        last = found + 1;
    }
    return skipped;
}

int lettersInOrder(const FoldedName &typed, const FoldedName &name)
{
    int best = -1;
    for (const QStringView word : name.words) {
        if (word.front() != typed.text.front())
            continue;
        const auto from = qsizetype(word.data() - QStringView(name.text).data());
        const int skipped = skippedInOrder(typed.text, name.text, from);
        if (skipped >= 0 && (best < 0 || skipped < best))
            best = skipped;
    }
    return best;
}

// Levenshtein's distance between `typed` and the nearest beginning of `name`, or limit + 1. Only
// the band that can stay within the limit is filled.
int distanceToBeginning(QStringView typed, QStringView name, int limit)
{
    const qsizetype width = std::min(name.size(), typed.size() + limit);
    QVarLengthArray<int, 64> row(width + 1);
    for (qsizetype j = 0; j <= width; ++j)
        row[j] = int(j);
    for (qsizetype i = 1; i <= typed.size(); ++i) {
        const qsizetype first = std::max<qsizetype>(1, i - limit);
        const qsizetype last = std::min(width, i + limit);
        int diagonal = row[first - 1];
        row[first - 1] = first == 1 ? int(i) : limit + 1;
        int least = row[first - 1];
        for (qsizetype j = first; j <= last; ++j) {
            const int above = j < i + limit ? row[j] : limit + 1;
            row[j] = std::min(
                {diagonal + (typed[i - 1] == name[j - 1] ? 0 : 1), above + 1, row[j - 1] + 1});
            diagonal = above;
            least = std::min(least, row[j]);
        }
        if (least > limit)
            return limit + 1;
    }
    const qsizetype first = std::max<qsizetype>(0, typed.size() - limit);
    return first > width ? limit + 1
                         : std::min(limit + 1, *std::min_element(row.begin() + first, row.end()));
}

int nearestDistance(const FoldedName &typed, const FoldedName &name, int limit)
{
    int best = limit + 1;
    for (const QStringView word : name.words) {
        const auto from = qsizetype(word.data() - QStringView(name.text).data());
        best = std::min(
            best, distanceToBeginning(typed.text, QStringView(name.text).mid(from), best - 1));
        if (best == 0)
            break;
    }
    return best;
}

} // namespace

FoldedName::FoldedName(const QString &name)
    : text(comparable(name))
{
    for (const QChar letter : text)
        letters |= letter == u' ' ? 0 : bitOf(letter);
    for (const QStringView word : QStringView(text).tokenize(u' ', Qt::SkipEmptyParts))
        words.push_back(word);
}

int allowedDistance(qsizetype length)
{
    return length < 4 ? 0 : length < 6 ? 1 : length < 12 ? 2 : 3;
}

NameMatch matchName(const FoldedName &typed, const FoldedName &name, NameFit worst)
{
    if (typed.isEmpty() || name.isEmpty())
        return {};
    const int missing = std::popcount(typed.letters & ~name.letters);
    if (missing == 0) {
        if (typed.text == name.text)
            return {NameFit::Exact};
        if (beginsWords(typed, name))
            return {NameFit::WordPrefixes, rankOfWords(typed, name)};
        if (worst >= NameFit::InOrder && typed.text.size() > 1) {
            if (const int skipped = lettersInOrder(typed, name); skipped >= 0)
                return {NameFit::InOrder, skipped};
        }
    }
    const int limit = worst >= NameFit::Close ? allowedDistance(typed.text.size()) : 0;
    if (limit > 0 && missing <= limit) {
        if (const int distance = nearestDistance(typed, name, limit); distance <= limit)
            return {NameFit::Close, distance};
    }
    return {};
}

} // namespace sourceline
