#include "model/store/checkcitations.h"

#include "model/store/attachedtext.h"
#include "model/store/problems.h"
#include "model/text/normalise.h"

#include <optional>
#include <vector>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Cited
{
    Id id;
    Id document;
    AnchorQuery query;
};

// The texts that a document's citations can be looked for in.
struct Texts
{
    struct Version
    {
        Id document;
        Offsets offsets;
    };

    Id document;
    std::optional<OriginalText> own;
    std::vector<Version> versions;
};

constexpr auto citationsSql = "SELECT id, document, start, \"end\", phrase_start, phrase_end, "
                              "sha256, prefix, suffix FROM citation"
                              " ORDER BY document, start, id";
constexpr auto ownSql =
    "SELECT t.text FROM document d JOIN text t ON t.sha256 = d.sha256 WHERE d.id = ?1";
constexpr auto versionsSql = "SELECT d.id, t.text FROM document d JOIN text t ON t.sha256 = "
                             "d.sha256 WHERE d.version_of = ?1";
constexpr auto anchorSql = "SELECT state, start, \"end\", phrase_start, phrase_end, score FROM "
                           "anchor WHERE citation = ?1 AND document = ?2";
constexpr auto sentenceSql =
    "SELECT folded, shingles FROM sentence WHERE document = ?1 AND start = ?2 AND \"end\" = ?3";

Cited citedFrom(RowReader row)
{
    Cited cited;
    cited.id = row.id();
    cited.document = row.id();
    cited.query.range = {row.number().value_or(0), row.number().value_or(0)};
    const auto start = row.number();
    const auto end = row.number();
    if (start && end)
        cited.query.phrase = TextRange{*start, *end};
    cited.query.sha256 = row.text();
    cited.query.prefix = row.text();
    cited.query.suffix = row.text();
    return cited;
}

class CitationCheck
{
public:
    CitationCheck(sqlite3 *database, CheckReport &report)
        : m_report(report)
        , m_citations(database, citationsSql)
        , m_own(database, ownSql)
        , m_versions(database, versionsSql)
        , m_anchor(database, anchorSql)
        , m_sentence(database, sentenceSql)
    {}

    void run();

private:
    void readTexts(Id document);
    void count(const Cited &cited);
    AnchorFound inOwnText(Cited cited);
    AnchorFound inVersions(const Cited &cited);
    std::optional<AnchorFound> storedAnchor(const Cited &cited, const Texts::Version &version);
    void countAs(AnchorState state);

    CheckReport &m_report;
    Statement m_citations, m_own, m_versions, m_anchor, m_sentence;
    Texts m_texts;
    Problems m_problems;
};

void CitationCheck::readTexts(Id document)
{
    m_texts = {document, {}, {}};
    m_own.reset();
    if (m_own.bind(1, document).next()) {
        m_texts.own.emplace(m_own.text(0));
        return;
    }
    m_versions.reset();
    m_versions.bind(1, document);
    while (m_versions.next())
        m_texts.versions.push_back({m_versions.id(0), Offsets(m_versions.text(1))});
}

AnchorFound CitationCheck::inOwnText(Cited cited)
{
    const AnchorFound exact = m_texts.own->find(cited.query);
    if (exact.state == AnchorState::Exact)
        return exact;
    m_sentence.reset();
    m_sentence.bind(1, cited.document)
        .bind(2, cited.query.range.start)
        .bind(3, cited.query.range.end);
    if (m_sentence.next()) {
        cited.query.folded = m_sentence.text(0);
        cited.query.shingles = m_sentence.blob(1);
    }
    cited.query.sourceLength = m_texts.own->offsets().codePoints();
    return m_texts.own->find(cited.query);
}

// None where the row is missing; an orphan, and a problem, where it points at something else than
// it says.
std::optional<AnchorFound> CitationCheck::storedAnchor(const Cited &cited,
                                                       const Texts::Version &version)
{
    m_anchor.reset();
    m_anchor.bind(1, cited.id).bind(2, version.document);
    if (!m_anchor.next())
        return {};
    RowReader row(m_anchor);
    AnchorFound found = anchorFrom(row);
    if (found.state == AnchorState::Orphan)
        return found;
    const bool inside = found.range.start >= 0 && !found.range.isEmpty()
                        && found.range.end <= version.offsets.codePoints();
    const bool same = inside
                      && (found.state == AnchorState::Fuzzy
                          || sha256Hex(version.offsets.slice(found.range)) == cited.query.sha256);
    if (same)
        return found;
    m_problems.add(u"Citation %1 is not where document %2 is said to hold it."_s.arg(
        cited.id.toText(), version.document.toText()));
    return AnchorFound{};
}

AnchorFound CitationCheck::inVersions(const Cited &cited)
{
    AnchorFound best;
    for (const Texts::Version &version : m_texts.versions) {
        const auto found = storedAnchor(cited, version);
        if (found && found->state < best.state)
            best = *found;
    }
    return best;
}

void CitationCheck::countAs(AnchorState state)
{
    switch (state) {
    case AnchorState::Exact:
        ++m_report.exact;
        return;
    case AnchorState::Moved:
        ++m_report.moved;
        return;
    case AnchorState::Fuzzy:
        ++m_report.fuzzy;
        return;
    case AnchorState::Orphan:
        ++m_report.orphan;
        return;
    }
}

void CitationCheck::count(const Cited &cited)
{
    if (cited.document != m_texts.document)
        readTexts(cited.document);
    if (!m_texts.own && m_texts.versions.empty()) {
        ++m_report.unattached;
        return;
    }
    const AnchorFound found = m_texts.own ? inOwnText(cited) : inVersions(cited);
    countAs(found.state);
    if (found.state == AnchorState::Orphan)
        m_problems.add(
            u"Citation %1 (document %2, characters %3 to %4) is not found in the attached text."_s
                .arg(cited.id.toText(),
                     cited.document.toText(),
                     QString::number(cited.query.range.start),
                     QString::number(cited.query.range.end)));
}

void CitationCheck::run()
{
    while (m_citations.next())
        count(citedFrom(RowReader(m_citations)));
    for (const Statement *statement : {&m_citations, &m_own, &m_versions, &m_anchor, &m_sentence}) {
        if (statement->failed())
            m_problems.add(statement->error().message);
    }
    m_report.problems += m_problems.sentences();
}

} // namespace

void checkCitations(sqlite3 *database, CheckReport &report)
{
    CitationCheck(database, report).run();
}

} // namespace sourceline
