#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "model/filter/quotemarks.h"

#include <QCoreApplication>

#include <optional>
#include <utility>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

/// Reads a filter from left to right. Nesting is counted, never recursed into, so that no text is
/// too deep.
class FilterParser
{
    Q_DECLARE_TR_FUNCTIONS(FilterParser)

public:
    explicit FilterParser(QStringView text)
        : m_text(text)
    {}

    ParsedFilter parse()
    {
        for (skipSpace(); m_at < m_text.size(); skipSpace())
            readPiece();
        if (m_depth > 0)
            problem(m_groupStart, 1, tr("This parenthesis is not closed."));
        else if (m_or)
            problem(*m_or, 2, tr("A term was expected after OR."));
        return std::move(m_parsed);
    }

private:
    struct Marks
    {
        qsizetype start = 0;
        bool negated = false, enabled = true;
    };

    /// What stands between a field and its value, as terms have it and as it was typed.
    struct Sign
    {
        QString op;
        qsizetype length = 0;
    };

    bool isEnd(qsizetype at) const
    {
        return at >= m_text.size() || m_text[at].isSpace() || m_text[at] == u'('
               || m_text[at] == u')';
    }

    void skipSpace()
    {
        while (m_at < m_text.size() && m_text[m_at].isSpace())
            ++m_at;
    }

    void problem(qsizetype start, qsizetype length, const QString &sentence)
    {
        m_parsed.problems.push_back({{start, length}, sentence});
    }

    void readPiece()
    {
        if (m_text[m_at] == u')')
            return closeGroup();
        Marks marks{m_at};
        for (; m_at < m_text.size() && (m_text[m_at] == u'-' || m_text[m_at] == u'~'); ++m_at) {
            if (m_text[m_at] == u'-')
                marks.negated = !marks.negated;
            else
                marks.enabled = false;
        }
        if (m_at < m_text.size() && m_text[m_at] == u'(')
            return openGroup(marks);
        if (isEnd(m_at)) {
            problem(marks.start, m_at - marks.start, tr("A term was expected after this sign."));
            return;
        }
        readTerm(marks);
    }

    void openGroup(const Marks &marks)
    {
        if (m_depth > 0 && (marks.negated || !marks.enabled))
            problem(marks.start,
                    m_at - marks.start,
                    tr("Inside of parentheses only terms can be negated or switched off."));
        if (m_depth++ == 0) {
            m_group = marks;
            m_groupStart = m_at;
            m_inGroup = m_taken = 0;
            if (m_or && marks.negated)
                problem(*m_or, 2, tr("A choice that is negated cannot stand beside OR."));
            m_joins = m_or && m_chain && !marks.negated;
            m_or.reset();
        }
        ++m_at;
    }

    void closeGroup()
    {
        if (m_depth == 0) {
            problem(m_at, 1, tr("There is no parenthesis open before this one."));
        } else if (--m_depth == 0) {
            if (m_or)
                problem(*m_or, 2, tr("A term was expected after OR."));
            m_or.reset();
            m_chain = (m_taken > 0 || m_joins) && !m_group.negated;
            m_operand = !m_group.negated;
        }
        ++m_at;
    }

    void readTerm(const Marks &marks)
    {
        const qsizetype start = m_at;
        FilterTerm term;
        readField(term);
        const bool quoted = readValue(term.value);
        if (!quoted && term.field.isEmpty() && start == marks.start && term.value == u"OR") {
            readOr(start);
            return;
        }
        const qsizetype length = m_at - marks.start;
        if (!quoted && term.field.isEmpty() && !signAt(start).op.isEmpty()) {
            refuse({marks.start, length},
                   tr("A field was expected before this sign, as in killed>=1; a word with it "
                      "stands in “…”."));
            return;
        }
        term.negated = marks.negated;
        term.enabled = marks.enabled;
        if (m_depth > 0) {
            term.negated = term.negated != m_group.negated;
            term.enabled = term.enabled && m_group.enabled;
        }
        if (const auto wrong = checkTerm(term)) {
            refuse({marks.start, length}, *wrong);
            return;
        }
        take(std::move(term), {marks.start, length});
    }

    // An operand all the same.
    void refuse(FilterRange range, const QString &sentence)
    {
        problem(range.start, range.length, sentence);
        m_chain = m_depth == 0 ? m_chain && m_or : m_chain;
        came();
    }

