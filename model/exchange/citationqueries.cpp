#include "model/exchange/citationqueries.h"

#include "model/store/attachedtext.h"
#include "model/text/normalise.h"
#include "model/text/sketch.h"

#include <QtEndian>

#include <algorithm>

namespace sourceline {

namespace {

constexpr int contextLength = 32; // characters either side, as a citation's own context

// A citation over several sentences is recognised by the word pairs of all of them.
QByteArray mergedSketch(const QByteArray &sketches)
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

} // namespace

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

QueryFiller::QueryFiller(sqlite3 *database)
    : m_database(database)
{}

Result<void> QueryFiller::load(Id document)
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

void QueryFiller::fill(AnchorQuery &query) const
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

void QueryFiller::fillFromText(AnchorQuery &query) const
{
    const QString text = m_original->slice(query.range);
    query.folded = sha256Hex(foldForMatching(text));
    query.shingles = sketchOf(text, sentenceSketchLimit);
    query.prefix =
        m_original->slice({std::max(0, query.range.start - contextLength), query.range.start});
    query.suffix = m_original->slice({query.range.end, query.range.end + contextLength});
}

} // namespace sourceline
