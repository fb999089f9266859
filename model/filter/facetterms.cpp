#include "model/filter/facetterms.h"

#include "model/filter/facets.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

bool isValue(const FilterTerm &term, const QString &field, const QString &value)
{
    return term.field == field && term.op == u":"_s && term.enabled
           && isSameValue(term.value, value);
}

bool includes(const FilterSpec::Choice &choice)
{
    return std::ranges::none_of(
        choice, [](const FilterTerm &term) { return term.negated || !term.enabled; });
}

bool excludesOne(const FilterSpec::Choice &choice)
{
    return choice.size() == 1 && choice[0].negated;
}

bool take(FilterSpec &spec, const QString &field, const QString &value, bool negated)
{
    bool any = false;
    for (FilterSpec::Choice &choice : spec.all) {
        if (!belongsTo(choice, field) || !(negated ? excludesOne(choice) : includes(choice)))
            continue;
        any |= std::erase_if(choice,
                             [&](const FilterTerm &term) { return isValue(term, field, value); })
               > 0;
    }
    std::erase_if(spec.all, [](const FilterSpec::Choice &choice) { return choice.empty(); });
    return any;
}

} // namespace

FacetMark markOf(const FilterSpec &spec, const QString &field, const QString &value)
{
    for (const FilterSpec::Choice &choice : spec.all) {
        if (!belongsTo(choice, field))
            continue;
        for (const FilterTerm &term : choice) {
            if (!isValue(term, field, value))
                continue;
            if (!term.negated)
                return FacetMark::Included;
            if (excludesOne(choice))
                return FacetMark::Excluded;
        }
    }
    return FacetMark::None;
}

FacetMark markOf(const FilterSpec &spec, const QString &field, const FacetValue &value)
{
    return markOf(spec, field, calledIn(spec, field, value));
}

QString calledIn(const FilterSpec &spec, const QString &field, const FacetValue &value)
{
    if (value.also.isEmpty() || markOf(spec, field, value.value) != FacetMark::None)
        return value.value;
    const auto named = std::ranges::find_if(value.also, [&](const QString &one) {
        return markOf(spec, field, one) != FacetMark::None;
    });
    return named == value.also.end() ? value.value : *named;
}

FilterSpec toggleIncluded(FilterSpec spec, const QString &field, const QString &value)
{
    if (take(spec, field, value, false))
        return spec;
    take(spec, field, value, true);
    const FilterTerm term{field, u":"_s, value, false, true};
    for (FilterSpec::Choice &choice : spec.all) {
        if (belongsTo(choice, field) && includes(choice)) {
            choice.push_back(term);
            return spec;
        }
    }
    spec.all.push_back({term});
    return spec;
}

FilterSpec toggleExcluded(FilterSpec spec, const QString &field, const QString &value)
{
    if (take(spec, field, value, true))
        return spec;
    take(spec, field, value, false);
    spec.all.push_back({{field, u":"_s, value, true, true}});
    return spec;
}

FilterSpec withoutField(FilterSpec spec, const QString &field)
{
    std::erase_if(spec.all, [&field](const FilterSpec::Choice &choice) {
        return std::ranges::all_of(
            choice, [&field](const FilterTerm &term) { return term.field == field; });
    });
    return spec;
}

QStringList namedValues(const FilterSpec &spec, const QString &field)
{
    QStringList values;
    for (const FilterSpec::Choice &choice : spec.all) {
        if (!belongsTo(choice, field))
            continue;
        for (const FilterTerm &term : choice) {
            if (term.enabled && term.op == u":" && !values.contains(term.value))
                values.append(term.value);
        }
    }
    return values;
}

bool isEventsOnly(const FilterSpec &spec)
{
    return markOf(spec, u"kind"_s, u"event"_s) == FacetMark::Included
           && namedValues(spec, u"kind"_s).size() == 1;
}

FilterSpec withEventsOnly(FilterSpec spec, bool only)
{
    spec = withoutField(std::move(spec), u"kind"_s);
    if (only)
        spec.all.insert(spec.all.begin(), {{u"kind"_s, u":"_s, u"event"_s, false, true}});
    return spec;
}

} // namespace sourceline
