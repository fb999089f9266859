#include "model/filter/facetlink.h"

#include "model/store/derivation.h"
#include "model/store/statement.h"
#include "model/text/normalise.h"

namespace sourceline {

namespace {

constexpr qint64 rowsBetweenPauses = 1 << 15;

// Rows of (incident, value); with `AND column = ?1` behind it those of one incident.
struct LinkRows
{
    const char *sql;
    const char *incident;
};

constexpr LinkRows alleged[] = {
    {"SELECT incident, actor FROM attribution WHERE actor IS NOT NULL AND retracted IS NULL AND "
     "stance IN ('asserts', 'suspects', 'implies', 'claims responsibility', 'investigates')",
     "incident"}};
constexpr LinkRows stances[] = {
    {"SELECT incident, stance FROM attribution WHERE retracted IS NULL", "incident"}};
constexpr LinkRows targets[] = {{"SELECT id, target FROM incident WHERE target IS NOT NULL", "id"}};
constexpr LinkRows tags[] = {
    {"SELECT incident, tag FROM incident_tag WHERE incident IS NOT NULL", "incident"}};
constexpr LinkRows documents[] = {
    {"SELECT incident, document FROM citation WHERE incident IS NOT NULL", "incident"},
    {"SELECT c.incident, t.document FROM citation t JOIN claim c ON c.id = t.claim WHERE "
     "t.claim IS NOT NULL",
     "c.incident"},
    {"SELECT a.incident, t.document FROM citation t JOIN attribution a ON a.id = t.attribution "
     "WHERE t.attribution IS NOT NULL",
     "a.incident"},
    {"SELECT a.incident, t.document FROM citation t JOIN assessment a ON a.id = t.assessment "
     "WHERE t.assessment IS NOT NULL",
     "a.incident"},
    {"SELECT l.from_incident, t.document FROM citation t JOIN link l ON l.id = t.link WHERE "
     "t.link IS NOT NULL",
     "l.from_incident"},
    {"SELECT c.incident, r.document FROM claim c JOIN report r ON r.statement = c.statement WHERE "
     "c.incident IS NOT NULL",
     "c.incident"},
    {"SELECT a.incident, r.document FROM attribution a JOIN report r ON r.statement = a.statement "
     "WHERE a.incident IS NOT NULL",
     "a.incident"},
    {"SELECT s.incident, r.document FROM statement s JOIN report r ON r.statement = s.id WHERE "
     "s.incident IS NOT NULL",
     "s.incident"}};
constexpr LinkRows speakers[] = {
    {"SELECT c.incident, s.speaker FROM claim c JOIN statement s ON s.id = c.statement WHERE "
     "c.incident IS NOT NULL",
     "c.incident"},
    {"SELECT c.incident, o.actor FROM statement_co_speaker o JOIN claim c ON c.statement = "
     "o.statement WHERE c.incident IS NOT NULL",
     "c.incident"},
    {"SELECT a.incident, s.speaker FROM attribution a JOIN statement s ON s.id = a.statement "
     "WHERE a.retracted IS NULL",
     "a.incident"},
    {"SELECT a.incident, o.actor FROM statement_co_speaker o JOIN attribution a ON a.statement = "
     "o.statement WHERE a.retracted IS NULL",
     "a.incident"},
    {"SELECT incident, speaker FROM statement WHERE incident IS NOT NULL", "incident"},
    {"SELECT s.incident, o.actor FROM statement_co_speaker o JOIN statement s ON s.id = "
     "o.statement WHERE s.incident IS NOT NULL",
     "s.incident"}};

std::span<const LinkRows> rowsOf(LinkKind kind)
{
    switch (kind) {
    case LinkKind::Alleged:
        return alleged;
    case LinkKind::Stance:
        return stances;
    case LinkKind::Target:
        return targets;
    case LinkKind::Outlet:
        return documents;
    case LinkKind::Speaker:
        return speakers;
    case LinkKind::Tag:
        return tags;
    }
    return {};
}

} // namespace

void FacetLink::forget()
{
    *this = FacetLink(m_kind);
}

qint64 FacetLink::memory() const
{
    return m_rows.memory() + m_sets.memory() + static_cast<qint64>(m_ids.capacity() * sizeof(Id));
}

// Each document stands for its outlet; one without has code 0.
Result<void> FacetLink::readDocuments(sqlite3 *database)
{
    std::unordered_map<qint64, Code> outlets;
    Statement rows(database, "SELECT id, outlet FROM document WHERE outlet IS NOT NULL");
    while (rows.next()) {
        const auto [found, isNew] =
            outlets.try_emplace(rows.integer(1), static_cast<Code>(m_ids.size()));
        if (isNew)
            m_ids.push_back(rows.id(1));
        m_codes.emplace(rows.integer(0), found->second);
    }
    return rows.failed() ? Result<void>(rows.error()) : Result<void>();
}

Code FacetLink::codeOfText(const QString &text)
{
    const QString folded = foldForMatching(text);
    if (folded.isEmpty())
        return 0;
    const auto known = m_textCodes.constFind(folded);
    if (known != m_textCodes.constEnd())
        return *known;
    const auto code = static_cast<Code>(m_texts.size());
    m_texts.push_back(text);
    m_textCodes.insert(folded, code);
    return code;
}

Code FacetLink::codeOf(const Statement &row)
{
    switch (m_kind) {
    case LinkKind::Stance:
        return static_cast<Code>(stanceOf(row.utf8(1)));
    case LinkKind::Target:
        return codeOfText(row.text(1));
    case LinkKind::Outlet: {
        const auto known = m_codes.find(row.integer(1));
        return known == m_codes.end() ? 0 : known->second;
    }
    default:
        break;
    }
    const auto [found, isNew] =
        m_codes.try_emplace(row.integer(1), static_cast<Code>(m_ids.size()));
    if (isNew)
        m_ids.push_back(row.id(1));
    return found->second;
}

Result<bool> FacetLink::take(Statement &rows, const Pause &pause)
{
    qint64 read = 0;
    while (rows.next()) {
        if (const Code code = codeOf(rows); code != 0) {
            const Id incident = rows.id(0);
            const Code before = m_rows.code(incident);
            if (const Code after = m_sets.with(before, code); after != before)
                m_rows.setCode(incident, after);
        }
        if (++read % rowsBetweenPauses == 0 && pause && !pause())
            return false;
    }
    return rows.failed() ? Result<bool>(rows.error()) : Result<bool>(true);
}

Result<void> FacetLink::readAll(sqlite3 *database, const Pause &pause)
{
    forget();
    if (m_kind == LinkKind::Outlet) {
        if (const auto read = readDocuments(database); !read)
            return read;
    }
    for (const LinkRows &part : rowsOf(m_kind)) {
        Statement rows(database, part.sql);
        const auto taken = take(rows, pause);
        if (!taken)
            return taken.error();
        if (!*taken)
            return {};
    }
    m_complete = true;
    return {};
}

Result<void> FacetLink::readAgain(sqlite3 *database, const std::vector<Id> &incidents)
{
    for (const Id incident : incidents)
        m_rows.setCode(incident, 0);
    for (const LinkRows &part : rowsOf(m_kind)) {
        const QByteArray sql = QByteArray(part.sql) + " AND " + part.incident + " = ?1";
        Statement rows(database, sql.constData());
        for (const Id incident : incidents) {
            rows.bind(1, incident);
            if (const auto taken = take(rows, {}); !taken)
                return taken.error();
            rows.reset();
        }
    }
    return {};
}

} // namespace sourceline
