#include "model/filter/filtervalue.h"
#include "ui/facets/facetmodel.h"

#include <algorithm>

// Values that the filter names and that are not counted.
namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Of a text that is meant as a whole (=) the text.
QString shownName(const QString &value)
{
    return value.startsWith(u'=') ? value.sliced(1) : value;
}

// A word of a fixed vocabulary by its whole name.
FacetValue namedValue(const QString &field, const QString &value)
{
    FacetValue named{shownName(value), value, -1, {}, false};
    const auto read = readFilterValue({field, u":"_s, value, false, true});
    if (!read || read->unknown || read->field->values.empty())
        return named;
    const qint64 code = read->field->kind == FilterKind::Scale ? read->low : read->code;
    if (code >= 1 && code <= std::ssize(read->field->values))
        named.name = QString::fromUtf8(read->field->values[static_cast<size_t>(code - 1)]);
    return named;
}

} // namespace

// What the filter names is shown though nothing is counted for it (it does not occur, or is a part
// or another form of a name): it must be possible to take it back.
void FacetModel::fill(Shown &facet, const FacetCount *counts)
{
    facet.counts = counts;
    facet.isRead = !counts || counts->isRead;
    const auto before = std::exchange(facet.named, {});
    if (!counts)
        return;
    // Until it is counted a new name may be that of a value that is there.
    const bool isCounted = m_counts->spec == m_filter;
    for (const QString &value : namedValues(m_filter, facet.field)) {
        const bool isKnown =
            isCounted || std::ranges::find(before, value, &FacetValue::value) != before.end();
        if (!isKnown || counts->find(value))
            continue;
        facet.named.push_back(namedValue(facet.field, value));
        if (isCounted && facet.isRead)
            facet.named.back().count = countOf(facet, facet.named.back().name);
    }
}

// Of what is not counted: a whole name has none, and the only term of its field lets through what
// the filter does.
qint64 FacetModel::countOf(const Shown &facet, const QString &name) const
{
    const auto isNamed = [&name](const QString &one) {
        return isSameValue(one, name);
    };
    if (m_vocabulary && std::ranges::any_of(m_vocabulary(facet.field), isNamed))
        return 0;
    std::vector<FilterTerm> own;
    for (const FilterSpec::Choice &choice : m_filter.all) {
        if (belongsTo(choice, facet.field))
            std::ranges::copy_if(choice, std::back_inserter(own), &FilterTerm::enabled);
    }
    return m_isWhole && own.size() == 1 && !own[0].negated ? m_counts->rows : -1;
}

} // namespace sourceline
