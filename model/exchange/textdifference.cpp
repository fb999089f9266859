#include "model/exchange/textdifference.h"

#include "model/store/rowreader.h"
#include "model/text/normalise.h"
#include "model/text/sentences.h"

#include <QSet>

#include <algorithm>

namespace sourceline {

namespace {

// A table of more cells than this is not worth its memory: then order is not looked at.
constexpr size_t mostCells = 4'000'000;

QStringList slices(const Offsets &text, const std::vector<TextRange> &ranges)
{
    QStringList all;
    for (const TextRange &range : ranges)
        all += text.slice(range);
    return all;
}

// By which sentences both have, whatever their order.
std::vector<SentenceChange> unorderedChanges(const QStringList &before, const QStringList &after)
{
    const QSet<QString> old(before.begin(), before.end());
    const QSet<QString> fresh(after.begin(), after.end());
    std::vector<SentenceChange> changes;
    for (const QString &sentence : before) {
        if (!fresh.contains(sentence))
            changes.push_back({false, sentence});
    }
    for (const QString &sentence : after) {
        if (!old.contains(sentence))
            changes.push_back({true, sentence});
    }
    return changes;
}

// Lengths of the longest common subsequences of the tails, row by row.
class TailTable
{
public:
    TailTable(const QStringList &before, const QStringList &after)
        : m_width(size_t(after.size()) + 1)
        , m_cells((size_t(before.size()) + 1) * m_width, 0)
    {
        for (qsizetype i = before.size() - 1; i >= 0; --i) {
            for (qsizetype j = after.size() - 1; j >= 0; --j)
                cell(i, j) = before[i] == after[j] ? at(i + 1, j + 1) + 1
                                                   : std::max(at(i + 1, j), at(i, j + 1));
        }
    }

    int at(qsizetype i, qsizetype j) const { return m_cells[size_t(i) * m_width + size_t(j)]; }

private:
    int &cell(qsizetype i, qsizetype j) { return m_cells[size_t(i) * m_width + size_t(j)]; }

    size_t m_width;
    std::vector<int> m_cells;
};

Result<QString> attachedTextOf(sqlite3 *database, Id document)
{
    Statement statement(
        database,
        "SELECT t.text FROM document d JOIN text t ON t.sha256 = d.sha256 WHERE d.id = ?1");
    statement.bind(1, document);
    if (statement.next())
        return statement.text(0);
    return statement.failed() ? Result<QString>(statement.error()) : Result<QString>(QString());
}

// Only hashes are there: what was removed can be counted, not read.
std::vector<SentenceChange> changesByHash(sqlite3 *database, Id document, const QStringList &after)
{
    QSet<QString> recorded;
    Statement statement(database, "SELECT sha256 FROM sentence WHERE document = ?1");
    statement.bind(1, document);
    while (statement.next())
        recorded.insert(statement.text(0));
    std::vector<SentenceChange> changes;
    QSet<QString> present;
    for (const QString &sentence : after) {
        const QString hash = sha256Hex(sentence);
        present.insert(hash);
        if (!recorded.contains(hash))
            changes.push_back({true, sentence});
    }
    for (const QString &hash : std::as_const(recorded)) {
        if (!present.contains(hash))
            changes.push_back({false, {}});
    }
    return changes;
}

} // namespace

std::vector<SentenceChange> changesBetween(const QStringList &before, const QStringList &after)
{
    if (size_t(before.size() + 1) * size_t(after.size() + 1) > mostCells)
        return unorderedChanges(before, after);
    const TailTable tails(before, after);
    std::vector<SentenceChange> changes;
    qsizetype i = 0;
    qsizetype j = 0;
    while (i < before.size() || j < after.size()) {
        if (i < before.size() && j < after.size() && before[i] == after[j]) {
            ++i;
            ++j;
        } else if (i < before.size()
                   && (j == after.size() || tails.at(i + 1, j) >= tails.at(i, j + 1))) {
            changes.push_back({false, before[i++]});
        } else {
            changes.push_back({true, after[j++]});
        }
    }
    return changes;
}

std::vector<SentenceChange> changesSince(sqlite3 *database,
                                         Id document,
                                         const Offsets &text,
                                         const std::vector<TextRange> &sentences)
{
    const QStringList after = slices(text, sentences);
    const auto old = attachedTextOf(database, document);
    if (!old || old->isEmpty())
        return changesByHash(database, document, after);
    const Offsets before(*old);
    return changesBetween(slices(before, sentencesOf(before)), after);
}

} // namespace sourceline
