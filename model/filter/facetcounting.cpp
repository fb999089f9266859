#include "model/filter/facetcounting.h"

#include "model/filter/facetnames.h"

#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

/// Where the values of a facet come from: tallies with a vocabulary each, one after the other.
struct FacetSource
{
    std::variant<ByteColumn, CodeColumn, LinkKind> of;
    QString words;
};

std::vector<FacetSource> sourcesOf(const QString &field, bool several)
{
    if (field == u"kind")
        return {{ByteColumn::Kind, field}};
    if (field == u"type")
        return {{ByteColumn::EventType, field}};
    if (field == u"subtype")
        return {{ByteColumn::SubEventType, field}};
    if (field == u"means")
        return {{ByteColumn::Means, field}};
    if (field == u"by" && several)
        return {{LinkKind::Alleged, u"by link"_s}, {ByteColumn::AllegedActors, u"by unknown"_s}};
    if (field == u"by")
        return {{CodeColumn::Alleged, field}, {ByteColumn::AllegedActors, u"by unknown"_s}};
    if (field == u"assessed")
        return {{CodeColumn::Assessed, field}};
    if (field == u"place" || field == u"country")
        return {{CodeColumn::Place, field}};
    if (field == u"review")
        return {{ByteColumn::Review, field}};
    if (field == u"conflicting")
        return {{ByteColumn::Conflicting, field}};
    if (field == u"likelihood")
        return {{ByteColumn::Likelihood, field}};
    if (field == u"confidence")
        return {{ByteColumn::Confidence, field}};
    if (field == u"stance")
        return {{LinkKind::Stance, field}};
    if (field == u"target")
        return {{LinkKind::Target, field}};
    if (field == u"source")
        return {{LinkKind::Outlet, field}};
    if (field == u"tag")
        return {{LinkKind::Tag, field}};
    return {{LinkKind::Speaker, field}};
}

bool keepsOrder(const QString &field)
{
    static const QSet<QString> ordered{
        u"kind"_s, u"review"_s, u"stance"_s, u"conflicting"_s, u"likelihood"_s, u"confidence"_s};
    return ordered.contains(field);
}

// As by: decides whether the column of the first alleged actor is enough.
bool haveSeveral(const IncidentTable &table)
{
    return std::ranges::any_of(table.segments, [](const auto &segment) {
        const auto &counts = segment->bytes[static_cast<size_t>(ByteColumn::AllegedActors)];
        for (Row row = 0; row < segment->size(); ++row) {
            if (counts[row] > 1 && segment->isLiving(row))
                return true;
        }
        return false;
    });
}

std::vector<FacetValue>
valuesOf(const FacetTally &tally, FacetVocabulary &words, CodeSets *sets, bool keepsOrder)
{
    std::vector<qint64> sums(words.size());
    for (size_t code = 0; code < tally.counts.size(); ++code) {
        if (tally.counts[code] == 0)
            continue;
        if (sets)
            words.tally(sets->values(static_cast<Code>(code)), tally.counts[code], sums);
        else
            words.tally(static_cast<Code>(code), tally.counts[code], sums);
    }
    return words.values(sums, keepsOrder);
}

} // namespace

FacetCounting::FacetCounting()
{
    for (int kind = 0; kind < linkKinds; ++kind)
        m_links.emplace_back(static_cast<LinkKind>(kind));
}

bool FacetCounting::isComplete() const
{
    return std::ranges::all_of(m_links, &FacetLink::isComplete);
}

// What an edit touched is named by incident; a document's outlet stands behind many.
void FacetCounting::note(const Edit &edit)
{
    static const QSet<QByteArray> names{"actor",
                                        "actor_name",
                                        "actor_redirect",
                                        "actor_relation",
                                        "place",
                                        "place_name",
                                        "place_redirect",
                                        "tag"};
    m_allTouched = m_allTouched || edit.rows.empty() || edit.kind == "outside";
    for (const TouchedRow &row : edit.rows) {
        if (row.incident.isValid())
            m_touched.insert(row.incident);
        if (row.table == "incident" || row.table == "incident_redirect")
            m_touched.insert(row.id);
        if (names.contains(row.table))
            m_words.forget();
        if (row.table == "document")
            m_links[static_cast<size_t>(LinkKind::Outlet)].forget();
    }
    if (m_allTouched)
        m_words.forget();
}

