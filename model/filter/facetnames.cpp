#include "model/filter/facetnames.h"

#include "model/filter/facetterms.h"
#include "model/filter/filtervalue.h"
#include "model/filter/namefilter.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// By code, which of them are counted at all.
std::vector<bool> occurring(const FacetTally &tally)
{
    FacetLink *const *link = std::get_if<FacetLink *>(&tally.of);
    std::vector<bool> occurs(link ? (*link)->codes() : tally.counts.size());
    for (size_t at = 0; at < tally.counts.size(); ++at) {
        if (tally.counts[at] == 0)
            continue;
        if (!link) {
            occurs[at] = true;
            continue;
        }
        for (const Code code : (*link)->sets().values(static_cast<Code>(at)))
            occurs[code] = true;
    }
    return occurs;
}

} // namespace

const Dictionary *FacetNames::dictionaryOf(QLatin1StringView field) const
{
    return field == "place"_L1                          ? m_table.places.get()
           : field == "by"_L1 || field == "assessed"_L1 ? m_table.actors.get()
           : field == "means"_L1                        ? m_table.means.get()
           : field == "type"_L1                         ? m_table.eventTypes.get()
           : field == "subtype"_L1                      ? m_table.subEventTypes.get()
                                                        : nullptr;
}

std::set<Id> FacetNames::meant(const FilterValue &value) const
{
    const QLatin1StringView field = value.field->name;
    const auto called = [&](NamedRecord kind) {
        const auto found = recordsCalled(m_database, kind, value.text);
        return found ? *found : std::set<Id>();
    };
    if (field == "place"_L1)
        return called(NamedRecord::Place);
    if (field == "by"_L1 || field == "assessed"_L1 || field == "said-by"_L1)
        return called(NamedRecord::Actor);
    if (field == "tag"_L1)
        return called(NamedRecord::Tag);
    if (value.field->kind != FilterKind::Term)
        return {};
    const Dictionary &terms = *dictionaryOf(field);
    NameFilter match(value.text);
    for (const Code code : terms.byId)
        match.offer(terms.ids[code], terms.names[code]);
    return match.found();
}

QString FacetNames::valueOf(const FilterTerm &term,
                            const FacetCount &facet,
                            const FacetTally &tally,
                            const FacetVocabulary &words) const
{
    const auto value = readFilterValue(term);
    if (!value || value->unknown || value->withMembers)
        return {};
    if (value->field->kind == FilterKind::Choice || value->field->kind == FilterKind::Scale) {
        const auto *const name = value->field->values[static_cast<size_t>(value->code - 1)];
        const FacetValue *same = facet.find(QString::fromLatin1(name));
        return same ? same->value : QString();
    }
    const std::set<Id> records = meant(*value);
    if (records.empty())
        return {};
    const std::vector<bool> occurs = occurring(tally);
    FacetLink *const *link = std::get_if<FacetLink *>(&tally.of);
    const Dictionary *dictionary = dictionaryOf(value->field->name);
    if (!link && !dictionary)
        return {};
    std::vector<bool> found(occurs.size());
    const size_t codes = link ? occurs.size() : std::min(occurs.size(), dictionary->ids.size());
    for (size_t at = 1; at < codes; ++at) {
        const Id record = link ? (*link)->id(static_cast<Code>(at)) : dictionary->ids[at];
        found[at] = occurs[at] && records.contains(record);
    }
    return words.valueOfOnly(occurs, found);
}

void FacetNames::recognise(FacetCount &facet, const FacetTally &tally, const FacetVocabulary &words)
{
    for (const QString &named : namedValues(m_spec, facet.field)) {
        if (facet.find(named))
            continue;
        const QString own = valueOf({facet.field, u":"_s, named, false, true}, facet, tally, words);
        const auto value = std::ranges::find(facet.values, own, &FacetValue::value);
        if (!own.isEmpty() && value != facet.values.end())
            value->also.append(named);
    }
}

} // namespace sourceline
