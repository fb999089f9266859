#include "model/text/articlefacts.h"

#include <QRegularExpression>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int headLines = 12;
constexpr qsizetype longestHeadline = 200;
constexpr qsizetype longestNotice = 160; // a date or byline stands in a line of its own

const QString nameWord = u"[\\p{Lu}][\\p{L}.'’-]*"_s;

QString titleCase(const QString &name)
{
    QString out = name.toLower();
    int letters = 0; // of the word so far
    for (QChar &c : out) {
        const bool apostrophe = c == u'\'' || c == u'’';
        if (c.isLetter() && letters == 0)
            c = c.toUpper();
        if (c.isLetter())
            ++letters;
        else if (!apostrophe || letters == 1) // O'Neill, but not Mar'i
            letters = 0;
    }
    return out;
}

// SETH EXAMPLE is how a page sets a name, not how it is spelt.
QString plainName(const QString &name)
{
    return name == name.toUpper() ? titleCase(name) : name;
}

QString bylineOf(QStringView line)
{
    static const QRegularExpression by(
        u"^(?:by|words by|written "
        u"by|author:|from)\\s+(%1(?:\\s+(?:and|&|de|van|von|al|bin|%1)|,\\s*%1)*)"
        "(?:\\s*[|,/•—-].*)?$"_s.arg(nameWord),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression beginsLarge(u"^\\S+\\s+\\p{Lu}"_s);
    const QString text = line.toString();
    const auto found = by.match(text);
    if (!found.hasMatch() || text.size() > longestNotice || !beginsLarge.match(text).hasMatch())
        return {};
    return plainName(found.captured(1));
}

// ANN EXAMPLE on a line of its own, with the date on the next.
bool isCapitalName(QStringView line)
{
    static const QRegularExpression name(u"^[\\p{Lu}.'’-]+(?: [\\p{Lu}.'’-]+){1,4}$"_s);
    return line.size() <= 60 && name.match(line.toString()).hasMatch();
}

QString addressIn(QStringView line)
{
    static const QRegularExpression address(u"https?://[^\\s<>\"”’)\\]]+"_s);
    QString found = address.match(line.toString()).captured(0);
    while (found.endsWith(u'.') || found.endsWith(u',') || found.endsWith(u';'))
        found.chop(1); // the sentence's, not the address's
    return found;
}

// "- The Example - https://example.org -" above an article, or "Content retrieved from: …".
bool isSiteHeader(QStringView line)
{
    return (line.startsWith(u'-') || line.startsWith(u'|')) && !addressIn(line).isEmpty();
}

QString outletOfHeader(QStringView line)
{
    QString name = line.toString().remove(addressIn(line)).simplified();
    while (!name.isEmpty()
           && (name.front() == u'-' || name.front() == u'|' || name.front() == u' '))
        name.remove(0, 1);
    while (!name.isEmpty() && (name.back() == u'-' || name.back() == u'|' || name.back() == u' '))
        name.chop(1);
    return name;
}

bool saysWhereFrom(QStringView line)
{
    for (const QLatin1StringView words : {"content retrieved from"_L1,
                                          "retrieved from"_L1,
                                          "source:"_L1,
                                          "originally published at"_L1,
                                          "url:"_L1,
                                          "http"_L1}) {
        if (line.startsWith(words, Qt::CaseInsensitive))
            return true;
    }
    return false;
}

QString printHeadline(QStringView line)
{
    constexpr QLatin1StringView words = "print headline:"_L1;
    return line.startsWith(words, Qt::CaseInsensitive)
               ? line.sliced(words.size()).trimmed().toString()
               : QString();
}

void readHead(const QList<QStringView> &lines, ArticleFacts &facts)
{
    for (qsizetype i = 0; i < lines.size() && i < headLines; ++i) {
        const QStringView line = lines[i];
        if (isSiteHeader(line)) {
            if (facts.outlet.isEmpty())
                facts.outlet = outletOfHeader(line);
            continue;
        }
        if (facts.title.isEmpty()) {
            facts.title = line.left(longestHeadline).toString();
            continue;
        }
        if (line.size() > longestNotice)
            continue;
        if (facts.author.isEmpty())
            facts.author = bylineOf(line);
        const QString day = edtfOfWrittenDate(line);
        const bool short_ = line.size() <= 60;
        if (facts.published.isEmpty() && short_ && !day.isEmpty())
            facts.published = day;
        if (facts.author.isEmpty() && short_ && !day.isEmpty() && i > 0
            && isCapitalName(lines[i - 1]))
            facts.author = plainName(lines[i - 1].toString());
        if (facts.url.isEmpty() && saysWhereFrom(line))
            facts.url = addressIn(line);
    }
}

void readTail(const QList<QStringView> &lines, ArticleFacts &facts)
{
    static const QRegularExpression section(u"^.{0,30}section on (.{8,12})$"_s,
                                            QRegularExpression::CaseInsensitiveOption);
    for (qsizetype i = lines.size() - 1; i >= std::max<qsizetype>(0, lines.size() - headLines);
         --i) {
        const QStringView line = lines[i];
        if (facts.url.isEmpty() && saysWhereFrom(line))
            facts.url = addressIn(line);
        if (const QString headline = printHeadline(line); !headline.isEmpty())
            facts.title = headline;
        if (const auto found = section.match(line.left(longestNotice).toString());
            facts.published.isEmpty() && found.hasMatch())
            facts.published = edtfOfWrittenDate(found.capturedView(1));
    }
}

} // namespace

ArticleFacts factsFromFirstLines(const QString &text)
{
    QList<QStringView> lines;
    for (const QStringView line : QStringView(text).split(u'\n')) {
        if (const QStringView trimmed = line.trimmed(); !trimmed.isEmpty())
            lines += trimmed;
    }
    ArticleFacts facts;
    readHead(lines, facts);
    readTail(lines, facts);
    return facts;
}

} // namespace sourceline
