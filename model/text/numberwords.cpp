#include "model/text/numberwords.h"

#include <QHash>

#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

qint32 small(const QString &word)
{
    static const QHash<QString, qint32> values{
        {u"one"_s, 1},        {u"two"_s, 2},       {u"three"_s, 3},     {u"four"_s, 4},
        {u"five"_s, 5},       {u"six"_s, 6},       {u"seven"_s, 7},     {u"eight"_s, 8},
        {u"nine"_s, 9},       {u"ten"_s, 10},      {u"eleven"_s, 11},   {u"twelve"_s, 12},
        {u"thirteen"_s, 13},  {u"fourteen"_s, 14}, {u"fifteen"_s, 15},  {u"sixteen"_s, 16},
        {u"seventeen"_s, 17}, {u"eighteen"_s, 18}, {u"nineteen"_s, 19}, {u"twenty"_s, 20},
        {u"thirty"_s, 30},    {u"forty"_s, 40},    {u"fifty"_s, 50},    {u"sixty"_s, 60},
        {u"seventy"_s, 70},   {u"eighty"_s, 80},   {u"ninety"_s, 90}};
    return values.value(word, 0);
}

qint32 multiple(const WordLine &line, int at)
{
    return line.is(at, "dozen"_L1)      ? 12
           : line.is(at, "hundred"_L1)  ? 100
           : line.is(at, "thousand"_L1) ? 1000
                                        : 0;
}

// 2020-03-11, 11.3.2020, 7:35, 3-year-old: part of something else.
bool isPartOfMore(const WordLine &line, int at)
{
    const QString &word = line[at].folded;
    return word.contains(u':') || word.contains(u'.');
}

constexpr std::pair<QLatin1StringView, QLatin1StringView> qualifiers[]{
    {"at least"_L1, "at least"_L1},      {"no fewer than"_L1, "at least"_L1},
    {"no less than"_L1, "at least"_L1},  {"not less than"_L1, "at least"_L1},
    {"a minimum of"_L1, "at least"_L1},  {"more than"_L1, "more than"_L1},
    {"over"_L1, "more than"_L1},         {"upwards of"_L1, "more than"_L1},
    {"in excess of"_L1, "more than"_L1}, {"up to"_L1, "up to"_L1},
    {"as many as"_L1, "up to"_L1},       {"no more than"_L1, "up to"_L1},
    {"not more than"_L1, "up to"_L1},    {"at most"_L1, "up to"_L1},
    {"a maximum of"_L1, "up to"_L1},     {"about"_L1, "about"_L1},
    {"around"_L1, "about"_L1},           {"some"_L1, "about"_L1},
    {"roughly"_L1, "about"_L1},          {"approximately"_L1, "about"_L1},
    {"an estimated"_L1, "about"_L1},     {"nearly"_L1, "nearly"_L1},
    {"almost"_L1, "nearly"_L1},          {"close to"_L1, "nearly"_L1},
    {"just under"_L1, "nearly"_L1},      {"exactly"_L1, "exactly"_L1}};

std::pair<int, QString> qualifierAt(const WordLine &line, int at)
{
    std::pair<int, QString> found{0, {}};
    for (const auto &[words, qualifier] : qualifiers) {
        if (const int count = line.phraseAt(at, words); count > found.first)
            found = {count, QString(qualifier)};
    }
    return found;
}

// Where the rest of a range ends: `10 to 15`, `10-15`, and `and 15` after `between`.
std::optional<WordedNumber>
rangeFrom(const WordLine &line, int first, int after, qint32 low, bool isBetween)
{
    const bool joins =
        isBetween ? line.is(after, "and"_L1) : line.is(after, "to"_L1) || line.is(after, "-"_L1);
    const PlainNumber high = joins ? plainNumberAt(line, after + 1) : PlainNumber();
    if (high.words == 0 || high.value <= low)
        return {};
    WordedNumber range;
    range.first = first;
    range.end = after + 1 + high.words;
    range.low = low;
    range.high = high.value;
    return range;
}

std::optional<WordedNumber> uncounted(const WordLine &line, int at)
{
    WordedNumber found;
    found.first = at;
    if (const int words = line.anyPhraseAt(at, {"dozens of"_L1, "several dozen"_L1, "dozens"_L1})) {
        found.end = at + words;
        found.qualifier = u"dozens"_s;
        return found;
    }
    if (line.is(at, "several"_L1) && multiple(line, at + 1) == 0) {
        found.end = at + (line.is(at + 1, "of"_L1) ? 2 : 1);
        found.qualifier = u"several"_s;
        return found;
    }
    if (const int words = line.anyPhraseAt(at, {"a couple of"_L1, "a couple"_L1})) {
        found.end = at + words;
        found.number = 2;
        found.qualifier = u"about"_s;
        return found;
    }
    return {};
}

// 15 or more, 15 or so
void readAfterwards(const WordLine &line, WordedNumber &found)
{
    if (found.qualifier != u"exactly")
        return;
    if (line.phraseAt(found.end, "or more"_L1) > 0)
        found.qualifier = u"at least"_s;
    else if (line.phraseAt(found.end, "or so"_L1) > 0)
        found.qualifier = u"about"_s;
    else
        return;
    found.end += 2;
}

} // namespace

PlainNumber plainNumberAt(const WordLine &line, int at)
{
    if (line.phraseAt(at, "half a dozen"_L1) > 0)
        return {3, 6};
    if (line.is(at, "a"_L1) && multiple(line, at + 1) > 0 && !line.is(at + 2, "of"_L1))
        return {2, multiple(line, at + 1)};
    if (line.is(at, "a"_L1) && line.phraseAt(at + 1, "pair of"_L1) > 0)
        return {3, 2};
    PlainNumber read;
    if (line.isNumber(at) && !isPartOfMore(line, at)) {
        bool ok = false;
        read.value = QString(line[at].folded).remove(u',').toInt(&ok);
        if (!ok || read.value > 999'999)
            return {};
        read.words = 1;
    } else if (read.value = small(line[at].folded); read.value > 0) {
        read.words = 1;
        const qint32 unit = small(line[at + 2].folded);
        if (read.value >= 20 && line.is(at + 1, "-"_L1) && unit > 0 && unit < 10) {
            read.words = 3;
            read.value += unit;
        }
    } else {
        return {};
    }
    if (const qint32 times = multiple(line, at + read.words); times > 0 && read.value < 1000) {
        read.value *= times;
        ++read.words;
    }
    return read;
}

std::optional<WordedNumber> numberAt(const WordLine &line, int at)
{
    const bool isBetween = line.is(at, "between"_L1);
    const auto [words, qualifier] = isBetween ? std::pair{1, QString()} : qualifierAt(line, at);
    const int from = at + words;
    const PlainNumber plain = plainNumberAt(line, from);
    if (plain.words == 0) {
        if (words > 0)
            return {};
        if (auto found = uncounted(line, at))
            return found;
        if (!line.isAnyOf(at, {"a"_L1, "an"_L1}))
            return {};
        return WordedNumber{at, at + 1, 1, {}, {}, u"exactly"_s, true};
    }
    const int after = from + plain.words;
    if (auto range = rangeFrom(line, at, after, plain.value, isBetween))
        return range;
    if (isBetween)
        return {};
    WordedNumber found;
    found.first = at;
    found.end = after;
    found.number = plain.value;
    found.qualifier = words > 0 ? qualifier : u"exactly"_s;
    readAfterwards(line, found);
    return found;
}

} // namespace sourceline
