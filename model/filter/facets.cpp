#include "model/filter/facets.h"

#include <QCoreApplication>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

#define TEXT(text) QT_TRANSLATE_NOOP("Facets", text)

constexpr FacetField fields[] = {{"kind"_L1, TEXT("Kind")},
                                 {"type"_L1, TEXT("Type")},
                                 {"means"_L1, TEXT("Means")},
                                 {"by"_L1, TEXT("Alleged")},
                                 {"assessed"_L1, TEXT("Assessed, any band")},
                                 {"likelihood"_L1, TEXT("Likelihood")},
                                 {"stance"_L1, TEXT("Stance")},
                                 {"place"_L1, TEXT("Place")},
                                 {"country"_L1, TEXT("Country")},
                                 {"target"_L1, TEXT("Target")},
                                 {"source"_L1, TEXT("Outlet")},
                                 {"institution"_L1, TEXT("Speaker’s institution")},
                                 {"review"_L1, TEXT("Review")},
                                 {"conflicting"_L1, TEXT("Conflicting figures")},
                                 {"tag"_L1, TEXT("Tags")},
                                 {"subtype"_L1, TEXT("Sub-event type"), false},
                                 {"said-by"_L1, TEXT("Speaker"), false},
                                 {"confidence"_L1, TEXT("Confidence"), false}};

#undef TEXT

} // namespace

bool isSameValue(QStringView one, QStringView other)
{
    const auto plain = [](QChar c) {
        return c == u'-' ? QChar(u' ') : c.toCaseFolded();
    };
    return std::ranges::equal(one, other, {}, plain, plain);
}

bool FacetValue::isCalled(QStringView term) const
{
    return isSameValue(value, term) || std::ranges::any_of(also, [term](const QString &one) {
               return isSameValue(one, term);
           });
}

const FacetValue *FacetCount::find(const QString &value) const
{
    const auto found = std::ranges::find_if(
        values, [&value](const FacetValue &one) { return one.isCalled(value); });
    return found == values.end() ? nullptr : &*found;
}

const FacetCount *FacetCounts::of(QStringView field) const
{
    for (const FacetCount &facet : facets) {
        if (facet.field == field)
            return &facet;
    }
    return nullptr;
}

QString FacetField::headingText() const
{
    return QCoreApplication::translate("Facets", heading);
}

std::span<const FacetField> facetFields()
{
    return fields;
}

bool belongsTo(const FilterSpec::Choice &choice, QStringView field)
{
    bool any = false;
    for (const FilterTerm &term : choice) {
        if (!term.enabled)
            continue;
        if (term.field != field)
            return false;
        any = true;
    }
    return any;
}

} // namespace sourceline
