#include "model/filter/filterfields.h"
#include "model/filter/filtertext.h"
#include "model/filter/filtervalue.h"

#include <QCoreApplication>
#include <QDate>
#include <QStringList>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct FilterWords
{
    Q_DECLARE_TR_FUNCTIONS(FilterWords)
};

QString dayOf(qint32 minutes)
{
    constexpr int minutesOfDay = 24 * 60;
    const qint64 days = minutes >= 0 ? minutes / minutesOfDay
                                     : -((minutesOfDay - 1 - qint64{minutes}) / minutesOfDay);
    return displayDate(QDate(1970, 1, 1).addDays(days).toString(Qt::ISODate));
}

QString numberWords(const FilterTerm &term, const FilterValue &value)
{
    const QString heading = value.field->headingText();
    if (term.op == u">=" || term.op == u">")
        return FilterWords::tr("%1 at least %2").arg(heading).arg(value.low);
    if (term.op == u"<=" || term.op == u"<")
        return FilterWords::tr("%1 at most %2").arg(heading).arg(value.high);
    if (value.low == value.high)
        return FilterWords::tr("%1 is %2").arg(heading).arg(value.low);
    if (term.value.trimmed().endsWith(".."_L1))
        return FilterWords::tr("%1 at least %2").arg(heading).arg(value.low);
    return FilterWords::tr("%1 %2 to %3").arg(heading).arg(value.low).arg(value.high);
}

QString scaleWords(const FilterTerm &term, const FilterValue &value)
{
    const QString heading = value.field->headingText();
    const QString word =
        QString::fromLatin1(value.field->values[static_cast<size_t>(value.code - 1)]);
    if (term.op == u">=")
        return FilterWords::tr("%1 is %2 or higher").arg(heading, word);
    if (term.op == u">")
        return FilterWords::tr("%1 is higher than %2").arg(heading, word);
    if (term.op == u"<=")
        return FilterWords::tr("%1 is %2 or lower").arg(heading, word);
    if (term.op == u"<")
        return FilterWords::tr("%1 is lower than %2").arg(heading, word);
    return FilterWords::tr("%1 is %2").arg(heading, word);
}

QString choiceWords(const FilterValue &value)
{
    const QString word =
        QString::fromLatin1(value.field->values[static_cast<size_t>(value.code - 1)]);
    if (value.field->name == "has"_L1)
        return FilterWords::tr("has a %1").arg(word);
    if (value.field->name == "stance"_L1)
        return FilterWords::tr("somebody %1").arg(word);
    if (value.field->name != "conflicting"_L1)
        return FilterWords::tr("%1 is %2").arg(value.field->headingText(), word);
    return value.code == 1   ? FilterWords::tr("reported figures or dates conflict")
           : value.code == 2 ? FilterWords::tr("no reported figures or dates conflict")
                             : FilterWords::tr("reports of %1 conflict").arg(word);
}

QString periodWords(const FilterTerm &term, const FilterValue &value)
{
    if (value.field->name == "from"_L1)
        return FilterWords::tr("from %1").arg(dayOf(*value.span.earliest));
    if (value.field->name == "to"_L1)
        return FilterWords::tr("to %1").arg(dayOf(*value.span.latest));
    const QString date = displayDate(term.value.trimmed());
    return value.field->name == "within"_L1 ? FilterWords::tr("certainly within %1").arg(date)
                                            : FilterWords::tr("date may be %1").arg(date);
}

QString unknownWords(const FilterValue &value)
{
    if (value.field->name == "by"_L1)
        return FilterWords::tr("alleged: nobody");
    if (value.field->name == "assessed"_L1)
        return FilterWords::tr("assessed: nobody");
    return FilterWords::tr("%1 is not known").arg(value.field->headingText());
}

