#include "filtersql.h"

#include "model/filter/filterfields.h"
#include "model/text/edtf.h"

namespace sourceline::test {

using namespace Qt::StringLiterals;

QString quotedSql(const QString &text)
{
    return u'\'' + QString(text).replace(u'\'', u"''"_s) + u'\'';
}

QString comparedSql(const QString &expression, const FilterTerm &term)
{
    if (term.op != u":")
        return u"(%1) %2 %3"_s.arg(expression, term.op, term.value);
    const qsizetype dots = term.value.indexOf(u".."_s);
    return dots < 0 ? u"(%1) = %2"_s.arg(expression, term.value)
                    : u"(%1) BETWEEN %2 AND %3"_s.arg(
                        expression, term.value.first(dots), term.value.sliced(dots + 2));
}

namespace {

QString figureSql(const QString &name)
{
    return u"min(CASE j.%1_state WHEN 1 THEN coalesce(j.%1_best, j.%1_low, j.%1_high) WHEN 2 THEN "
           u"0 "
           "WHEN 4 THEN CASE WHEN j.%1_low IS NOT NULL THEN coalesce(j.%1_best, j.%1_low, "
           "j.%1_high) END END, 2147483647)"_s.arg(name);
}

QString periodSql(const FilterTerm &term)
{
    const auto span = parseEdtf(term.value);
    const QString minute = u"((coalesce(j.earliest, j.latest + 1) % 1440 + 1440) % 1440)"_s;
    const QString shift =
        u"(CASE WHEN j.precision < 2 THEN 0 WHEN %1 > 630 THEN 1440 - %1 ELSE -%1 END)"_s.arg(
            minute);
    const QString from = u"coalesce(j.earliest + %1, -1e18)"_s.arg(shift);
    const QString to = u"coalesce(j.latest + %1, 1e18)"_s.arg(shift);
    const QString start =
        term.field != u"to" && span->earliest ? QString::number(*span->earliest) : u"-1e18"_s;
    const QString end =
        term.field != u"from" && span->latest ? QString::number(*span->latest) : u"1e18"_s;
    const QString holds = term.field == u"within"
                              ? u"%1 >= %3 AND %2 <= %4"_s.arg(from, to, start, end)
                              : u"%2 >= %3 AND %1 <= %4"_s.arg(from, to, start, end);
    return u"(coalesce(j.precision, 8) <> 8 AND %1)"_s.arg(holds);
}

} // namespace

QString columnSql(const FilterTerm &term)
{
    const QString field = term.field;
    const bool unknown = term.value == u"unknown";
    if (field == u"kind" || field == u"review")
        return u"t.%1 = %2"_s.arg(field, quotedSql(term.value));
    if (field == u"killed" || field == u"wounded" || field == u"rockets" || field == u"count") {
        const QString figure = figureSql(field == u"rockets" ? u"munitions"_s : field);
        return unknown ? QString(figure + u" IS NULL"_s) : comparedSql(figure, term);
    }
    if (field == u"likelihood" || field == u"confidence") {
        if (unknown)
            return u"coalesce(j.%1, 0) = 0"_s.arg(field);
        const auto &values = filterField(field)->values;
        qsizetype code = 1;
        while (QString::fromLatin1(values[static_cast<size_t>(code - 1)]) != term.value)
            ++code;
        return u"(j.%1 BETWEEN 1 AND %2 AND j.%1 %3 %4)"_s.arg(field)
            .arg(term.op == u":" ? values.size() : size_t(filterField(field)->degrees))
            .arg(term.op == u":" ? u"="_s : term.op)
            .arg(code);
    }
    if (field == u"conflicting") {
        static const QStringList bits{
            u"killed"_s, u"wounded"_s, u"rockets"_s, u"count"_s, u"date"_s};
        if (term.value == u"yes" || term.value == u"no")
            return u"(coalesce(j.conflicting, 0) <> 0) = %1"_s.arg(term.value == u"yes" ? 1 : 0);
        return u"(coalesce(j.conflicting, 0) & %1) <> 0"_s.arg(1 << bits.indexOf(term.value));
    }
    static const QStringList counts{u"claims"_s,
                                    u"attributions"_s,
                                    u"speakers"_s,
                                    u"outlets"_s,
                                    u"documents"_s,
                                    u"citations"_s};
    if (counts.contains(field))
        return comparedSql(u"min(coalesce(j.%1, 0), 65535)"_s.arg(field), term);
    if (field == u"institutions")
        return comparedSql(u"min(coalesce(j.institutions, 0), 255)"_s, term);
    if (field == u"date" && unknown)
        return u"coalesce(j.precision, 8) = 8"_s;
    if (filterField(field)->kind == FilterKind::Period)
        return periodSql(term);
    if (unknown && (field == u"place" || field == u"assessed"))
        return field == u"place" ? u"t.place IS NULL"_s : u"j.assessed IS NULL"_s;
    if (unknown && field == u"by")
        return u"coalesce(j.alleged_actors, 0) = 0"_s;
    return {};
}

} // namespace sourceline::test
