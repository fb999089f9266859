#include "model/text/partfinder.h"

#include "model/text/normalise.h"

#include <mutex>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Between two letters, so that what folds to nothing or to white space shows.
QString plainOf(QStringView character)
{
    const QString text = u'x' + character.toString() + u'x';
    const QString between = foldForMatching(text);
    return between.mid(1, between.size() - 2);
}

} // namespace

PartFinder::PartFinder(const QString &part)
{
    fold(part.normalized(QString::NormalizationForm_C));
    m_part = QStringView(m_folded.data(), qsizetype(m_folded.size())).trimmed().toString();
    m_matcher = QStringMatcher(m_part);
}

// Made once for the whole program, when a character of it is first met.
const PartFinder::Page &PartFinder::page(uchar number)
{
    static std::array<Page, 256> pages;
    static std::array<std::once_flag, 256> made;
    Page &page = pages[number];
    std::call_once(made[number], [&page, number] {
        for (int i = 0; i < 256; ++i) {
            const QChar c(static_cast<char16_t>((number << 8) + i));
            const auto at = static_cast<size_t>(i);
            page.plain[at] = plainOf(QStringView(&c, 1));
            page.unit[at] = page.plain[at].size() == 1 ? page.plain[at].front().unicode() : several;
        }
    });
    return page;
}

void PartFinder::add(QStringView plain, qsizetype from)
{
    for (const QChar c : plain) {
        if (c == u' ' && !m_folded.empty() && m_folded.back() == u' ')
            continue;
        m_folded.push_back(c.unicode());
        if (m_places)
            m_from.push_back(from);
    }
}

void PartFinder::fold(QStringView text)
{
    m_folded.clear();
    m_from.clear();
    m_folded.reserve(static_cast<size_t>(text.size()));
    const Page *page = nullptr;
    int number = -1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (c.isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
            add(plainOf(text.sliced(i, 2)), i);
            ++i;
            continue;
        }
        if (c.row() != number) {
            number = c.row();
            page = &PartFinder::page(c.row());
        }
        const char16_t unit = page->unit[c.cell()];
        if (unit == several)
            add(page->plain[c.cell()], i);
        else if (unit != u' ' || m_folded.empty() || m_folded.back() != u' ') {
            m_folded.push_back(unit);
            if (m_places)
                m_from.push_back(i);
        }
    }
}

bool PartFinder::isIn(QStringView text)
{
    if (isEmpty())
        return false;
    m_places = false;
    fold(text);
    return m_matcher.indexIn(QStringView(m_folded.data(), qsizetype(m_folded.size()))) >= 0;
}

int PartFinder::count(QStringView text)
{
    if (isEmpty())
        return 0;
    m_places = false;
    fold(text);
    const QStringView folded(m_folded.data(), qsizetype(m_folded.size()));
    int count = 0;
    for (qsizetype at = m_matcher.indexIn(folded); at >= 0;
         at = m_matcher.indexIn(folded, at + m_part.size()))
        ++count;
    return count;
}

std::vector<TextRange> PartFinder::find(const Offsets &text)
{
    std::vector<TextRange> found;
    if (isEmpty())
        return found;
    m_places = true;
    fold(text.text());
    m_from.push_back(text.text().size());
    const QStringView folded(m_folded.data(), qsizetype(m_folded.size()));
    for (qsizetype at = m_matcher.indexIn(folded); at >= 0;
         at = m_matcher.indexIn(folded, at + m_part.size())) {
        // Up to where the next letter comes from: with the accents that stand alone.
        const auto first = static_cast<size_t>(at), after = static_cast<size_t>(at + m_part.size());
        const TextRange range{
            text.toCodePoints(static_cast<qint32>(m_from[first])),
            text.toCodePoints(static_cast<qint32>(std::max(m_from[after], m_from[after - 1] + 1)))};
        if (!range.isEmpty())
            found.push_back(range);
    }
    return found;
}

} // namespace sourceline
