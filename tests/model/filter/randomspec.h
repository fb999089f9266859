#pragma once

#include "model/filter/filterfields.h"

#include <QRandomGenerator>

namespace sourceline::test {

/// Random specs whose every term checkTerm() accepts, hard to write down on purpose.
class RandomSpec
{
public:
    explicit RandomSpec(quint32 seed)
        : m_random(seed)
    {}

    FilterSpec spec()
    {
        FilterSpec spec;
        const int choices = m_random.bounded(6);
        for (int i = 0; i < choices; ++i) {
            FilterSpec::Choice choice;
            const int terms = m_random.bounded(4) == 0 ? 1 + m_random.bounded(4) : 1;
            while (static_cast<int>(choice.size()) < terms) {
                if (FilterTerm made = term(); !checkTerm(made))
                    choice.push_back(std::move(made));
            }
            spec.all.push_back(std::move(choice));
        }
        return spec;
    }

    /// Of field `field` where it is not empty. Its value may be wrong.
    FilterTerm term()
    {
        const auto fields = filterFields();
        const size_t at =
            static_cast<size_t>(m_random.bounded(static_cast<int>(fields.size()) + 4));
        FilterTerm made;
        made.negated = m_random.bounded(4) == 0;
        made.enabled = m_random.bounded(5) != 0;
        if (at >= fields.size()) {
            made.value = words();
            return made;
        }
        const FilterField &field = fields[at];
        made.field = field.name;
        static const QStringList comparisons{
            QStringLiteral(">="), QStringLiteral("<="), QStringLiteral(">"), QStringLiteral("<")};
        made.op = field.takesComparison() && m_random.bounded(2) == 0
                      ? comparisons[m_random.bounded(4)]
                      : QStringLiteral(":");
        made.value = value(field, made.op);
        return made;
    }

    QRandomGenerator &random() { return m_random; }

    QString words()
    {
        static const QStringList parts{
            QStringLiteral("rocket"), QStringLiteral("C-RAM"),  QStringLiteral("OR"),
            QStringLiteral("-"),      QStringLiteral("~"),      QStringLiteral("\""),
            QStringLiteral("("),      QStringLiteral(")"),      QStringLiteral(" "),
            QStringLiteral("*"),      QStringLiteral("place:"), QStringLiteral("\t"),
            QStringLiteral("كتائب"),  QStringLiteral("’"),      QStringLiteral("="),
            QStringLiteral("+"),      QStringLiteral("NEAR"),   QStringLiteral("a"),
            QStringLiteral("''"),     QStringLiteral("\\"),     QStringLiteral("𝔄"),
            QStringLiteral(";"),      QStringLiteral("%"),      QStringLiteral("^"),
            QStringLiteral("“"),      QStringLiteral("”"),      QStringLiteral("„"),
            QStringLiteral("«"),      QStringLiteral("»"),      QStringLiteral("≥"),
            QStringLiteral("!="),     QStringLiteral("_"),      QStringLiteral(":")};
        QString text;
        const int count = 1 + m_random.bounded(5);
        for (int i = 0; i < count; ++i)
            text += parts[m_random.bounded(parts.size())];
        return text;
    }

private:
    QString value(const FilterField &field, const QString &op)
    {
        if (field.takesUnknown() && op == u":" && m_random.bounded(5) == 0)
            return QStringLiteral("unknown");
        switch (field.kind) {
        case FilterKind::Period: {
            static const QStringList dates{QStringLiteral("2019-12-27"),
                                           QStringLiteral("2019-10"),
                                           QStringLiteral("2020"),
                                           QStringLiteral("2019-11-29/2019-12-06"),
                                           QStringLiteral("../2019-12-06"),
                                           QStringLiteral("2020-06-14~"),
                                           QStringLiteral("2019-21")};
            return dates[m_random.bounded(dates.size())];
        }
        case FilterKind::Figure:
        case FilterKind::Number: {
            const int low = m_random.bounded(40);
            if (op != u":" || m_random.bounded(2) == 0)
                return QString::number(low);
            return QString::number(low) + QStringLiteral("..")
                   + QString::number(low + m_random.bounded(40));
        }
        case FilterKind::Scale:
        case FilterKind::Choice:
            return QString::fromLatin1(field.values[static_cast<size_t>(
                m_random.bounded(static_cast<int>(field.values.size())))]);
        default:
            return words();
        }
    }

    QRandomGenerator m_random;
};

} // namespace sourceline::test