QString nameWords(const FilterValue &value)
{
    const QString heading = value.field->headingText();
    const QString name = value.text;
    if (value.field->name == "by"_L1)
        return value.withMembers ? FilterWords::tr("alleged: %1 or a member of it").arg(name)
                                 : FilterWords::tr("alleged: %1").arg(name);
    if (value.field->name == "said-by"_L1)
        return value.withMembers ? FilterWords::tr("said by %1 or a member of it").arg(name)
                                 : FilterWords::tr("said by %1").arg(name);
    if (value.field->name == "institution"_L1)
        return FilterWords::tr("somebody speaks for %1").arg(name);
    if (value.field->name == "near"_L1)
        return FilterWords::tr("place is near %1").arg(name);
    if (value.isWhole)
        return FilterWords::tr("%1 is “%2”").arg(heading, name);
    if (value.field->name == "ref"_L1 && name.contains(u','))
        return FilterWords::tr(
            "one of %n incidents", nullptr, static_cast<int>(name.count(u',')) + 1);
    if (value.field->kind == FilterKind::Text || value.field->name == "title"_L1)
        return FilterWords::tr("%1 has “%2”").arg(heading, name);
    if (value.field->kind == FilterKind::Place && value.withMembers)
        return FilterWords::tr("%1 is in %2").arg(heading, name);
    return value.withMembers ? FilterWords::tr("%1 is %2 or a member of it").arg(heading, name)
                             : FilterWords::tr("%1 is %2").arg(heading, name);
}

QString wordsOf(const FilterTerm &term, const FilterValue &value)
{
    if (value.unknown)
        return unknownWords(value);
    switch (value.field->kind) {
    case FilterKind::Period:
        return periodWords(term, value);
    case FilterKind::Figure:
    case FilterKind::Number:
        return numberWords(term, value);
    case FilterKind::Scale:
        return scaleWords(term, value);
    case FilterKind::Choice:
        return choiceWords(value);
    default:
        if (value.field->name == "title"_L1)
            return nameWords(value);
        if (value.anywhere)
            return FilterWords::tr("“%1” in a text").arg(value.text);
        return value.field->name.isEmpty() ? FilterWords::tr("words “%1”").arg(value.text)
                                           : nameWords(value);
    }
}

bool isPlain(const FilterSpec::Choice &choice, QLatin1StringView field)
{
    return choice.size() == 1 && choice[0].enabled && !choice[0].negated
           && choice[0].field == field;
}

QString choiceText(const FilterSpec::Choice &choice)
{
    QStringList words;
    for (const FilterTerm &term : choice) {
        if (term.enabled)
            words.append(filterWords(term));
    }
    words.removeAll(QString());
    return words.join(FilterWords::tr(" or "));
}

} // namespace

QString filterWords(const FilterTerm &term)
{
    const auto value = readFilterValue(term);
    if (!value)
        return {};
    const QString words = wordsOf(term, *value);
    return term.negated ? FilterWords::tr("not (%1)").arg(words) : words;
}

QString filterWords(const FilterSpec &spec)
{
    QStringList words, confidence;
    for (size_t i = 0; i < spec.all.size(); ++i) {
        const FilterSpec::Choice &choice = spec.all[i];
        if (isPlain(choice, "from"_L1) && i + 1 < spec.all.size()
            && isPlain(spec.all[i + 1], "to"_L1)) {
            const auto from = readFilterValue(choice[0]), to = readFilterValue(spec.all[i + 1][0]);
            if (from && to) {
                words.append(FilterWords::tr("%1 to %2", "dates")
                                 .arg(dayOf(*from->span.earliest), dayOf(*to->span.latest)));
                ++i;
                continue;
            }
        }
        // Never in one sentence with a likelihood (ICD 203, D.6.e(2)(b)).
        (isPlain(choice, "confidence"_L1) ? confidence : words).append(choiceText(choice));
    }
    words.removeAll(QString());
    confidence.removeAll(QString());
    QStringList sentences{words.join(u", "_s), confidence.join(u", "_s)};
    sentences.removeAll(QString());
    return sentences.join(u". "_s);
}

} // namespace sourceline
