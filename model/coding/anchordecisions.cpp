// What an analyst decides of anchors, as edits.
#include "model/coding/anchorreview.h"
#include "model/coding/labels.h"
#include "model/store/attachedtext.h"
#include "model/store/rowreader.h"
#include "model/text/normalise.h"
#include "model/text/sketch.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr double highestChangedScore = 0.98; // what is not the same is never as good as the same

Result<QString> stateOf(sqlite3 *database, const AnchorKey &anchor)
{
    Statement statement(database, "SELECT state FROM anchor WHERE citation = ?1 AND document = ?2");
    statement.bind(1, anchor.citation).bind(2, anchor.version);
    if (statement.next())
        return statement.text(0);
    return statement.failed()
               ? statement.error()
               : Error{
                   u"This citation has no place in that version any more. Nothing was changed."_s};
}

Result<QString> textOfDocument(sqlite3 *database, Id document)
{
    Statement statement(
        database,
        "SELECT t.text FROM document d JOIN text t ON t.sha256 = d.sha256 WHERE d.id = ?1");
    statement.bind(1, document);
    if (statement.next())
        return statement.text(0);
    return statement.failed()
               ? statement.error()
               : Error{u"The text of this version is not in the casefile. Nothing was changed."_s};
}

struct CitedSource
{
    TextRange range;
    QString sha256;
    QByteArray shingles; ///< of the sentence that is cited, where it is recorded
};

Result<CitedSource> sourceOf(sqlite3 *database, Id citation)
{
    Statement statement(
        database,
        "SELECT c.start, c.\"end\", c.sha256, s.shingles, t.text FROM citation c LEFT JOIN "
        "sentence s "
        "ON s.document = c.document AND s.start = c.start AND s.\"end\" = c.\"end\" LEFT JOIN "
        "document "
        "d ON d.id = c.document LEFT JOIN text t ON t.sha256 = d.sha256 WHERE c.id = ?1");
    statement.bind(1, citation);
    CitedSource source;
    const auto read = forEachRow(statement, [&source](RowReader row) {
        source.range = {row.number().value_or(0), row.number().value_or(0)};
        source.sha256 = row.text();
        source.shingles = row.blob();
        const QString text = row.text();
        if (source.shingles.isEmpty() && !text.isEmpty())
            source.shingles = sketchOf(Offsets(text).slice(source.range), sentenceSketchLimit);
    });
    return read ? Result<CitedSource>(source) : Result<CitedSource>(read.error());
}

AnchorFound placedAt(const CitedSource &source, const TextRange &range, const QString &words)
{
    if (sha256Hex(words) == source.sha256)
        return {range == source.range ? AnchorState::Exact : AnchorState::Moved, range, {}, 1};
    const double alike = sketchSimilarity(
        source.shingles, sketchOf(words, sentenceSketchLimit), sentenceSketchLimit);
    return {AnchorState::Fuzzy, range, {}, std::min(alike, highestChangedScore)};
}

} // namespace

EditLog::Change acceptAnchors(const std::vector<AnchorKey> &anchors)
{
    return [anchors](Writer &writer) -> Result<void> {
        for (const AnchorKey &anchor : anchors) {
            const auto state = stateOf(writer.database(), anchor);
            if (!state)
                return state.error();
            if (*state == "orphan"_L1)
                return Error{
                    u"This citation was not found in that version: move it to where the version says it, or drop it. Nothing was changed."_s};
            if (const auto done = writer.update(
                    "anchor", anchor.citation, {{"decision", u"accepted"_s}}, anchor.version.value);
                !done)
                return done;
        }
        writer.describe(u"Accept %1 in a changed version"_s.arg(
            counted(qsizetype(anchors.size()), u"citation"_s, u"citations"_s)));
        return {};
    };
}

EditLog::Change moveAnchor(const AnchorKey &anchor, const TextRange &range)
{
    return [anchor, range](Writer &writer) -> Result<void> {
        if (const auto state = stateOf(writer.database(), anchor); !state)
            return state.error();
        const auto text = textOfDocument(writer.database(), anchor.version);
        if (!text)
            return text.error();
        const Offsets offsets(*text);
        if (range.start < 0 || range.isEmpty() || range.end > offsets.codePoints())
            return Error{
                u"That stretch is not in the text of this version. Nothing was changed."_s};
        const auto source = sourceOf(writer.database(), anchor.citation);
        if (!source)
            return source.error();
        const AnchorFound found = placedAt(*source, range, offsets.slice(range));
        writer.describe(u"Move a citation in a changed version"_s);
        return writer.update("anchor",
                             anchor.citation,
                             {{"state", anchorStateText(found.state)},
                              {"start", qint64(range.start)},
                              {"end", qint64(range.end)},
                              {"phrase_start", Value()},
                              {"phrase_end", Value()},
                              {"score", found.score},
                              {"decision", u"moved"_s}},
                             anchor.version.value);
    };
}

EditLog::Change dropAnchor(const AnchorKey &anchor)
{
    return [anchor](Writer &writer) -> Result<void> {
        if (const auto state = stateOf(writer.database(), anchor); !state)
            return state.error();
        writer.describe(u"Drop a citation from a changed version"_s);
        return writer.update("anchor",
                             anchor.citation,
                             {{"state", u"orphan"_s},
                              {"start", Value()},
                              {"end", Value()},
                              {"phrase_start", Value()},
                              {"phrase_end", Value()},
                              {"score", 0.0},
                              {"decision", u"dropped"_s}},
                             anchor.version.value);
    };
}

} // namespace sourceline
