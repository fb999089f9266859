#include "model/text/sentences.h"

#include "model/text/abbreviations.h"

#include <QRegularExpression>

#include <algorithm>
#include <memory>
#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool isLineBreak(QChar c)
{
    return c == u'\n' || c == u'\r' || c == u'\u2028' || c == u'\u2029' || c == u'\u0085';
}

bool isOpening(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Punctuation_Open || category == QChar::Punctuation_InitialQuote
           || c == u'"' || c == u'\'';
}

bool isClosing(QChar c)
{
    const QChar::Category category = c.category();
    return category == QChar::Punctuation_Close || category == QChar::Punctuation_FinalQuote
           || c == u'"' || c == u'\'';
}

// The last word before a full stop, without the stop, brackets and quotes.
QStringView wordBefore(QStringView text)
{
    text.chop(1);
    qsizetype start = text.size();
    while (start > 0 && !text[start - 1].isSpace() && !isOpening(text[start - 1])
           && text[start - 1] != u'/' && text[start - 1] != u'—')
        --start;
    return text.sliced(start);
}

QStringView wordAt(QStringView text)
{
    qsizetype end = 0;
    while (end < text.size() && (text[end].isLetterOrNumber() || text[end].isSurrogate()))
        ++end;
    return text.first(end);
}

// What follows a possible end: where the next word begins and what stands before it.
struct Next
{
    QStringView word;
    bool opened = false;  // “we, (photo credit
    bool quoted = false;  // “We
    bool bracket = false; // (Iraq time)
    bool initial = false; // A. as in A. Smith
};

Next nextOf(QStringView after)
{
    Next next;
    qsizetype at = 0;
    const auto leads = [](QChar c) {
        return c.isSpace() || isOpening(c) || c == u'#' || c == u'@';
    };
    for (; at < after.size() && leads(after[at]); ++at) {
        if (after[at] == u'#' || after[at] == u'@')
            continue;
        next.opened |= !after[at].isSpace();
        next.bracket |= after[at] == u'(' || after[at] == u'[';
        next.quoted |= !after[at].isSpace() && !next.bracket;
    }
    const QStringView rest = after.sliced(at);
    next.word = wordAt(rest);
    next.initial = next.word.size() == 1 && rest.size() > 1 && rest[1] == u'.';
    return next;
}

bool goesOn(Abbreviation abbreviation, const Next &next)
{
    const bool capital = !next.word.isEmpty() && next.word.front().isUpper();
    const bool newStart = next.quoted || (capital && startsSentence(next.word) && !next.initial);
    switch (abbreviation) {
    case Abbreviation::None:
        return false;
    case Abbreviation::Title:
        return true;
    case Abbreviation::Number:
        return !next.word.isEmpty() && next.word.front().isDigit();
    case Abbreviation::Time:
        return next.bracket || followsTime(next.word);
    case Abbreviation::Either:
        return !newStart;
    }
    return false;
}

// "1. The" at the head of a line numbers the sentence.
bool isListNumber(QStringView sentence)
{
    sentence.chop(1);
    return !sentence.isEmpty() && sentence.size() <= 3
           && std::all_of(sentence.cbegin(), sentence.cend(), [](QChar c) { return c.isDigit(); });
}

// Whether what follows begins with a mark that only closes: » or ”.
bool closesBefore(QStringView after)
{
    return !after.isEmpty() && after.front().category() == QChar::Punctuation_FinalQuote
           && after.front() != u'’';
}

// Whether a sentence ends between `sentence` and `after`, where ICU or an ellipsis says it may.
bool endsHere(QStringView sentence, QStringView after)
{
    const QStringView trimmed = sentence.trimmed();
    const auto gap = sentence.sliced(trimmed.isEmpty() ? 0 : trimmed.end() - sentence.begin());
    if (after.isEmpty() || trimmed.isEmpty() || std::any_of(gap.begin(), gap.end(), isLineBreak))
        return true;
    // Said.[4] and « Said. »: what closes the sentence comes after the stop.
    if (trimmed.back().category() == QChar::Punctuation_Open || closesBefore(after))
        return false;
    QStringView core = trimmed;
    bool bracketed = false;
    while (!core.isEmpty() && isClosing(core.back())) {
        bracketed |= core.back() == u')' || core.back() == u']';
        core.chop(1);
    }
    if (core.isEmpty())
        return false;
    const Next next = nextOf(after);
    const bool ellipsis = core.back() == u'…' || core.endsWith(u"..");
    const bool lower = !next.word.isEmpty() && next.word.front().isLower();
    // “What?” he asked. But a full stop in quotes ends even what goes on in small letters, and so
    // does one before “ or (.
    if (lower
        && (core.back() != u'.' || ellipsis
            || ((core.size() == trimmed.size() || bracketed) && !next.opened)))
        return false;
    if (core.back() != u'.' || ellipsis)
        return true;
    return !isListNumber(core) && !goesOn(abbreviationOf(wordBefore(core)), next);
}

