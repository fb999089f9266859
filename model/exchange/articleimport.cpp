// Attaches article files that readArticles() recognised.
#include "model/exchange/articles.h"
#include "model/store/attachedtext.h"
#include "model/text/normalise.h"
#include "model/text/sketch.h"

#include <QFileInfo>
#include <QtEndian>

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int contextLength =
    32; // characters before and after a citation, as W3C Web Annotation's selectors

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

struct StoredCitation
{
    Id id;
    AnchorQuery query;
};

Result<std::vector<StoredCitation>> citationsOf(sqlite3 *database, Id document)
{
    Statement statement(
        database,
        "SELECT c.id, c.start, c.\"end\", c.phrase_start, c.phrase_end, c.sha256, c.prefix, "
        "c.suffix, "
        "d.length FROM citation c JOIN document d ON d.id = c.document WHERE c.document = ?1 "
        "ORDER BY c.id");
    statement.bind(1, document);
    std::vector<StoredCitation> citations;
    const auto read = forEachRow(statement, [&citations](RowReader row) {
        StoredCitation citation;
        citation.id = row.id();
        citation.query.range = {row.number().value_or(0), row.number().value_or(0)};
        const auto start = row.number();
        const auto end = row.number();
        if (start && end)
            citation.query.phrase = TextRange{*start, *end};
        citation.query.sha256 = row.text();
        citation.query.prefix = row.text();
        citation.query.suffix = row.text();
        citation.query.sourceLength = row.number().value_or(0);
        citations.push_back(std::move(citation));
    });
    if (!read)
        return read.error();
    return citations;
}

// What recognises a citation in a changed text although this casefile may never have seen the
// original.
class QueryFiller
{
public:
    explicit QueryFiller(sqlite3 *database)
        : m_database(database)
    {}

    Result<void> load(Id document)
    {
        Statement sentences(m_database,
                            "SELECT start, \"end\", folded, shingles FROM sentence WHERE document "
                            "= ?1 ORDER BY start");
        sentences.bind(1, document);
        const auto read = forEachRow(sentences, [this](RowReader row) {
            Sentence sentence;
            sentence.range = {row.number().value_or(0), row.number().value_or(0)};
            sentence.folded = row.text();
            sentence.shingles = row.blob();
            m_sentences.push_back(std::move(sentence));
        });
        if (!read)
            return read;
        const auto attached = attachedText(m_database, document);
        if (!attached)
            return attached.error();
        if (attached->shown == document && attached->kind == TextKind::Original)
            m_original.emplace(attached->text);
        return {};
    }

    void fill(AnchorQuery &query) const
    {
        if (m_original && query.range.end <= m_original->codePoints()) {
            fillFromText(query);
            return;
        }
        QByteArray shingles;
        for (const Sentence &sentence : m_sentences) {
            if (sentence.range == query.range)
                query.folded = sentence.folded;
            if (sentence.range.overlaps(query.range))
                shingles += sentence.shingles;
        }
        query.shingles = mergedSketch(shingles);
    }

private:
    struct Sentence
    {
        TextRange range;
        QString folded;
        QByteArray shingles;
    };

    void fillFromText(AnchorQuery &query) const
    {
        const QString text = m_original->slice(query.range);
        query.folded = sha256Hex(foldForMatching(text));
        query.shingles = sketchOf(text, sentenceSketchLimit);
        query.prefix =
            m_original->slice({std::max(0, query.range.start - contextLength), query.range.start});
        query.suffix = m_original->slice({query.range.end, query.range.end + contextLength});
    }

    // A citation over several sentences is recognised by the word pairs of all of them.
    static QByteArray mergedSketch(const QByteArray &sketches)
    {
        std::vector<quint32> hashes(size_t(sketches.size()) / sizeof(quint32));
        for (size_t i = 0; i < hashes.size(); ++i)
            hashes[i] = qFromLittleEndian<quint32>(sketches.constData() + i * sizeof(quint32));
        std::sort(hashes.begin(), hashes.end());
        hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
        hashes.resize(std::min<size_t>(hashes.size(), sentenceSketchLimit));
        QByteArray merged(qsizetype(hashes.size() * sizeof(quint32)), Qt::Uninitialized);
        for (size_t i = 0; i < hashes.size(); ++i)
            qToLittleEndian(hashes[i], merged.data() + i * sizeof(quint32));
        return merged;
    }

    sqlite3 *m_database;
    std::vector<Sentence> m_sentences;
    std::optional<Offsets> m_original;
};

Result<void>
insertSentences(Writer &writer, Id document, const ArticleFile &file, const Offsets &text)
{
    qint64 number = 0;
    for (const TextRange &range : file.sentences) {
        const QString sentence = text.slice(range);
        const auto inserted =
            writer.insert("sentence",
                          {{"document", toValue(document)},
                           {"number", number++},
                           {"start", qint64(range.start)},
                           {"end", qint64(range.end)},
                           {"sha256", sha256Hex(sentence)},
                           {"folded", sha256Hex(foldForMatching(sentence))},
                           {"shingles", sketchOf(sentence, sentenceSketchLimit)}});
        if (!inserted)
            return inserted.error();
    }
    return {};
}

// A row for the text of `file`: of a new article, or of a changed version of `original`.
Result<Id> insertDocument(Writer &writer, const ArticleFile &file, const Offsets &text, Id original)
{
    const auto inserted = writer.insert("document",
                                        {{"kind", u"article"_s},
                                         {"title", file.title},
                                         {"file_name", QFileInfo(file.path).fileName()},
                                         {"length", qint64(text.codePoints())},
                                         {"sha256", file.sha256},
                                         {"shingles", sketchOf(file.text, documentSketchLimit)},
                                         {"version_of", toValue(original)}});
    if (!inserted)
        return inserted.error();
    if (const auto sentences = insertSentences(writer, *inserted, file, text); !sentences)
        return sentences.error();
    return *inserted;
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

Result<void> addArticle(Writer &writer, const ArticleFile &file)
{
    const auto document = insertDocument(writer, file, Offsets(file.text), {});
    if (!document)
        return document.error();
    const auto stored = writer.storeText(file.text);
    return stored ? Result<void>() : Result<void>(stored.error());
}

} // namespace

EditLog::Change articleImport(std::shared_ptr<std::vector<ArticleOutcome>> articles)
{
    return [articles = std::move(articles)](Writer &writer) -> Result<void> {
        for (ArticleOutcome &outcome : *articles) {
            outcome.anchors = {};
            if (!outcome.problem.isEmpty())
                continue;
            const ArticleFile &file = outcome.file;
            const auto done = file.exact               ? attachOriginal(writer, outcome)
                              : file.version.isValid() ? attachKnownVersion(writer, outcome)
                              : file.known.isValid()   ? attachVersion(writer, outcome)
                                                       : addArticle(writer, file);
            if (!done)
                return done;
        }
        return {};
    };
}

} // namespace sourceline
