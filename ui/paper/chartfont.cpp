#include "ui/paper/chartfont.h"

#include <QFontDatabase>
#include <QFontMetricsF>
#include <QHash>
#include <QRegularExpression>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

const QStringList &families()
{
    static const QStringList names = {u"Noto Sans"_s, u"Noto Sans Arabic"_s, u"Noto Sans Hebrew"_s};
    return names;
}

constexpr qsizetype longestWord = 32;
constexpr qsizetype mostWords = 20'000; ///< kept of one font

// Measuring is most of the layout: a font's metrics are slow to make, and words come again.
struct Measures
{
    explicit Measures(const QFont &font)
        : metrics(font)
    {}

    QFontMetricsF metrics;
    QHash<QString, qreal> words;
};

Measures &measuresOf(int size, bool bold)
{
    thread_local QHash<int, std::shared_ptr<Measures>> known;
    auto &measures = known[size * 2 + (bold ? 1 : 0)];
    if (!measures)
        measures = std::make_shared<Measures>(chartFont(size, bold));
    return *measures;
}

// Puts words into lines; what is too wide for one is broken anywhere.
class Wrapping
{
public:
    Wrapping(qreal width, int size)
        : m_width(width)
        , m_size(size)
        , m_lines(1)
    {}

    void add(const QString &word, bool bold)
    {
        const QString text = m_lines.back().parts.empty() ? word : QString(u' ' % word);
        if (fits(text, bold)) {
            append(text, bold);
            return;
        }
        if (!m_lines.back().parts.empty())
            m_lines.emplace_back();
        QString rest = word;
        while (!fits(rest, bold)) {
            const qsizetype length = longestThatFits(rest, bold);
            append(rest.first(length), bold);
            m_lines.emplace_back();
            rest = rest.mid(length);
        }
        append(rest, bold);
    }

    std::vector<ChartTextLine> lines() && { return std::move(m_lines); }

private:
    bool fits(const QString &text, bool bold) const
    {
        return m_lines.back().width() + textWidth(text, m_size, bold) <= m_width;
    }

    qsizetype longestThatFits(const QString &text, bool bold) const
    {
        qsizetype length = 1;
        while (length < text.size() && fits(text.first(length + 1), bold))
            ++length;
        // Not between the halves of one character.
        return length > 1 && text.at(length - 1).isHighSurrogate() ? length - 1 : length;
    }

    void append(const QString &text, bool bold)
    {
        auto &parts = m_lines.back().parts;
        if (!parts.empty() && parts.back().bold == bold) {
            parts.back().text += text;
            parts.back().width += textWidth(text, m_size, bold);
            return;
        }
        parts.push_back({m_lines.back().width(), text, bold, textWidth(text, m_size, bold)});
    }

    qreal m_width;
    int m_size;
    std::vector<ChartTextLine> m_lines;
};

void cut(std::vector<ChartTextLine> &lines, size_t most, qreal width, int size)
{
    if (lines.size() <= most || most == 0)
        return;
    lines.resize(most);
    ChartTextLine::Part &last = lines.back().parts.back();
    const QString marked = last.text + u'…';
    last.text = last.x + textWidth(marked, size, last.bold) <= width
                    ? marked
                    : elidedTo(width - last.x, marked, size, last.bold);
    last.width = textWidth(last.text, size, last.bold);
}

// `12 Mar 2020` and `Jun 2020` are one word where lines are broken.
QString withWholeDates(QString text)
{
    static const QRegularExpression date(
        u"\\b(?:\\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(?: \\d{4})?\\b"_s);
    auto found = date.globalMatch(text);
    while (found.hasNext()) {
        const auto one = found.next();
        for (qsizetype at = one.capturedStart(); at < one.capturedEnd(); ++at) {
            if (text.at(at) == u' ')
                text[at] = QChar(QChar::Nbsp);
        }
    }
    return text;
}

// As much of both ends of `text` as `fits`, with … between.
template <typename Fits>
QString keptWhile(const QString &text, const Fits &fits)
{
    if (fits(text))
        return text;
    const auto kept = [&text](qsizetype letters) {
        qsizetype head = (letters + 1) / 2;
        qsizetype tail = text.size() - (letters - head);
        if (head > 0 && text.at(head - 1).isHighSurrogate())
            --head;
        if (tail < text.size() && text.at(tail).isLowSurrogate())
            ++tail;
        return QString(text.first(head).trimmed() + u'…' + text.sliced(tail).trimmed());
    };
    qsizetype low = 0;
    qsizetype high = text.size() - 1;
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (fits(kept(middle)))
            low = middle;
        else
            high = middle - 1;
    }
    return kept(low);
}

} // namespace

