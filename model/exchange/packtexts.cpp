#include "model/exchange/packtexts.h"

#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "model/text/offsets.h"

#include <QHash>
#include <QSet>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString textOf(const Value &value)
{
    const QString *text = std::get_if<QString>(&value);
    return text ? *text : QString();
}

qint64 numberOf(const Value &value)
{
    const qint64 *number = std::get_if<qint64>(&value);
    return number ? *number : -1;
}

// Documents of the pack whose text it brings, by key.
Result<QHash<qint64, Offsets>> documentsWithText(const Pack &pack)
{
    QHash<QString, Offsets> texts;
    for (const QString &text : pack.texts)
        texts.insert(sha256Hex(text), Offsets(text));
    QHash<qint64, Offsets> documents;
    for (const Pack::Table &table : pack.tables) {
        if (table.name != "document")
            continue;
        for (const Pack::Row &row : table.rows) {
            const auto text = texts.constFind(textOf(packValue(row, "sha256")));
            if (text == texts.constEnd())
                continue;
            const qint64 id = numberOf(packValue(row, "id"));
            const qint64 length = numberOf(packValue(row, "length"));
            if (length >= 0 && length != text->codePoints()) {
                return Error{
                    u"document %1 says that its text has %2 characters, but it has %3"_s.arg(id)
                        .arg(length)
                        .arg(text->codePoints())};
            }
            documents.insert(id, *text);
        }
    }
    return documents;
}

} // namespace

Value packValue(const Pack::Row &row, QByteArrayView column)
{
    for (const ColumnValue &each : row.values) {
        if (column == each.column)
            return each.value;
    }
    return {};
}

Result<QString> readPackText(const QString &text, const QString &sha256)
{
    if (text.isEmpty() || sha256.isEmpty())
        return Error{u"must have text and sha256"_s};
    const auto normal = normaliseText(text.toUtf8());
    if (!normal || *normal != text)
        return Error{u"is not in the stored form (UTF-8, LF, NFC)"_s};
    if (sha256Hex(text) != sha256)
        return Error{u"does not have the SHA-256 that the pack says"_s};
    return text;
}

Result<void> checkPackTexts(const Pack &pack)
{
    const auto documents = documentsWithText(pack);
    if (!documents)
        return documents.error();
    for (const Pack::Table &table : pack.tables) {
        if (table.name != "sentence" && table.name != "citation")
            continue;
        for (size_t i = 0; i < table.rows.size(); ++i) {
            const Pack::Row &row = table.rows[i];
            const auto text = documents->constFind(numberOf(packValue(row, "document")));
            if (text == documents->constEnd())
                continue;
            const qint64 start = numberOf(packValue(row, "start"));
            const qint64 end = numberOf(packValue(row, "end"));
            const bool inside = start >= 0 && end >= start && end <= text->codePoints();
            if (!inside
                || sha256Hex(text->slice({qint32(start), qint32(end)}))
                       != textOf(packValue(row, "sha256"))) {
                return Error{
                    u"row %1 of table %2 is not where it says in its document's text"_s.arg(i + 1)
                        .arg(QString::fromUtf8(table.name))};
            }
        }
    }
    return {};
}

namespace {

// Whether the text of a document of the pack or of the casefile is at hand.
class TextsAtHand
{
public:
    TextsAtHand(sqlite3 *database, const Pack &pack)
        : m_hash(database, "SELECT sha256 FROM document WHERE id = ?1")
        , m_stored(database, "SELECT 1 FROM text WHERE sha256 = ?1")
    {
        for (const QString &text : pack.texts)
            m_brought.insert(sha256Hex(text));
        for (const Pack::Table &table : pack.tables) {
            if (table.name != "document")
                continue;
            for (const Pack::Row &row : table.rows)
                m_hashes.insert(numberOf(packValue(row, "id")), textOf(packValue(row, "sha256")));
        }
    }

    Result<bool> has(qint64 document)
    {
        m_hash.bind(1, document);
        const QString hash = m_hash.next() ? m_hash.text(0) : m_hashes.value(document);
        if (m_hash.failed())
            return m_hash.error();
        m_hash.reset();
        m_stored.bind(1, hash);
        const bool isStored = m_stored.next();
        if (m_stored.failed())
            return m_stored.error();
        m_stored.reset();
        return isStored || m_brought.contains(hash);
    }

private:
    QSet<QString> m_brought;
    QHash<qint64, QString> m_hashes;
    Statement m_hash, m_stored;
};

} // namespace

Result<void> countWithoutText(sqlite3 *database, const Pack &pack, PackPlan &plan)
{
    TextsAtHand texts(database, pack);
    QHash<qint64, bool> known;
    for (size_t i = 0; i < pack.tables.size(); ++i) {
        const Pack::Table &table = pack.tables[i];
        if (table.name != "citation")
            continue;
        for (size_t row = 0; row < table.rows.size(); ++row) {
            if (plan.present[i][row])
                continue;
            const qint64 document = numberOf(packValue(table.rows[row], "document"));
            auto has = known.constFind(document);
            if (has == known.constEnd()) {
                const auto found = texts.has(document);
                if (!found)
                    return found.error();
                has = known.insert(document, *found);
                plan.report.missingTexts += *found ? 0 : 1;
            }
            plan.report.withoutText += *has ? 0 : 1;
        }
    }
    return {};
}

} // namespace sourceline
