#include "model/store/attachedtext.h"

#include "model/text/normalise.h"

#include <array>
#include <map>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Fills `found` from a SELECT of document id, title and text.
Result<bool>
takeText(sqlite3 *database, const char *sql, Id document, TextKind kind, AttachedText &found)
{
    Statement statement(database, sql);
    statement.bind(1, document);
    if (!statement.next())
        return statement.failed() ? Result<bool>(statement.error()) : Result<bool>(false);
    found.kind = kind;
    found.shown = statement.id(0);
    found.title = statement.text(1);
    found.text = statement.text(2);
    return true;
}

Result<TextKind> ownKind(sqlite3 *database, Id document)
{
    Statement statement(
        database, "SELECT kind = 'summary', version_of IS NOT NULL FROM document WHERE id = ?1");
    statement.bind(1, document);
    if (!statement.next()) {
        return statement.failed()
                   ? statement.error()
                   : Error{u"There is no document %1 in this casefile."_s.arg(document.toText())};
    }
    if (statement.integer(0) != 0)
        return TextKind::Summary;
    return statement.integer(1) != 0 ? TextKind::ChangedVersion : TextKind::Original;
}

} // namespace

Result<AttachedText> attachedText(sqlite3 *database, Id document)
{
    const auto own = ownKind(database, document);
    if (!own)
        return own.error();

    struct Source
    {
        TextKind kind;
        const char *sql;
    };

    const std::array sources{
        Source{*own,
               "SELECT d.id, d.title, t.text FROM document d JOIN text t ON t.sha256 = d.sha256 "
               "WHERE d.id = ?1"},
        Source{TextKind::ChangedVersion,
               "SELECT d.id, d.title, t.text FROM document d JOIN text t ON t.sha256 = d.sha256 "
               "WHERE d.version_of = ?1 ORDER BY d.id DESC LIMIT 1"},
        Source{TextKind::Summary,
               "SELECT d.id, d.title, t.text FROM document d JOIN text t ON t.sha256 = d.sha256 "
               "WHERE d.summary_of = ?1 ORDER BY d.id LIMIT 1"},
    };
    AttachedText found;
    for (const Source &source : sources) {
        const auto taken = takeText(database, source.sql, document, source.kind, found);
        if (!taken)
            return taken.error();
        if (*taken)
            break;
    }
    return found;
}

QString anchorStateText(AnchorState state)
{
    switch (state) {
    case AnchorState::Exact:
        return u"exact"_s;
    case AnchorState::Moved:
        return u"moved"_s;
    case AnchorState::Fuzzy:
        return u"fuzzy"_s;
    case AnchorState::Orphan:
        return u"orphan"_s;
    }
    return {};
}

AnchorFound anchorFrom(RowReader &row)
{
    const QString state = row.text();
    AnchorFound found;
    for (const AnchorState each : {AnchorState::Exact, AnchorState::Moved, AnchorState::Fuzzy}) {
        if (state == anchorStateText(each))
            found.state = each;
    }
    found.range = {row.number().value_or(0), row.number().value_or(0)};
    const auto start = row.number();
    const auto end = row.number();
    if (start && end)
        found.phrase = TextRange{*start, *end};
    found.score = row.real().value_or(0);
    return found;
}

OriginalText::OriginalText(const QString &text)
    : m_offsets(text)
{}

OriginalText::~OriginalText() = default;
OriginalText::OriginalText(OriginalText &&) noexcept = default;
OriginalText &OriginalText::operator=(OriginalText &&) noexcept = default;

AnchorFound OriginalText::find(const AnchorQuery &query) const
{
    const bool inside = query.range.start >= 0 && query.range.end <= m_offsets.codePoints();
    if (inside && sha256Hex(m_offsets.slice(query.range)) == query.sha256)
        return {AnchorState::Exact, query.range, query.phrase, 1};
    if (!m_finder)
        m_finder = std::make_unique<AnchorFinder>(m_offsets.text());
    return m_finder->find(query);
}

struct CitedTexts::Private
{
    struct Document
    {
        AttachedText attached;
        OriginalText original;
    };

    sqlite3 *database;
    std::map<Id, Document> documents;

    Document &document(Id id)
    {
        auto known = documents.find(id);
        if (known == documents.end()) {
            // A summary is no stand-in here: its sentences are not the ones that were cited.
            AttachedText attached;
            if (auto found = attachedText(database, id);
                found && (found->kind != TextKind::Summary || found->shown == id))
                attached = std::move(*found);
            OriginalText original(attached.text);
            known = documents.emplace(id, Document{std::move(attached), std::move(original)}).first;
        }
        return known->second;
    }

    std::optional<AnchorFound> anchorIn(Id version, Id citation) const
    {
        Statement statement(
            database,
            "SELECT state, start, \"end\", phrase_start, phrase_end, score FROM anchor "
            "WHERE citation = ?1 AND document = ?2");
        statement.bind(1, citation).bind(2, version);
        if (!statement.next())
            return {};
        RowReader row(statement);
        return anchorFrom(row);
    }
};

CitedTexts::CitedTexts(sqlite3 *database)
    : d(new Private{database, {}})
{}

CitedTexts::~CitedTexts() = default;

CitedText CitedTexts::of(const CitationView &citation)
{
    const Private::Document &document = d->document(citation.document);
    std::optional<AnchorFound> found;
    if (document.attached.kind == TextKind::None)
        return {u"unattached"_s, {}, 0, {}, {}};
    if (document.attached.shown == citation.document) {
        AnchorQuery query;
        query.range = citation.range;
        query.phrase = citation.phrase;
        query.sha256 = citation.sha256;
        query.sourceLength = document.original.offsets().codePoints();
        found = document.original.find(query);
    } else {
        found = d->anchorIn(document.attached.shown, citation.id);
    }
    if (!found || found->state == AnchorState::Orphan)
        return {u"orphan"_s, {}, 0, {}, {}};
    return {anchorStateText(found->state),
            document.original.offsets().slice(found->range),
            found->score,
            document.attached.shown,
            found->range};
}

} // namespace sourceline