QFont chartFont(int size, bool bold)
{
    QFont font;
    font.setFamilies(families());
    font.setPixelSize(size);
    font.setBold(bold);
    // Any spacing switches ligatures off, which a search in a PDF would not find. Not an absolute
    // one: Qt scales that by the resolution of the device, so that lines are longer on paper than
    // measured.
    font.setLetterSpacing(QFont::PercentageSpacing, 100);
    // Advances that scale, so that a line measured here is as long on paper and at 4K.
    font.setHintingPreference(QFont::PreferNoHinting);
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferOutline | QFont::PreferAntialias
                                               | QFont::NoSubpixelAntialias));
    return font;
}

QStringList missingChartFonts()
{
    QStringList missing;
    for (const QString &family : families()) {
        if (!QFontDatabase::hasFamily(family))
            missing += family;
    }
    return missing;
}

qreal textWidth(const QString &text, int size, bool bold)
{
    Measures &measures = measuresOf(size, bold);
    if (text.size() > longestWord)
        return measures.metrics.horizontalAdvance(text);
    const auto known = measures.words.constFind(text);
    if (known != measures.words.cend())
        return *known;
    if (measures.words.size() >= mostWords)
        measures.words.clear();
    const qreal width = measures.metrics.horizontalAdvance(text);
    measures.words.insert(text, width);
    return width;
}

qreal ascentOf(int size)
{
    return measuresOf(size, false).metrics.ascent();
}

qreal descentOf(int size)
{
    return measuresOf(size, false).metrics.descent();
}

qreal lineHeightOf(int size)
{
    // Noto's own leading is made for stacked marks; 1.4 is what a page of Latin wants.
    return size * 1.4;
}

QString elidedTo(qreal width, const QString &text, int size, bool bold)
{
    if (textWidth(text, size, bold) <= width)
        return text;
    qsizetype low = 0;
    qsizetype high = text.size();
    while (low < high) {
        const qsizetype middle = (low + high + 1) / 2;
        if (textWidth(text.first(middle) + u'…', size, bold) <= width)
            low = middle;
        else
            high = middle - 1;
    }
    if (low > 0 && text.at(low - 1).isHighSurrogate())
        --low;
    const qsizetype space = text.lastIndexOf(u' ', low);
    QString kept = text.first(space > low * 3 / 4 ? space : low);
    while (!kept.isEmpty() && (kept.back().isSpace() || kept.back() == u',' || kept.back() == u'…'))
        kept.chop(1);
    return kept + u'…';
}

QString elidedInMiddle(qreal width, const QString &text, int size, bool bold)
{
    return keptWhile(text,
                     [&](const QString &kept) { return textWidth(kept, size, bold) <= width; });
}

std::vector<ChartTextLine>
wrapped(const std::vector<ChartTextRun> &runs, qreal width, int size, int most)
{
    Wrapping wrapping(width, size);
    for (const ChartTextRun &run : runs) {
        for (const QString &word : withWholeDates(run.text).split(u' ', Qt::SkipEmptyParts))
            wrapping.add(word, run.bold);
    }
    std::vector<ChartTextLine> lines = std::move(wrapping).lines();
    if (lines.back().parts.empty())
        lines.pop_back();
    cut(lines, static_cast<size_t>(most), width, size);
    for (ChartTextLine &line : lines) {
        for (ChartTextLine::Part &part : line.parts)
            part.text.replace(QChar(QChar::Nbsp), u' '); // as wide; it has held words together
    }
    return lines;
}

std::vector<ChartTextLine> wrapped(const QString &text, qreal width, int size, bool bold, int most)
{
    return wrapped({{text, bold}}, width, size, most);
}

std::vector<ChartTextLine> wrappedName(const QString &name, qreal width, int size, int most)
{
    const auto linesOf = [&](const QString &text, int limit) {
        return wrapped(text, width, size, false, limit);
    };
    const QString kept = keptWhile(name, [&](const QString &text) {
        return static_cast<int>(linesOf(text, most + 1).size()) <= most;
    });
    return linesOf(kept, most);
}

} // namespace sourceline
