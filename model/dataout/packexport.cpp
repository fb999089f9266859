// A pack out: the rows of a selection, one a line, so that an error in it can name its line.
#include "model/dataout/exportformats.h"
#include "model/dataout/packselection.h"
#include "model/store/rowreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonOf(const PackColumn &column, const Value &value)
{
    if (const auto *integer = std::get_if<qint64>(&value))
        return column.holdsId() ? QJsonValue(QString::number(*integer)) : QJsonValue(*integer);
    if (const auto *real = std::get_if<double>(&value))
        return *real;
    if (const auto *text = std::get_if<QString>(&value))
        return *text;
    if (const auto *bytes = std::get_if<QByteArray>(&value))
        return QString::fromLatin1(bytes->toHex());
    return {};
}

QByteArray jsonText(const QString &text)
{
    const QByteArray array = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return array.mid(1, array.size() - 2);
}

class PackFile
{
public:
    PackFile(ExportWalk &walk, PackSelection selection)
        : m_walk(walk)
        , m_selection(std::move(selection))
    {}

    Result<void> write(const DataProgress &progress);
    QByteArray bytes(const QString &note) const;

    qint64 rows() const { return m_rows; }

    qint64 texts() const { return m_texts; }

    qint64 textsLeftOut() const { return m_textsLeftOut; }

    qint64 emptied() const { return m_emptied; }

    qint64 links() const { return m_selection.count("link"); }

    qint64 contextsLeftOut() const { return m_contexts; }

private:
    Result<void> writeTable(const PackTable &table);
    bool isIn(const PackTable &table, const Statement &row) const;
    QJsonObject rowObject(const PackTable &table, const Statement &row);
    Result<void> hold(const PackTable &table, Id id);
    Result<void> writeTexts();
    bool mayHaveText(qint64 document) const;

    ExportWalk &m_walk;
    PackSelection m_selection;
    QSet<qint64> m_summaries; ///< documents whose text is ours
    QByteArray m_tables, m_textRows;
    qint64 m_rows = 0, m_texts = 0, m_textsLeftOut = 0, m_emptied = 0, m_contexts = 0;
};

Result<void> PackFile::hold(const PackTable &table, Id id)
{
    Handling &handling = m_walk.handling();
    if (table.table->name == "document")
        return handling.document(id);
    if (table.table->name == "statement")
        return handling.statement(id);
    if (table.table->name == "annotation")
        return handling.note(id);
    return {};
}

bool PackFile::mayHaveText(qint64 document) const
{
    return m_walk.order().withText || m_summaries.contains(document);
}

// A row with a two-part key is in when all that it points at is.
bool PackFile::isIn(const PackTable &table, const Statement &row) const
{
    if (table.table->hasId)
        return m_selection.has(table.table->name, row.integer(0));
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const PackColumn &column = table.columns[i];
        if (!column.references.isEmpty() && !row.isNull(int(i))
            && !m_selection.has(column.references, row.integer(int(i))))
            return false;
    }
    return true;
}

QJsonObject PackFile::rowObject(const PackTable &table, const Statement &row)
{
    QJsonObject object;
    const bool isCitation = table.table->name == "citation";
    bool showsText = true;
    for (size_t i = 0; i < table.columns.size(); ++i) {
        const PackColumn &column = table.columns[i];
        const int at = int(i);
        if (row.isNull(at))
            continue;
        if (isCitation && column.name == "document")
            showsText = mayHaveText(row.integer(at));
        if (!column.references.isEmpty() && !m_selection.has(column.references, row.integer(at))) {
            ++m_emptied; // the column may be empty, or the row would not be in
            continue;
        }
        if (isCitation && !showsText && (column.name == "prefix" || column.name == "suffix")) {
            ++m_contexts;
            continue;
        }
        object.insert(QString::fromUtf8(column.name), jsonOf(column, row.value(at)));
    }
    return object;
}

