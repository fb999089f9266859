#pragma once

#include "model/filter/facetpass.h"
#include "model/filter/facetvocabulary.h"
#include "model/filter/filtervalue.h"

#include <set>

struct sqlite3;

namespace sourceline {

/// Recognises what the filter calls by another name than a facet does: `likelihood:insufficient` is
/// the value “insufficient information”, and `place:Taji` is “Taji, Iraq” where it finds no other
/// place among those counted. One thread, for one count.
class FacetNames
{
public:
    FacetNames(sqlite3 *database, const IncidentTable &table, const FilterSpec &spec)
        : m_database(database)
        , m_table(table)
        , m_spec(spec)
    {}

    /// Fills FacetValue::also; `tally` is what the facet was counted with, `words` its vocabulary.
    void recognise(FacetCount &facet, const FacetTally &tally, const FacetVocabulary &words);

private:
    QString valueOf(const FilterTerm &term,
                    const FacetCount &facet,
                    const FacetTally &tally,
                    const FacetVocabulary &words) const;
    /// The records that the term means; none where it means no records with names.
    std::set<Id> meant(const FilterValue &value) const;
    const Dictionary *dictionaryOf(QLatin1StringView field) const;

    sqlite3 *m_database;
    const IncidentTable &m_table;
    const FilterSpec &m_spec;
};

} // namespace sourceline
