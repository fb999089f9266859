#include "model/text/boilerplate.h"

#include "model/text/articlefacts.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestNotice = 600;
constexpr qsizetype longestLabel = 90;
constexpr qsizetype shortestRepeat = 32; // letters; "No one was hurt." may well be said twice
constexpr int bylineLines = 12;

// How lines begin that sites put around articles.

// Labels: only in short lines without a full stop, for an article may begin so too.
constexpr QStringView labels[] = {
    u"about the author", u"about the writer", u"advertisement",   u"also read",
    u"click here",       u"copyright",        u"editor's picks",  u"filed under",
    u"follow us",        u"image credit",     u"image:",          u"more from",
    u"most read",        u"photo by",         u"photo:",          u"photograph:",
    u"picture:",         u"read more",        u"recommended",     u"related articles",
    u"related stories",  u"related:",         u"see also",        u"share on",
    u"sign up",          u"skip to",          u"sponsor content", u"sponsored",
    u"subscribe",        u"trending",         u"view comments",   u"you may also like",
};

// Phrases that no article begins a line with.
constexpr QStringView phrases[] = {
    u"all rights reserved",
    u"comments -",
    u"content retrieved from",
    u"continue reading",
    u"download our app",
    u"for more stories",
    u"information for this article was contributed",
    u"it looks like you're using",
    u"it looks like you’re using",
    u"join the discussion",
    u"photo credit",
    u"print headline:",
    u"share this",
    u"support our journalism",
    u"this article was originally published",
    u"you can join the discussion",
    u"©",
};

constexpr std::array smallWords{"a"_L1,
                                "an"_L1,
                                "and"_L1,
                                "as"_L1,
                                "at"_L1,
                                "by"_L1,
                                "for"_L1,
                                "in"_L1,
                                "is"_L1,
                                "of"_L1,
                                "on"_L1,
                                "or"_L1,
                                "says"_L1,
                                "the"_L1,
                                "to"_L1,
                                "was"_L1,
                                "with"_L1,
                                "after"_L1};

struct Line
{
    QStringView text;
    qsizetype start = 0;
    int number = 0; ///< among the lines that have text
};

std::vector<Line> linesOf(QStringView text)
{
    std::vector<Line> lines;
    int number = 0;
    for (qsizetype at = 0; at <= text.size();) {
        const qsizetype end = std::max<qsizetype>(text.indexOf(u'\n', at), -1);
        const qsizetype stop = end < 0 ? text.size() : end;
        const QStringView line = text.sliced(at, stop - at);
        if (!line.trimmed().isEmpty())
            lines.push_back({line.trimmed(), at, number++});
        at = stop + 1;
    }
    return lines;
}

template <size_t count>
bool beginsWith(QStringView line, const QStringView (&words)[count])
{
    return std::any_of(std::begin(words), std::end(words), [line](QStringView each) {
        return line.startsWith(each, Qt::CaseInsensitive);
    });
}

bool beginsLikeANotice(QStringView line)
{
    const bool isLabel = line.size() <= longestLabel && line.back() != u'.';
    return (isLabel && beginsWith(line, labels))
           || (line.size() <= longestNotice && beginsWith(line, phrases));
}

// Words in a row with nothing that holds a sentence together.
bool isMenu(QStringView line)
{
    if (line.isEmpty() || line.back().isPunct())
        return false;
    int words = 0;
    int large = 0;
    for (const QStringView word : line.split(u' ', Qt::SkipEmptyParts)) {
        const bool small = std::any_of(smallWords.begin(), smallWords.end(), [word](auto entry) {
            return word.compare(entry, Qt::CaseInsensitive) == 0;
        });
        if (small || word.back() == u',' || word.back() == u'.')
            return false;
        ++words;
        large += word.front().isUpper() ? 1 : 0;
    }
    return words >= 10 && large * 10 >= words * 6;
}

bool hasCredit(QStringView line)
{
    static const QRegularExpression credit(
        u"\\((?:photo|image|picture|file photo)(?: credit| by|:)|\\bvia "
        u"(?:REUTERS|AP|AFP|Getty)\\b\\)?$|"
        "\\((?:AP|AFP|Reuters|Getty Images)(?: Photo)?/[^)]*\\)$"_s,
        QRegularExpression::CaseInsensitiveOption);
    return credit.match(line.toString()).hasMatch();
}

// Everything but the address is decoration.
bool isAddressLine(QStringView line)
{
    static const QRegularExpression address(u"https?://\\S+"_s);
    const QString text = line.toString();
    if (text.size() > 600 || !text.contains("http"_L1))
        return false;
    const QString rest = QString(text).remove(address).simplified();
    return rest.isEmpty() || (text.startsWith(u'-') && text.endsWith(u'-'));
}

