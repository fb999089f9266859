#include "model/filter/filtervalue.h"

#include "model/filter/filtertext.h"
#include "model/text/normalise.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <limits>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct FilterValueText
{
    Q_DECLARE_TR_FUNCTIONS(FilterValueText)
};

constexpr qint64 mostNumber = std::numeric_limits<qint32>::max();
constexpr int firstYear = -2030, lastYear = 5970; // that dates are kept of

std::optional<qint64> numberOf(QStringView text)
{
    const bool digits =
        !text.isEmpty() && text.size() <= 10
        && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
    const qint64 number = digits ? text.toLongLong() : -1;
    return number < 0 || number > mostNumber ? std::nullopt : std::optional(number);
}

// `>=` and the like as a closed range from `least` to `most`.
bool compared(const QString &op, qint64 number, qint64 least, qint64 most, FilterValue &value)
{
    value.low = op == u">=" ? number : op == u">" ? number + 1 : op == u":" ? number : least;
    value.high = op == u"<=" ? number : op == u"<" ? number - 1 : op == u":" ? number : most;
    return true;
}

bool readNumbers(const FilterTerm &term, FilterValue &value)
{
    const QStringView text = QStringView(term.value).trimmed();
    const qsizetype dots = text.indexOf(".."_L1);
    if (dots < 0 || term.op != u":") {
        const auto number = numberOf(text);
        return number && compared(term.op, *number, 0, mostNumber, value);
    }
    const QStringView from = text.first(dots), to = text.sliced(dots + 2);
    const auto low = from.isEmpty() ? std::optional<qint64>(0) : numberOf(from);
    const auto high = to.isEmpty() ? std::optional(mostNumber) : numberOf(to);
    if (!low || !high || *low > *high || (from.isEmpty() && to.isEmpty()))
        return false;
    value.low = *low;
    value.high = *high;
    return true;
}

// Hyphens stand for spaces, so that nothing needs quotes; the beginning of one is enough.
int codeIn(std::span<const char *const> values, const QString &text)
{
    const QString wanted = QString(text).replace(u'-', u' ').simplified().toLower();
    if (wanted.isEmpty())
        return 0;
    int found = 0;
    for (size_t i = 0; i < values.size(); ++i) {
        const QString name = QString::fromLatin1(values[i]);
        if (name == wanted)
            return static_cast<int>(i) + 1;
        if (name.startsWith(wanted))
            found = found == 0 ? static_cast<int>(i) + 1 : -1;
    }
    return std::max(found, 0);
}

bool readVocabulary(const FilterTerm &term, FilterValue &value)
{
    value.code = codeIn(value.field->values, term.value);
    if (value.code == 0)
        return false;
    if (value.field->kind != FilterKind::Scale)
        return true;
    // What stands beside the scale is neither more nor less than anything on it.
    return (value.code <= value.field->degrees || term.op == u":")
           && compared(term.op, value.code, 1, value.field->degrees, value);
}

bool readPeriod(FilterValue &value)
{
    const auto span = parseEdtf(value.text);
    if (!span || (!span->earliest && !span->latest))
        return false;
    value.span = *span;
    // From an end that is open nothing follows.
    return !(value.field->name == "from"_L1 && !span->earliest)
           && !(value.field->name == "to"_L1 && !span->latest);
}

// Of a date that could not be read, whether that is because of its year (parseEdtf).
bool isOutOfRange(const QString &text)
{
    static const QRegularExpression years(u"(?:^|/)Y?(-?[0-9]{4,})"_s);
    for (auto found = years.globalMatch(text); found.hasNext();) {
        bool isSmall = false;
        const int year = found.next().captured(1).toInt(&isSmall);
        if (!isSmall || year < firstYear || year > lastYear)
            return true;
    }
    return false;
}

bool hasWord(const QString &text)
{
    return std::ranges::any_of(text,
                               [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); });
}

bool readName(FilterValue &value)
{
    if (value.field->kind == FilterKind::Actor || value.field->kind == FilterKind::Place) {
        value.withMembers = value.text.endsWith(u'+');
        if (value.withMembers)
            value.text = value.text.chopped(1).trimmed();
        if (value.text.endsWith(u'+'))
            return false;
    }
    value.isWhole = value.field->kind == FilterKind::Text && value.text.startsWith(u'=');
    if (value.isWhole)
        value.text = value.text.sliced(1).trimmed();
    return hasWord(value.text);
}

// `*part*`, or the field that says so: words are stemmed, a part is looked for as it is written.
bool readWords(FilterValue &value)
{
    value.anywhere = value.field->name == "contains"_L1 || value.text.startsWith(u'*');
    if (value.anywhere) {
        while (value.text.startsWith(u'*'))
            value.text.remove(0, 1);
        while (value.text.endsWith(u'*'))
            value.text.chop(1);
        value.text = value.text.trimmed();
    }
    return hasWord(value.text);
}

bool readByKind(const FilterTerm &term, FilterValue &value)
{
    switch (value.field->kind) {
    case FilterKind::Period:
        return readPeriod(value);
    case FilterKind::Figure:
    case FilterKind::Number:
        return readNumbers(term, value);
    case FilterKind::Scale:
    case FilterKind::Choice:
        return readVocabulary(term, value);
    case FilterKind::Actor:
    case FilterKind::Place:
    case FilterKind::Term:
    case FilterKind::Name:
    case FilterKind::Text:
        return readName(value);
    case FilterKind::Words:
        return readWords(value);
    case FilterKind::Reference:
        return !value.text.isEmpty();
    }
    return false;
}

// What was meant, where a sign too many or too few tells it.
QString unknownField(const QString &name)
{
    const FilterField *meant = filterField(QString(name).replace(u'_', u'-'));
    return meant ? FilterValueText::tr("No field is called “%1”; %2 was expected.")
                       .arg(name, meant->name)
                 : FilterValueText::tr(
                       "No field is called “%1”; a word with a : in it stands in “…”.")
                       .arg(name);
}

QString unknownOperator(const FilterTerm &term, const FilterField &field)
{
    if (term.op == u"!=")
        return FilterValueText::tr("What must not be has - before it: %1.")
            .arg(filterText(FilterSpec::Choice{{field.name, u":"_s, term.value, true, true}}));
    return FilterValueText::tr("%1 takes : and nothing else.").arg(field.name);
}

QString expected(const FilterValue &value)
{
    return value.field->kind == FilterKind::Period && isOutOfRange(value.text)
               ? FilterValueText::tr("“%1” is out of range: dates are kept from the year %2 to %3.")
                     .arg(value.text)
                     .arg(firstYear)
                     .arg(lastYear)
               : value.field->expectedText();
}

} // namespace

Result<FilterValue> readFilterValue(const FilterTerm &term)
{
    FilterValue value;
    value.field = filterField(term.field);
    if (!value.field)
        return Error{unknownField(term.field)};
    const bool plain = term.field.isEmpty() ? term.op.isEmpty() : term.op == u":";
    static const QStringList comparisons{u">="_s, u"<="_s, u">"_s, u"<"_s};
    if (!plain && !(value.field->takesComparison() && comparisons.contains(term.op)))
        return Error{unknownOperator(term, *value.field)};
    value.text = term.value.trimmed();
    if (plain && value.field->takesUnknown()
        && value.text.compare("unknown"_L1, Qt::CaseInsensitive) == 0) {
        value.unknown = true;
        return value;
    }
    if (!readByKind(term, value))
        return Error{expected(value)};
    return value;
}

} // namespace sourceline
