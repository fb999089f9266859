#include "model/text/wordline.h"

#include "model/text/abbreviations.h"
#include "model/text/normalise.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool isLetter(QChar c)
{
    return c.isLetterOrNumber() || c.isMark() || c.isSurrogate();
}

bool isApostrophe(QChar c)
{
    return c == u'\'' || (c.unicode() >= 0x02B9 && c.unicode() <= 0x02BF) || c == u'\u2018'
           || c == u'\u2019' || c == u'`';
}

QChar at(QStringView text, qsizetype place)
{
    return place >= 0 && place < text.size() ? text[place] : QChar(u' ');
}

// U.S., a.m.: single letters each with its stop.
qsizetype dottedLetters(QStringView text, qsizetype from)
{
    qsizetype end = from;
    while (at(text, end).isLetter() && at(text, end + 1) == u'.')
        end += 2;
    if (end - from >= 4)
        return end;
    return from;
}

// `’s` at the end of a word.
bool isPossessive(QStringView text, qsizetype apostrophe)
{
    return at(text, apostrophe + 1).toLower() == u's' && !isLetter(at(text, apostrophe + 2));
}

qsizetype endOfWord(QStringView text, qsizetype from)
{
    qsizetype end = from;
    for (; end < text.size(); ++end) {
        const QChar c = text[end];
        const bool inside = isLetter(at(text, end + 1)) && end > from;
        const bool between =
            text[end > from ? end - 1 : end].isDigit() && at(text, end + 1).isDigit();
        const bool joins = (isApostrophe(c) && inside && !isPossessive(text, end))
                           || ((c == u',' || c == u'.' || c == u':') && inside && between);
        if (!isLetter(c) && !joins)
            break;
    }
    return end;
}

} // namespace

WordLine::WordLine(const QString &sentence)
    : m_sentence(sentence)
{
    const QStringView text(m_sentence);
    for (qsizetype place = 0; place < text.size();) {
        const QChar c = text[place];
        if (c.isSpace())
            ++place;
        else if (isLetter(c))
            place = addWord(place);
        else if (isApostrophe(c) && place > 0 && isLetter(text[place - 1])
                 && isPossessive(text, place)) {
            addSign(place, 2, u"'s"_s);
            place += 2;
        } else {
            addSign(place, 1, foldForMatching(text.sliced(place, 1)));
            ++place;
        }
    }
    markQuotes();
}

qsizetype WordLine::addWord(qsizetype from)
{
    const QStringView text(m_sentence);
    qsizetype end = dottedLetters(text, from);
    const bool dotted = end > from;
    if (!dotted)
        end = endOfWord(text, from);
    LineWord word;
    word.start = from;
    word.end = end;
    const QStringView letters = text.sliced(from, end - from);
    word.folded = foldForMatching(letters);
    word.folded.removeIf([](QChar c) { return c == u'\'' || c == u'.'; });
    word.isWord = true;
    word.isCapital = letters.front().isUpper();
    word.isAcronym =
        word.folded.size() > 1 && letters.front().isLetter()
        && std::none_of(letters.begin(), letters.end(), [](QChar c) { return c.isLower(); });
    word.isTight = from > 0 && !text[from - 1].isSpace();
    m_words.push_back(word);
    // The stop of an abbreviation is its own, unless the sentence ends there.
    const bool stops = !dotted && at(text, end) == u'.' && end + 1 < text.size()
                       && abbreviationOf(letters) != Abbreviation::None;
    return stops ? end + 1 : end;
}

void WordLine::addSign(qsizetype from, qsizetype length, const QString &folded)
{
    LineWord sign;
    sign.start = from;
    sign.end = from + length;
    sign.folded = folded;
    sign.isTight = from > 0 && !m_sentence[from - 1].isSpace();
    m_words.push_back(sign);
}

// A sentence may begin inside a quotation that began before it.
void WordLine::markQuotes()
{
    const auto opens = [this](const LineWord &sign) {
        const QChar c = m_sentence[sign.start];
        if (c == u'"')
            return !sign.isTight || !at(m_sentence, sign.end).isSpace();
        return c.category() == QChar::Punctuation_InitialQuote || c == u'\u201E';
    };
    const auto isMark = [](const LineWord &word) {
        return word.folded == u"\"";
    };
    const auto first = std::find_if(m_words.begin(), m_words.end(), isMark);
    bool quoted = first != m_words.end() && first != m_words.begin() && !opens(*first);
    if (first != m_words.end() && m_sentence[first->start] == u'"' && first != m_words.begin())
        quoted = first->isTight && at(m_sentence, first->end).isSpace();
    for (LineWord &word : m_words) {
        if (isMark(word))
            quoted = !quoted;
        else
            word.isQuoted = quoted;
    }
}

const LineWord &WordLine::operator[](int place) const
{
    static const LineWord nothing;
    return place >= 0 && place < size() ? m_words[static_cast<size_t>(place)] : nothing;
}

bool WordLine::isAnyOf(int place, std::initializer_list<QLatin1StringView> words) const
{
    const QString &here = (*this)[place].folded;
    return std::any_of(words.begin(), words.end(), [&here](auto word) { return here == word; });
}

int WordLine::phraseAt(int place, QLatin1StringView phrase) const
{
    int count = 0;
    for (qsizetype from = 0; from <= phrase.size();) {
        qsizetype end = phrase.indexOf(u' ', from);
        if (end < 0)
            end = phrase.size();
        if (!is(place + count, phrase.sliced(from, end - from)))
            return 0;
        ++count;
        from = end + 1;
    }
    return count;
}

int WordLine::anyPhraseAt(int place, std::initializer_list<QLatin1StringView> phrases) const
{
    int longest = 0;
    for (const auto phrase : phrases)
        longest = std::max(longest, phraseAt(place, phrase));
    return longest;
}

bool WordLine::isNumber(int place) const
{
    const LineWord &word = (*this)[place];
    return word.isWord && word.folded.front().isDigit()
           && std::all_of(word.folded.begin(), word.folded.end(), [](QChar c) {
                  return c.isDigit() || c == u',';
              });
}

bool WordLine::isBreak(int place) const
{
    if (place < 0 || place >= size())
        return true;
    const LineWord &word = (*this)[place];
    if (word.isWord || word.folded == u"'s" || word.folded == u"'" || word.folded == u"#"
        || word.folded == u"@")
        return false;
    // Between letters a hyphen joins, whatever its length.
    return word.folded != u"-" || !word.isTight || !(*this)[place + 1].isTight;
}

QString WordLine::text(int first, int end) const
{
    if (first >= end || first < 0 || end > size())
        return {};
    const qsizetype from = (*this)[first].start;
    return m_sentence.sliced(from, (*this)[end - 1].end - from).simplified();
}

} // namespace sourceline