// The marks that close a sentence after its stop: ”, ), [12], and a » after a space.
qsizetype afterClosing(const QString &text, qsizetype at)
{
    static const QRegularExpression note(u"\\G(?:\\[\\d{1,3}\\])+"_s);
    while (at < text.size() && isClosing(text[at]))
        ++at;
    if (at < text.size() && text[at] == u'[')
        return at + note.match(text, at).capturedLength();
    if (at + 1 < text.size() && text[at].isSpace()
        && closesBefore(QStringView(text).sliced(at + 1)))
        return at + 2;
    return at;
}

// Where ICU sees no end at all: at an ellipsis (U+2026), and at a full stop with small letters
// after it.
void addMissed(const QString &text, std::vector<qint32> &breaks)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool ellipsis = text[at] == u'…';
        if (!ellipsis && text[at] != u'.')
            continue;
        qsizetype next = at + 1;
        next = afterClosing(text, next);
        const qsizetype closed = next;
        while (next < text.size() && text[next].isSpace())
            ++next;
        const QStringView word = wordAt(QStringView(text).sliced(next));
        const bool capital = !word.isEmpty() && word.front().isUpper();
        if (ellipsis ? capital : next > closed)
            breaks.push_back(qint32(next));
        at = next - 1;
    }
}

// Made once and copied: the rules of a language are looked up and read when one is made, which
// takes longer than to cut a line.
std::unique_ptr<icu::BreakIterator> sentenceIterator(UErrorCode &status)
{
    static const auto made = [] {
        UErrorCode failed = U_ZERO_ERROR;
        std::unique_ptr<icu::BreakIterator> first(
            icu::BreakIterator::createSentenceInstance(icu::Locale::getEnglish(), failed));
        return std::pair(std::move(first), failed);
    }();
    status = made.second;
    return std::unique_ptr<icu::BreakIterator>(made.first ? made.first->clone() : nullptr);
}

// Where a sentence may end, in UTF-16 units, ascending, the end of the text last.
std::vector<qint32> possibleBreaks(const QString &text)
{
    std::vector<qint32> breaks;
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::BreakIterator> iterator = sentenceIterator(status);
    UText source = UTEXT_INITIALIZER;
    utext_openUChars(&source, reinterpret_cast<const UChar *>(text.utf16()), text.size(), &status);
    if (U_SUCCESS(status)) {
        iterator->setText(&source, status);
        for (qint32 at = iterator->next(); at != icu::BreakIterator::DONE; at = iterator->next())
            breaks.push_back(at);
    } else { // without ICU's data lines are still sentences
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (isLineBreak(text[i]))
                breaks.push_back(qint32(i + 1));
        }
    }
    utext_close(&source);
    addMissed(text, breaks);
    breaks.push_back(qint32(text.size()));
    std::sort(breaks.begin(), breaks.end());
    breaks.erase(std::unique(breaks.begin(), breaks.end()), breaks.end());
    return breaks;
}

} // namespace

std::vector<TextRange> sentencesOf(const Offsets &offsets)
{
    const QStringView text = offsets.text();
    std::vector<TextRange> sentences;
    qsizetype start = 0;
    for (const qint32 end : possibleBreaks(offsets.text())) {
        while (start < end && text[start].isSpace())
            ++start;
        const QStringView sentence = text.sliced(start, end - start);
        if (!endsHere(sentence, text.sliced(end)))
            continue;
        if (const qsizetype length = sentence.trimmed().size(); length > 0)
            sentences.push_back({offsets.toCodePoints(qint32(start)),
                                 offsets.toCodePoints(qint32(start + length))});
        start = end;
    }
    return sentences;
}

} // namespace sourceline