Result<void> FacetCounting::bringUpToDate(sqlite3 *database)
{
    const std::vector<Id> incidents(m_touched.begin(), m_touched.end());
    m_touched.clear();
    const bool all = std::exchange(m_allTouched, false);
    for (FacetLink &link : m_links) {
        if (all)
            link.forget();
        if (!link.isComplete())
            continue;
        if (const auto read = link.readAgain(database, incidents); !read)
            return read;
    }
    return {};
}

Result<void> FacetCounting::readNext(sqlite3 *database, const FacetLink::Pause &pause)
{
    const auto next = std::ranges::find(m_links, false, &FacetLink::isComplete);
    return next == m_links.end() ? Result<void>() : next->readAll(database, pause);
}

// Of each facet its tallies, none while its link is being read.
FacetCounting::Plan
FacetCounting::plan(const IncidentTable &table, const FilterSpec &spec, FacetPass &pass)
{
    Plan plan;
    const bool several = haveSeveral(table);
    for (const FacetField &facet : facetFields()) {
        const QString field = facet.field;
        const auto isOwn = [&spec, field](size_t choice) {
            return belongsTo(spec.all[choice], field);
        };
        std::optional<size_t> own;
        for (size_t choice = 0; choice < spec.all.size() && !own; ++choice) {
            if (isOwn(choice))
                own = pass.own(isOwn);
        }
        FacetCount &made = plan.facets.emplace_back(FacetCount{field, true, {}});
        plan.firsts.push_back(plan.tallies.size());
        for (const FacetSource &source : sourcesOf(field, several)) {
            FacetTally tally{ByteColumn::Kind, own, {}};
            if (const auto *link = std::get_if<LinkKind>(&source.of)) {
                tally.of = &m_links[static_cast<size_t>(*link)];
                made.isRead = m_links[static_cast<size_t>(*link)].isComplete();
            } else if (const auto *byte = std::get_if<ByteColumn>(&source.of)) {
                tally.of = *byte;
            } else {
                tally.of = std::get<CodeColumn>(source.of);
            }
            if (!made.isRead)
                break;
            plan.tallies.push_back(std::move(tally));
            plan.words.push_back(&m_words.of(source.words));
        }
    }
    plan.firsts.push_back(plan.tallies.size());
    return plan;
}

FacetCounts FacetCounting::count(sqlite3 *database,
                                 const IncidentTable &table,
                                 const FilterSpec &spec,
                                 const CompiledFilter *filter,
                                 const std::atomic_bool *cancelled)
{
    m_words.update(database, table, m_links);
    FacetPass pass(table, filter);
    Plan plan = this->plan(table, spec, pass);
    const qint64 rows = pass.run(plan.tallies, cancelled);
    if (cancelled && cancelled->load(std::memory_order_relaxed))
        return {};
    for (size_t i = 0; i < plan.facets.size(); ++i) {
        FacetCount &facet = plan.facets[i];
        for (size_t at = plan.firsts[i]; at < plan.firsts[i + 1]; ++at) {
            FacetLink *const *link = std::get_if<FacetLink *>(&plan.tallies[at].of);
            const auto values = valuesOf(plan.tallies[at],
                                         *plan.words[at],
                                         link ? &(*link)->sets() : nullptr,
                                         keepsOrder(facet.field));
            facet.values.insert(facet.values.end(), values.begin(), values.end());
        }
    }
    FacetNames names(database, table, spec);
    for (size_t i = 0; i < plan.facets.size(); ++i) {
        if (const size_t first = plan.firsts[i]; first < plan.firsts[i + 1])
            names.recognise(plan.facets[i], plan.tallies[first], *plan.words[first]);
    }
    qint64 linkBytes = 0;
    for (const FacetLink &link : m_links)
        linkBytes += link.memory();
    return {spec, rows, std::move(plan.facets), linkBytes};
}

} // namespace sourceline
