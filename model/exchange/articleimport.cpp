// Attaches article files that readArticles() recognised.
#include "model/exchange/articles.h"
#include "model/exchange/citationqueries.h"
#include "model/exchange/documentrows.h"
#include "model/store/attachedtext.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

void count(AnchorCounts &counts, AnchorState state)
{
    switch (state) {
    case AnchorState::Exact:
        ++counts.exact;
        break;
    case AnchorState::Moved:
        ++counts.moved;
        break;
    case AnchorState::Fuzzy:
        ++counts.fuzzy;
        break;
    case AnchorState::Orphan:
        ++counts.orphan;
        break;
    }
}

Result<void> insertAnchor(Writer &writer, Id citation, Id version, const AnchorFound &found)
{
    const auto number = [](qint32 value) {
        return Value(qint64(value));
    };
    const bool orphan = found.state == AnchorState::Orphan;
    Values values{{"citation", toValue(citation)},
                  {"document", toValue(version)},
                  {"state", anchorStateText(found.state)},
                  {"start", orphan ? Value() : number(found.range.start)},
                  {"end", orphan ? Value() : number(found.range.end)},
                  {"score", orphan ? 0.0 : found.score}};
    if (!orphan && found.phrase) {
        values.push_back({"phrase_start", number(found.phrase->start)});
        values.push_back({"phrase_end", number(found.phrase->end)});
    }
    const auto inserted = writer.insert("anchor", values);
    return inserted ? Result<void>() : Result<void>(inserted.error());
}

Result<void> attachOriginal(Writer &writer, ArticleOutcome &outcome)
{
    auto citations = citationsOf(writer.database(), outcome.file.known);
    if (!citations)
        return citations.error();
    const OriginalText text(outcome.file.text);
    for (const StoredCitation &citation : *citations)
        count(outcome.anchors, text.find(citation.query).state);
    if (outcome.file.attached)
        return {};
    const auto stored = writer.storeText(outcome.file.text);
    return stored ? Result<void>() : Result<void>(stored.error());
}

Result<void> attachVersion(Writer &writer, ArticleOutcome &outcome)
{
    const ArticleFile &file = outcome.file;
    auto citations = citationsOf(writer.database(), file.known);
    if (!citations)
        return citations.error();
    QueryFiller filler(writer.database());
    if (const auto loaded = filler.load(file.known); !loaded)
        return loaded;
    const Offsets text(file.text);
    const auto version = insertDocument(writer, file, text, file.known);
    if (!version)
        return version.error();
    const AnchorFinder finder(file.text);
    for (StoredCitation &citation : *citations) {
        filler.fill(citation.query);
        const AnchorFound found = finder.find(citation.query);
        count(outcome.anchors, found.state);
        if (const auto anchored = insertAnchor(writer, citation.id, *version, found); !anchored)
            return anchored;
    }
    const auto stored = writer.storeText(file.text);
    return stored ? Result<void>() : Result<void>(stored.error());
}

// A version that came without its text, or is attached already: its anchors are there.
Result<void> attachKnownVersion(Writer &writer, ArticleOutcome &outcome)
{
    Statement anchors(writer.database(),
                      "SELECT state, start, \"end\", phrase_start, phrase_end, score FROM anchor "
                      "WHERE document = ?1");
    anchors.bind(1, outcome.file.version);
    const auto read = forEachRow(
        anchors, [&outcome](RowReader row) { count(outcome.anchors, anchorFrom(row).state); });
    if (!read || outcome.file.attached)
        return read;
    const auto stored = writer.storeText(outcome.file.text);
    return stored ? Result<void>() : Result<void>(stored.error());
}

Result<void> addArticle(Writer &writer, ArticleOutcome &outcome)
{
    const ArticleFile &file = outcome.file;
    const auto document = insertDocument(writer, file, Offsets(file.text), {});
    if (!document)
        return document.error();
    outcome.document = *document;
    const auto stored = writer.storeText(file.text);
    return stored ? Result<void>() : Result<void>(stored.error());
}

Result<void> attach(Writer &writer, ArticleOutcome &outcome)
{
    const ArticleFile &file = outcome.file;
    if (file.becomes == Becoming::New)
        return addArticle(writer, outcome);
    if (file.becomes == Becoming::WireCopy)
        return attachVersion(writer, outcome);
    if (file.exact)
        return attachOriginal(writer, outcome);
    return file.version.isValid() ? attachKnownVersion(writer, outcome)
                                  : attachVersion(writer, outcome);
}

} // namespace

EditLog::Change articleImport(std::shared_ptr<std::vector<ArticleOutcome>> articles)
{
    return [articles = std::move(articles)](Writer &writer) -> Result<void> {
        for (ArticleOutcome &outcome : *articles) {
            outcome.anchors = {};
            outcome.document = outcome.file.known;
            if (!outcome.problem.isEmpty() || outcome.file.becomes == Becoming::LeftOut)
                continue;
            if (const auto done = attach(writer, outcome); !done)
                return done;
            if (const auto kept = keepOriginal(writer, outcome.file); !kept)
                return kept;
        }
        return {};
    };
}

} // namespace sourceline
