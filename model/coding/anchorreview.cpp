#include "model/coding/anchorreview.h"

#include "model/store/attachedtext.h"
#include "model/store/rowreader.h"

#include <algorithm>
#include <map>

namespace sourceline {

namespace {

const char *const anchorRows =
    "SELECT a.citation, a.document, c.document, v.title, o.name, v.version_kind = 'wire copy', "
    "a.decision, c.start, c.\"end\", coalesce(c.incident, k.incident, t.incident, l.from_incident, "
    "s.incident), i.title, c.phrase_start, c.phrase_end, CASE WHEN c.claim IS NOT NULL THEN "
    "k.field "
    "|| coalesce(' ' || k.measure, '') WHEN c.attribution IS NOT NULL THEN 'attribution' || "
    "coalesce(' to ' || w.name, '') WHEN c.link IS NOT NULL THEN 'link, ' || l.kind WHEN "
    "c.assessment IS NOT NULL THEN 'assessment' WHEN c.report IS NOT NULL THEN 'report' WHEN "
    "c.actor_relation IS NOT NULL THEN 'relation of an actor' WHEN c.annotation IS NOT NULL THEN "
    "'note' END, a.state, a.start, a.\"end\", a.phrase_start, a.phrase_end, a.score "
    "FROM anchor a JOIN citation c ON c.id = a.citation JOIN document v ON v.id = a.document "
    "LEFT JOIN actor o ON o.id = v.outlet LEFT JOIN claim k ON k.id = c.claim "
    "LEFT JOIN attribution t ON t.id = c.attribution LEFT JOIN actor w ON w.id = t.actor LEFT JOIN "
    "link l ON l.id = c.link "
    "LEFT JOIN assessment s ON s.id = c.assessment LEFT JOIN incident i ON i.id = "
    "coalesce(c.incident, k.incident, t.incident, l.from_incident, s.incident)";

AnchorEntry entryFrom(RowReader &row)
{
    AnchorEntry entry;
    entry.citation = row.id();
    entry.version = row.id();
    entry.document = row.id();
    entry.versionTitle = row.text();
    entry.versionOutlet = row.text();
    entry.isCopy = row.flag();
    entry.decision = row.text();
    entry.cited = {row.number().value_or(0), row.number().value_or(0)};
    entry.incident = row.id();
    entry.incidentTitle = row.text();
    entry.phraseRange.start = row.number().value_or(0);
    entry.phraseRange.end = row.number().value_or(0);
    entry.record = row.text();
    const AnchorFound found = anchorFrom(row);
    entry.state = found.state;
    entry.score = found.score;
    entry.found = found.range;
    return entry;
}

// The texts that anchors are about, each read and measured once.
class Texts
{
public:
    explicit Texts(sqlite3 *database)
        : m_database(database)
    {}

    QString slice(Id document, const TextRange &range)
    {
        auto known = m_texts.find(document);
        if (known == m_texts.end()) {
            Statement statement(m_database,
                                "SELECT t.text FROM document d JOIN text t ON t.sha256 = d.sha256 "
                                "WHERE d.id = ?1");
            statement.bind(1, document);
            const QString text = statement.next() ? statement.text(0) : QString();
            known = m_texts.emplace(document, Offsets(text)).first;
        }
        return known->second.slice(range);
    }

private:
    sqlite3 *m_database;
    std::map<Id, Offsets> m_texts;
};

bool comesBefore(const AnchorEntry &a, const AnchorEntry &b)
{
    const auto rank = [](const AnchorEntry &entry) {
        return std::tuple(!entry.isOpen(),
                          entry.isOpen() ? entry.score : 0,
                          entry.version,
                          entry.cited.start,
                          entry.citation);
    };
    return rank(a) < rank(b);
}

} // namespace

Result<std::vector<AnchorEntry>> anchorsForReview(sqlite3 *database,
                                                  const std::atomic_bool *cancelled)
{
    std::vector<AnchorEntry> entries;
    Statement statement(database, anchorRows);
    const auto read = forEachRow(statement, [&](RowReader row) {
        if (!cancelled || !*cancelled)
            entries.push_back(entryFrom(row));
    });
    if (!read)
        return read.error();
    std::sort(entries.begin(), entries.end(), comesBefore);
    Texts texts(database);
    for (AnchorEntry &entry : entries) {
        if (cancelled && *cancelled)
            break;
        entry.citedText = texts.slice(entry.document, entry.cited);
        if (!entry.phraseRange.isEmpty())
            entry.phrase = texts.slice(entry.document, entry.phraseRange).simplified();
        if (entry.state != AnchorState::Orphan)
            entry.foundText = texts.slice(entry.version, entry.found);
    }
    return entries;
}

} // namespace sourceline
