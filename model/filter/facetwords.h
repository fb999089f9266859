#pragma once

#include "model/filter/facetlink.h"
#include "model/filter/facetvocabulary.h"

#include <map>

namespace sourceline {

/// The vocabularies of all facets, made again where the names behind them changed. One thread.
class FacetWords
{
public:
    /// Names or relations that stand in no dictionary changed.
    void forget() { m_stale = true; }

    /// `links` by LinkKind. Reads other names, tags and whom speakers speak for where they are
    /// stale.
    void update(sqlite3 *database, const IncidentTable &table, const std::vector<FacetLink> &links);

    FacetVocabulary &of(const QString &field) { return m_words[field]; }

private:
    void makeOfColumns(sqlite3 *database, const IncidentTable &table);
    void makeOfTerms(const QString &field, const Dictionary &terms);
    void makeActors(sqlite3 *database, const Dictionary &actors);
    void makePlaces(sqlite3 *database, const Dictionary &places);
    void
    makeOfLink(sqlite3 *database, LinkKind kind, const FacetLink &link, const Dictionary &actors);

    std::map<QString, FacetVocabulary> m_words;            ///< by field
    std::array<std::shared_ptr<const Dictionary>, 5> m_of; ///< dictionaries they are made of
    std::array<Code, linkKinds> m_linkCodes{};             ///< and how many codes each link had
    bool m_stale = true;
};

} // namespace sourceline
