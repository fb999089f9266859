#include "model/filter/facetwords.h"

#include "model/filter/filterfields.h"
#include "model/filter/namefilter.h"
#include "model/store/institutions.h"
#include "model/store/statement.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr const char *otherActorNames =
    "SELECT actor, name FROM actor_name UNION ALL SELECT target, name FROM actor_redirect";
constexpr const char *otherPlaceNames =
    "SELECT place, name FROM place_name UNION ALL SELECT target, name FROM place_redirect";

FacetVocabulary ofValues(const QString &field, Code first)
{
    FacetVocabulary words(field);
    for (const char *value : filterField(field)->values)
        words.add(first++, QString::fromLatin1(value));
    return words;
}

// A byte of bits, as ByteColumn::Conflicting has them: any is "yes", and each is one by itself.
FacetVocabulary ofConflicts()
{
    constexpr Code bytes = 256;
    const auto names = filterField(u"conflicting")->values;
    FacetVocabulary words(u"conflicting"_s);
    for (Code code = 1; code < bytes; ++code)
        words.add(code, u"yes"_s);
    for (size_t bit = 0; bit + 2 < names.size(); ++bit) {
        for (Code code = 1; code < bytes; ++code) {
            if ((code >> bit) & 1)
                words.add(code, QString::fromLatin1(names[bit + 2]));
        }
    }
    words.add(0, u"no"_s);
    return words;
}

// What one of several names means the filter finds by all of them.
void addOtherNames(FacetVocabulary &words,
                   sqlite3 *database,
                   const char *sql,
                   const Dictionary &dictionary)
{
    Statement names(database, sql);
    while (names.next()) {
        if (const Code code = dictionary.codeOf(names.id(0)); code != 0)
            words.addAlias(code, names.text(1));
    }
}

} // namespace

void FacetWords::update(sqlite3 *database,
                        const IncidentTable &table,
                        const std::vector<FacetLink> &links)
{
    const std::array dictionaries{
        table.actors, table.places, table.eventTypes, table.subEventTypes, table.means};
    const bool all = m_stale || dictionaries != m_of;
    if (all)
        makeOfColumns(database, table);
    for (int i = 0; i < linkKinds; ++i) {
        const auto at = static_cast<size_t>(i);
        if (!links[at].isComplete() || (!all && m_linkCodes[at] == links[at].codes()))
            continue;
        makeOfLink(database, static_cast<LinkKind>(i), links[at], *table.actors);
        m_linkCodes[at] = links[at].codes();
    }
    m_of = dictionaries;
    m_stale = false;
}

void FacetWords::makeOfColumns(sqlite3 *database, const IncidentTable &table)
{
    m_words.clear();
    m_linkCodes.fill(0);
    for (const auto &field :
         {u"kind"_s, u"review"_s, u"stance"_s, u"likelihood"_s, u"confidence"_s})
        m_words[field] = ofValues(field, 1);
    m_words[u"likelihood"_s].addUnknown(0);
    m_words[u"confidence"_s].addUnknown(0);
    m_words[u"conflicting"_s] = ofConflicts();
    makeOfTerms(u"type"_s, *table.eventTypes);
    makeOfTerms(u"subtype"_s, *table.subEventTypes);
    makeOfTerms(u"means"_s, *table.means);
    makeActors(database, *table.actors);
    makePlaces(database, *table.places);
}

// What `unknown` means: no term, and whatever the filter takes for the word.
void FacetWords::makeOfTerms(const QString &field, const Dictionary &terms)
{
    FacetVocabulary words(field);
    NameFilter unknown(u"unknown"_s);
    for (const Code code : terms.byId) {
        words.add(code, terms.names[code]);
        unknown.offer(terms.ids[code], terms.names[code]);
    }
    words.addUnknown(0);
    for (const Id id : unknown.found())
        words.addUnknown(terms.codeOf(id));
    m_words[field] = std::move(words);
}

void FacetWords::makeActors(sqlite3 *database, const Dictionary &actors)
{
    // A judgement of any likelihood counts as assessed, so its actor has no colour of a finding.
    FacetVocabulary words(u"by"_s), assessed(u"assessed"_s);
    for (const Code code : actors.byId) {
        words.add(code, actors.names[code], actors.ids[code]);
        assessed.add(code, actors.names[code]);
    }
    addOtherNames(words, database, otherActorNames, actors);
    addOtherNames(assessed, database, otherActorNames, actors);
    assessed.addUnknown(0, QCoreApplication::translate("Facets", "nobody"));
    m_words[u"by"_s] = std::move(words);
    m_words[u"assessed"_s] = std::move(assessed);
    FacetVocabulary nobody(u"by"_s);
    nobody.addUnknown(0);
    m_words[u"by unknown"_s] = std::move(nobody);
}

void FacetWords::makePlaces(sqlite3 *database, const Dictionary &places)
{
    FacetVocabulary words(u"place"_s), countries(u"country"_s);
    for (const Code code : places.byId) {
        words.add(code, places.names[code]);
        if (places.extras[code].isEmpty())
            countries.addUnknown(code);
        for (const QString &country : places.extras[code].split(u';'))
            countries.add(code, country.trimmed());
    }
    addOtherNames(words, database, otherPlaceNames, places);
    words.addUnknown(0);
    countries.addUnknown(0);
    m_words[u"place"_s] = std::move(words);
    m_words[u"country"_s] = std::move(countries);
}

void FacetWords::makeOfLink(sqlite3 *database,
                            LinkKind kind,
                            const FacetLink &link,
                            const Dictionary &actors)
{
    const FacetVocabulary &byName = m_words[u"by"_s];
    const auto actorsOf = [&](const QString &key, const std::function<Id(Id)> &stands) {
        FacetVocabulary words(kind == LinkKind::Alleged ? u"by"_s : key);
        for (Code code = 1; code < link.codes(); ++code)
            words.addAs(code, byName, actors.codeOf(stands(link.id(code))));
        m_words[key] = std::move(words);
    };
    switch (kind) {
    case LinkKind::Alleged:
        return actorsOf(u"by link"_s, std::identity());
    case LinkKind::Outlet: {
        // An outlet goes by its own name alone.
        FacetVocabulary words(u"source"_s);
        for (Code code = 1; code < link.codes(); ++code) {
            if (const Code actor = actors.codeOf(link.id(code)); actor != 0)
                words.add(code, actors.names[actor], actors.ids[actor]);
        }
        m_words[u"source"_s] = std::move(words);
        return;
    }
    case LinkKind::Speaker: {
        actorsOf(u"said-by"_s, std::identity());
        StatementCache statements(database);
        Institutions institutions(statements);
        return actorsOf(u"institution"_s, [&](Id speaker) { return institutions.of(speaker); });
    }
    case LinkKind::Target: {
        FacetVocabulary words(u"target"_s);
        for (Code code = 1; code < link.codes(); ++code)
            words.add(code, link.text(code));
        m_words[u"target"_s] = std::move(words);
        return;
    }
    case LinkKind::Tag: {
        FacetVocabulary words(u"tag"_s);
        QHash<qint64, QString> names;
        Statement tags(database, "SELECT id, name FROM tag");
        while (tags.next())
            names.insert(tags.integer(0), tags.text(1));
        for (Code code = 1; code < link.codes(); ++code)
            words.add(code, names.value(link.id(code).value));
        m_words[u"tag"_s] = std::move(words);
        return;
    }
    case LinkKind::Stance:
        break; // a vocabulary of ours
    }
}

} // namespace sourceline
