#include "model/filter/filtertext.h"
#include "model/filter/quotemarks.h"

#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString quoted(const QString &value)
{
    return u'"' + QString(value).replace(u'"', u"\"\""_s) + u'"';
}

QString valueText(const QString &value)
{
    const bool needs =
        value.isEmpty() || value.startsWith(u'=') || std::ranges::any_of(value, [](QChar c) {
            return c.isSpace() || isQuoteMark(c) || c == u'(' || c == u')';
        });
    return needs ? quoted(value) : value;
}

// A word that could be read as something else (a sign, OR, a field) is quoted; *part* could not.
QString wordsText(const QString &words)
{
    static const QRegularExpression plain(u"^\\*?[\\p{L}\\p{N}][\\p{L}\\p{N}_.'’*/-]*$"_s);
    return plain.match(words).hasMatch() && words != u"OR" ? words : quoted(words);
}

QString termText(const FilterTerm &term)
{
    QString text;
    if (!term.enabled)
        text += u'~';
    if (term.negated)
        text += u'-';
    if (term.field.isEmpty())
        return text + wordsText(term.value);
    return text + term.field + term.op + valueText(term.value);
}

} // namespace

QString filterText(const FilterSpec::Choice &choice)
{
    QStringList terms;
    for (const FilterTerm &term : choice)
        terms.append(termText(term));
    const QString text = terms.join(u" OR "_s);
    return choice.size() > 1 ? QString(u'(' + text + u')') : text;
}

QString filterText(const FilterSpec &spec)
{
    QStringList choices;
    for (const FilterSpec::Choice &choice : spec.all)
        choices.append(filterText(choice));
    return choices.join(u' ');
}

} // namespace sourceline