    void readOr(qsizetype start)
    {
        if (m_or || (m_depth > 0 ? m_inGroup == 0 : !m_operand))
            problem(start, 2, tr("A term was expected before OR; the word itself stands in “…”."));
        else
            m_or = start;
    }

    // One more operand, good or not.
    void came()
    {
        m_or.reset();
        if (m_depth > 0)
            ++m_inGroup;
        else
            m_operand = true;
    }

    // != is no operator of any field: it is read so that it is refused and not searched for.
    Sign signAt(qsizetype at) const
    {
        const QChar c = m_text[at];
        const QChar next = at + 1 < m_text.size() ? m_text[at + 1] : QChar();
        switch (c.unicode()) {
        case u':':
        case u'=':
            return {u":"_s, 1};
        case u'<':
        case u'>':
            return next == u'=' ? Sign{QString(c) + next, 2} : Sign{c, 1};
        case u'≤':
            return {u"<="_s, 1};
        case u'≥':
            return {u">="_s, 1};
        case u'≠':
            return {u"!="_s, 1};
        case u'!':
            return next == u'=' || next == u':' ? Sign{u"!="_s, 2} : Sign{};
        default:
            return {};
        }
    }

    // `name:`, `name>=` and so on; without an operator the text is words.
    void readField(FilterTerm &term)
    {
        qsizetype at = m_at;
        const auto isLetter = [](QChar c) {
            return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z');
        };
        const auto isJoint = [](QChar c) {
            return c == u'-' || c == u'_';
        };
        while (at < m_text.size() && (isLetter(m_text[at]) || (isJoint(m_text[at]) && at > m_at)))
            ++at;
        if (at == m_at || at >= m_text.size())
            return;
        const Sign sign = signAt(at);
        if (sign.op.isEmpty())
            return;
        term.op = sign.op;
        const QStringView name = m_text.sliced(m_at, at - m_at);
        const FilterField *field = filterField(name);
        term.field = field ? QString(field->name) : name.toString().toLower();
        m_at = at + sign.length;
    }

    // Pieces in quotes and without, up to a space or a parenthesis.
    bool readValue(QString &value)
    {
        bool quoted = false;
        for (const qsizetype start = m_at; !isEnd(m_at);) {
            const QChar c = m_text[m_at];
            const bool begins = m_at == start || (m_at == start + 1 && m_text[start] == u'=');
            if (c == u'"' || (begins && isQuoteMark(c))) {
                quoted = true;
                readQuoted(value);
            } else {
                value += c;
                ++m_at;
            }
        }
        return quoted;
    }

    // A quotation mark that is not closed yet holds the rest, so that a name works while it is
    // typed.
    void readQuoted(QString &value)
    {
        const QChar opening = m_text[m_at];
        const QStringView closing = closingMarks(opening);
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (closing.contains(m_text[m_at])) {
                const bool isTwice =
                    opening == u'"' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'"';
                if (!isTwice)
                    break;
                ++m_at;
            }
            value += m_text[m_at];
        }
        if (m_at < m_text.size())
            ++m_at;
    }

    void take(FilterTerm &&term, FilterRange range)
    {
        if (m_depth > 0 && m_inGroup > 0 && !m_or)
            return problem(
                range.start, range.length, tr("OR was expected between the terms in parentheses."));
        // -(a OR b) is -a -b.
        const bool joins = m_depth == 0      ? m_or && m_chain
                           : m_group.negated ? false
                                             : m_taken > 0 || m_joins;
        if (!joins) {
            m_parsed.spec.all.emplace_back();
            m_parsed.places.emplace_back();
        }
        m_parsed.spec.all.back().push_back(std::move(term));
        m_parsed.places.back().push_back(range);
        if (m_depth > 0)
            ++m_taken;
        else
            m_chain = true;
        came();
    }

    QStringView m_text;
    qsizetype m_at = 0;
    ParsedFilter m_parsed;
    std::optional<qsizetype> m_or; ///< where an OR waits for its right side
    bool m_operand = false;        ///< something has come that OR can follow
    bool m_chain = false;          ///< it is the last choice of the spec, which OR goes on with

    int m_depth = 0;
    Marks m_group; ///< what stands before the parenthesis that is open
    qsizetype m_groupStart = 0;
    bool m_joins = false; ///< the group goes on with the choice before it
    int m_inGroup = 0;    ///< terms in it
    int m_taken = 0;      ///< those of them without a problem
};

} // namespace

ParsedFilter parseFilter(QStringView text)
{
    return FilterParser(text).parse();
}

} // namespace sourceline