bool isByline(const Line &line)
{
    static const QRegularExpression by(
        u"^(?:[Bb]y|BY|Written by|Words by) \\p{Lu}\\S*(?:,? (?:and |& )?\\p{Lu}\\S*){0,7}$"_s);
    static const QRegularExpression capitals(u"^[\\p{Lu}.'’-]+(?: [\\p{Lu}.'’-]+){1,4}$"_s);
    if (line.number == 0 || line.number > bylineLines || line.text.size() > 100)
        return false;
    const QString text = line.text.toString();
    if (text.back() != u'.' && by.match(text).hasMatch())
        return true;
    return text.size() <= 60 && capitals.match(text).hasMatch();
}

bool isDateLine(const Line &line)
{
    static const QRegularExpression section(u"[Ss]ection on \\d"_s);
    if (line.number == 0 || line.text.size() > 60 || edtfOfWrittenDate(line.text).isEmpty())
        return false;
    if (section.match(line.text.toString()).hasMatch())
        return true;
    // A sentence that names a day is longer than the day.
    const auto words = line.text.split(u' ', Qt::SkipEmptyParts).size();
    return line.number <= bylineLines && words <= 8 && line.text.back() != u'.';
}

bool isNotice(const Line &line)
{
    return beginsLikeANotice(line.text) || hasCredit(line.text) || isAddressLine(line.text)
           || isByline(line) || isDateLine(line)
           || (line.number == 0 ? isMenu(line.text) : isMenu(line.text) && line.text.size() > 60);
}

bool touches(const std::vector<TextRange> &ranges, const TextRange &sentence)
{
    const auto after = std::lower_bound(
        ranges.begin(), ranges.end(), sentence.start, [](const TextRange &range, qint32 start) {
            return range.end <= start;
        });
    return after != ranges.end() && after->start < sentence.end;
}

// Letters and figures alone: quotation marks come and go between a pull quote and its source.
QString wordsAlone(QStringView line)
{
    QString words;
    words.reserve(line.size());
    for (const QChar c : line) {
        if (c.isLetterOrNumber())
            words += c.toLower();
    }
    return words;
}

// Lines that only say again what the text says elsewhere. Captions are repeated as they are, pull
// quotes stand alone while what they repeat stands within a paragraph.
class Repeats
{
public:
    explicit Repeats(const std::vector<Line> &lines)
        : m_lines(lines)
    {
        for (const Line &line : lines)
            m_words.push_back(wordsAlone(line.text));
    }

    // `notices`: the words of lines, and of parts before a credit, that are known as notices.
    bool isRepeat(size_t index, const QSet<QString> &notices) const
    {
        const Line &line = m_lines[index];
        const QString &words = m_words[index];
        if (words.size() < shortestRepeat)
            return false;
        if (notices.contains(words))
            return true;
        if (line.text.size() > longestNotice || line.number < 2)
            return false; // a headline, or the line under it
        for (size_t other = 0; other < m_lines.size(); ++other) {
            if (other != index && m_words[other].size() > words.size()
                && m_words[other].contains(words))
                return true;
        }
        return false;
    }

private:
    const std::vector<Line> &m_lines;
    std::vector<QString> m_words;
};

QStringView beforeCredit(QStringView line)
{
    const qsizetype bracket = line.lastIndexOf(u'(');
    return bracket > 0 ? line.first(bracket).trimmed() : QStringView();
}

// Looking each line up in every other is for articles, not for books.
constexpr size_t mostLinesCompared = 2000;
constexpr qsizetype longestCompared = 200'000; // characters

std::vector<TextRange> noticeLines(const Offsets &offsets)
{
    const QString &text = offsets.text();
    const std::vector<Line> lines = linesOf(text);
    QSet<QString> notices;
    std::vector<bool> found(lines.size(), false);
    for (size_t i = 0; i < lines.size(); ++i) {
        found[i] = isNotice(lines[i]);
        if (found[i] && hasCredit(lines[i].text)) {
            notices.insert(wordsAlone(lines[i].text));
            if (const QStringView caption = beforeCredit(lines[i].text); !caption.isEmpty())
                notices.insert(wordsAlone(caption));
        }
    }
    const Repeats repeats(lines);
    const bool compared = lines.size() <= mostLinesCompared && text.size() <= longestCompared;
    std::vector<TextRange> ranges;
    for (size_t i = 0; i < lines.size(); ++i) {
        if (!found[i] && compared)
            found[i] = repeats.isRepeat(i, notices);
        if (!found[i])
            continue;
        const auto start = qint32(lines[i].text.data() - QStringView(text).data());
        ranges.push_back({offsets.toCodePoints(start),
                          offsets.toCodePoints(start + qint32(lines[i].text.size()))});
    }
    return ranges;
}

} // namespace

std::vector<TextRange> boilerplateAmong(const Offsets &text,
                                        const std::vector<TextRange> &sentences,
                                        const std::vector<TextRange> &marked)
{
    const std::vector<TextRange> notices = noticeLines(text);
    std::vector<TextRange> found;
    for (const TextRange &sentence : sentences) {
        if (touches(marked, sentence) || touches(notices, sentence))
            found.push_back(sentence);
    }
    return found;
}

} // namespace sourceline