Result<void> PackFile::writeTable(const PackTable &table)
{
    QByteArray sql = "SELECT ";
    for (const PackColumn &column : table.columns)
        sql += '"' + column.name + "\", ";
    sql.chop(2);
    sql += " FROM " + table.table->name + " ORDER BY 1";
    sql += table.table->keyColumns > 1 ? ", 2" : "";
    Statement statement(m_walk.database(), sql.constData());
    QByteArray rows;
    while (statement.next()) {
        if (!isIn(table, statement))
            continue;
        if (const auto held = hold(table, statement.id(0)); !held)
            return held;
        rows += rows.isEmpty() ? "\n" : ",\n";
        rows += QJsonDocument(rowObject(table, statement)).toJson(QJsonDocument::Compact);
        ++m_rows;
    }
    if (statement.failed())
        return statement.error();
    if (!rows.isEmpty()) {
        m_tables += m_tables.isEmpty() ? "\n" : ",\n";
        m_tables += '"' + table.table->name + "\":[" + rows + ']';
    }
    return {};
}

Result<void> PackFile::writeTexts()
{
    Statement texts(m_walk.database(),
                    "SELECT d.id, t.sha256, t.text FROM document d JOIN text t ON t.sha256 = "
                    "d.sha256 ORDER BY d.id");
    QSet<QString> written;
    while (texts.next()) {
        const qint64 document = texts.integer(0);
        if (!m_selection.has("document", document) || written.contains(texts.text(1)))
            continue;
        if (!mayHaveText(document)) {
            ++m_textsLeftOut;
            continue;
        }
        written.insert(texts.text(1));
        m_textRows += m_textRows.isEmpty() ? "\n" : ",\n";
        m_textRows +=
            QJsonDocument(QJsonObject{{u"sha256"_s, texts.text(1)}, {u"text"_s, texts.text(2)}})
                .toJson(QJsonDocument::Compact);
        ++m_texts;
    }
    return texts.failed() ? Result<void>(texts.error()) : Result<void>();
}

Result<void> PackFile::write(const DataProgress &progress)
{
    Statement summaries(m_walk.database(), "SELECT id FROM document WHERE kind = 'summary'");
    while (summaries.next())
        m_summaries.insert(summaries.integer(0));
    const auto &tables = packTables();
    for (size_t i = 0; i < tables.size(); ++i) {
        if (progress && !progress(qint64(i), qint64(tables.size())))
            return Error{u"The export was stopped; nothing was written."_s};
        if (const auto written = writeTable(tables[i]); !written)
            return written;
    }
    return writeTexts();
}

QByteArray PackFile::bytes(const QString &note) const
{
    return "{\"format\":\"sourceline-pack\",\"version\":1,\"schema\":"
           + QByteArray::number(currentSchema()) + ",\n\"title\":" + jsonText(m_walk.order().title)
           + ",\n\"note\":" + jsonText(note) + ",\n\"tables\":{" + m_tables + "\n},\n\"texts\":["
           + m_textRows + "\n]}\n";
}

} // namespace

Result<void> writePackFile(ExportWalk &walk, const DataProgress &progress, DataFile &file)
{
    const DataOrder &order = walk.order();
    auto selection =
        PackSelection::select(walk.database(), order.incidents, {order.withNotes, order.isAll});
    if (!selection)
        return selection.error();
    PackFile pack(walk, *std::move(selection));
    if (const auto written = pack.write(progress); !written)
        return written;
    DataAccount &account = file.account;
    account.rows = pack.rows();
    account.marking = walk.handling().highest();
    QStringList &lost = account.lost;
    addLost(lost,
            pack.textsLeftOut(),
            u"Article texts, left out by choice: %1 (whoever has them attaches them)."_s);
    addLost(lost,
            pack.contextsLeftOut(),
            u"Characters before and after a citation, which are article text: %1."_s);
    addLost(lost,
            pack.emptied(),
            u"References to incidents and other records that the filter leaves out: %1."_s);
    Statement links(walk.database(), "SELECT count(*) FROM link");
    if (!order.isAll && links.next())
        addLost(lost,
                links.integer(0) - pack.links(),
                u"Links that do not stand between two of these incidents: %1."_s);
    if (!order.withNotes)
        lost.append(u"Notes (left out by choice)."_s);
    lost.append(
        u"The history of edits, and frozen views, which stand for edits of this casefile."_s);
    QStringList note;
    for (const auto &[name, value] : accountLines(account))
        note.append(name + u": "_s + value);
    file.bytes = pack.bytes(note.join(u"; "_s));
    return {};
}

} // namespace sourceline
