#include "ui/filter/typedfilter.h"

#include "model/filter/quotemarks.h"

#include <algorithm>

namespace sourceline {

namespace {

bool isUnfinished(const FilterTerm &term, QStringView typed)
{
    return term.field.isEmpty() && !term.value.startsWith(u'*') && !term.value.endsWith(u'*')
           && std::ranges::none_of(typed, isQuoteMark);
}

} // namespace

ParsedFilter typedFilter(const QString &text, int cursor)
{
    ParsedFilter parsed = parseFilter(text);
    for (size_t choice = 0; choice < parsed.places.size(); ++choice) {
        auto &terms = parsed.spec.all[choice];
        auto &places = parsed.places[choice];
        const auto found = std::ranges::find_if(places, [cursor](const FilterRange &place) {
            return place.start + place.length == cursor;
        });
        if (found == places.end())
            continue;
        const auto term = terms.begin() + (found - places.begin());
        if (!isUnfinished(*term, QStringView(text).sliced(found->start, found->length)))
            return parsed;
        const auto letters =
            std::ranges::count_if(term->value, [](QChar c) { return c.isLetterOrNumber(); });
        if (letters >= leastLetters) {
            term->value += u'*';
            return parsed;
        }
        terms.erase(term);
        places.erase(found);
        if (terms.empty()) {
            parsed.spec.all.erase(parsed.spec.all.begin() + static_cast<std::ptrdiff_t>(choice));
            parsed.places.erase(parsed.places.begin() + static_cast<std::ptrdiff_t>(choice));
        }
        return parsed;
    }
    return parsed;
}

} // namespace sourceline
