#pragma once

#include "model/store/foreignkeys.h"
#include "model/store/statement.h"
#include "model/store/writer.h"

#include <QRandomGenerator>
#include <QRegularExpression>

namespace sourceline {

/// Random valid rows for every recorded table, made from the schema itself, so that a table that is
/// added is tested too.
class RandomRows
{
public:
    RandomRows(sqlite3 *database, quint32 seed)
        : m_database(database)
        , m_random(seed)
        , m_keys(foreignKeys(database))
    {
        for (const RecordedTable &table : recordedTables())
            readColumns(table);
    }

    /// A few inserts, updates and removals.
    Result<void> change(Writer &writer)
    {
        const int steps = 1 + m_random.bounded(4);
        for (int i = 0; i < steps; ++i) {
            if (auto done = step(writer); !done)
                return done;
        }
        return {};
    }

private:
    struct Column
    {
        QByteArray name;
        QByteArray type;
        bool isNeeded = false;
        QByteArray parent;
        QStringList allowed;
        int least = 0, most = 1000;
    };

    void readColumns(const RecordedTable &table)
    {
        Statement sql(m_database, "SELECT sql FROM sqlite_schema WHERE name = ?1");
        sql.bind(1, QString::fromUtf8(table.name));
        const QString text = sql.next() ? sql.text(0) : QString();
        Statement info(m_database, "SELECT name, type, \"notnull\" FROM pragma_table_info(?1)");
        info.bind(1, QString::fromUtf8(table.name));
        while (info.next()) {
            Column column{info.utf8(0), info.utf8(1), info.integer(2) != 0, {}, {}};
            const QString name = info.text(0);
            const auto in =
                QRegularExpression(name + QStringLiteral(" IN \\(([^)]*)\\)")).match(text);
            static const QRegularExpression quotes(QStringLiteral("'((?:[^']|'')*)'"));
            for (auto at = quotes.globalMatch(in.captured(1)); at.hasNext();)
                column.allowed.append(
                    at.next().captured(1).replace(QStringLiteral("''"), QStringLiteral("'")));
            const auto between =
                QRegularExpression(name + QStringLiteral(" BETWEEN (-?\\d+) AND (\\d+)"))
                    .match(text);
            if (between.hasMatch()) {
                column.least = between.captured(1).toInt();
                column.most = between.captured(2).toInt();
            } else if (in.captured(1) == QStringLiteral("0, 1")) {
                column.most = 1;
            }
            for (const ForeignKey &key : m_keys) {
                if (key.child == table.name && key.column == column.name)
                    column.parent = key.parent;
            }
            m_columns[table.name].push_back(column);
        }
    }

    qint64 randomKey(const QByteArray &table)
    {
        const QByteArray sql = "SELECT id FROM " + table + " ORDER BY id LIMIT 1 OFFSET ?1";
        Statement select(m_database, sql.constData());
        select.bind(1, m_random.bounded(std::max(1, int(rows(table)))));
        return select.next() ? select.integer(0) : 0;
    }

    qint64 rows(const QByteArray &table)
    {
        Statement count(m_database, QByteArray("SELECT count(*) FROM " + table).constData());
        return count.next() ? count.integer(0) : 0;
    }

    Value value(const QByteArray &table, const Column &column)
    {
        if (!column.isNeeded && m_random.bounded(3) == 0)
            return {};
        if (!column.parent.isEmpty()) {
            const qint64 key = randomKey(column.parent);
            return key ? Value(key) : Value();
        }
        if (!column.allowed.isEmpty())
            return column.allowed[m_random.bounded(int(column.allowed.size()))];
        if (column.type == "INTEGER")
            return qint64(column.least + m_random.bounded(column.most - column.least + 1));
        if (column.type == "REAL")
            return column.least
                   + m_random.generateDouble() * (std::min(column.most, 180) - column.least);
        if (column.type == "BLOB")
            return QByteArray::number(m_random.generate64());
        if (column.name == "sha256")
            return QString::fromLatin1(
                QByteArray::number(m_random.generate64(), 16).rightJustified(64, '0'));
        if (column.name.endsWith("edtf")) {
            static const QStringList dates = {QStringLiteral("2019-12-27"),
                                              QStringLiteral("../2019-12-06"),
                                              QStringLiteral("2020-03"),
                                              QStringLiteral("2019-21"),
                                              QStringLiteral("not a date"),
                                              QStringLiteral("2020-06-14~")};
            return dates[m_random.bounded(int(dates.size()))];
        }
        return words(table);
    }

    QString words(const QByteArray &table)
    {
        static const QStringList some = {QStringLiteral("rocket"),
                                         QStringLiteral("Hawīja"),
                                         QStringLiteral("أحمد"),
                                         QStringLiteral("base"),
                                         QStringLiteral("strikes"),
                                         QString(),
                                         QStringLiteral("a'b\"c"),
                                         QStringLiteral("𝄞 clef")};
        QString text = QString::fromUtf8(table);
        for (int i = m_random.bounded(5); i > 0; --i)
            text += QLatin1Char(' ') + some[m_random.bounded(int(some.size()))];
        return text;
    }

    // CHECKs that hold between columns.
    void fit(const QByteArray &table, std::map<QByteArray, Value> &row)
    {
        const auto onlyOne = [&](const QByteArrayList &owners, bool needed) {
            QByteArray chosen;
            for (const QByteArray &owner : owners) {
                if (row.contains(owner) && row[owner] != Value()
                    && (chosen.isEmpty() || m_random.bounded(2)))
                    chosen = owner;
            }
            for (const QByteArray &owner : owners) {
                if (owner != chosen)
                    row[owner] = Value();
            }
            if (chosen.isEmpty() && needed)
                row["incident"] = randomKey("incident");
        };
        if (table == "citation") {
            onlyOne({"incident",
                     "claim",
                     "attribution",
                     "report",
                     "link",
                     "actor_relation",
                     "assessment",
                     "annotation"},
                    true);
            row["phrase_start"] = row["phrase_end"] = Value();
        }
        if (table == "annotation") {
            onlyOne({"incident", "claim", "attribution", "actor", "place", "statement", "document"},
                    false);
        }
        if (table == "coding_basis") {
            onlyOne({"incident", "claim", "attribution"}, true);
            const bool ofRule = row["codebook"] != Value() && m_random.bounded(2);
            row["rule"] = ofRule ? Value(qint64(1 + m_random.bounded(30))) : Value();
            row[ofRule ? "decision" : "codebook"] = Value();
            if (!ofRule && row["decision"] == Value())
                row["incident"] = qint64(0); // there is no decision yet: no row
        }
        if (table == "figure_override")
            row["best"] = qint64(m_random.bounded(100));
        if (table == "citation" || table == "sentence")
            row["end"] = std::get<qint64>(row["start"]) + 1 + m_random.bounded(50);
        if (table == "assessment" && row["actor"] == Value())
            row["likelihood"] = Value();
        if (table == "assessment" && row["actor"] != Value())
            row["likelihood"] = qint64(1 + m_random.bounded(7));
        if (table == "anchor")
            row["start"] =
                row["state"] == Value(QStringLiteral("orphan")) ? Value() : Value(qint64(3));
    }

    // Columns that may change on their own.
    static bool isFree(const QByteArray &table, const QByteArray &column)
    {
        static const std::map<QByteArray, QByteArrayList> bound = {
            {"citation",
             {"start",
              "end",
              "phrase_start",
              "phrase_end",
              "incident",
              "claim",
              "attribution",
              "report",
              "link",
              "actor_relation",
              "assessment",
              "annotation"}},
            {"annotation",
             {"incident", "claim", "attribution", "actor", "place", "statement", "document"}},
            {"sentence", {"start", "end"}},
            {"coding_basis", {"decision", "codebook", "rule", "incident", "claim", "attribution"}},
            {"figure_override", {"low", "best", "high"}},
            {"assessment", {"actor", "likelihood"}},
            {"anchor", {"state", "start"}}};
        const auto at = bound.find(table);
        return at == bound.end() || !at->second.contains(column);
    }

    Result<void> step(Writer &writer)
    {
        const auto &tables = recordedTables();
        const RecordedTable &table = tables[size_t(m_random.bounded(int(tables.size())))];
        const qint64 count = rows(table.name);
        const int what = m_random.bounded(10);
        if (count < 5 || what < 4)
            return insert(writer, table);
        return what < 8 ? update(writer, table) : remove(writer, table);
    }

    Result<void> insert(Writer &writer, const RecordedTable &table)
    {
        std::map<QByteArray, Value> row;
        for (const Column &column : m_columns[table.name]) {
            if (table.hasId && column.name == "id")
                continue;
            row[column.name] = value(table.name, column);
            if (column.isNeeded && row[column.name] == Value())
                return {}; // there is no parent yet
        }
        fit(table.name, row);
        if (row.contains("incident") && row["incident"] == Value(qint64(0)))
            return {};
        if (!table.hasId) {
            const qint64 second =
                table.keyColumns > 1 ? std::get<qint64>(row[table.columns[1]]) : 0;
            if (writer.exists(
                    table.name.constData(), Id{std::get<qint64>(row[table.columns[0]])}, second))
                return {};
        }
        Values values;
        for (const auto &[name, value] : row)
            values.push_back({name.constData(), value});
        const auto inserted = writer.insert(table.name.constData(), values);
        return inserted ? Result<void>() : Result<void>(inserted.error());
    }

    std::pair<Id, qint64> randomRow(const RecordedTable &table)
    {
        const QByteArray keys =
            table.columns[0] + ", "
            + (table.keyColumns > 1 ? '"' + table.columns[1] + '"' : QByteArray("0"));
        Statement select(m_database,
                         QByteArray("SELECT " + keys + " FROM " + table.name + " LIMIT 1 OFFSET ?1")
                             .constData());
        select.bind(1, m_random.bounded(int(rows(table.name))));
        return select.next() ? std::pair(select.id(0), select.integer(1))
                             : std::pair(Id(), qint64(0));
    }

    Result<void> update(Writer &writer, const RecordedTable &table)
    {
        std::map<QByteArray, Value> row;
        const auto &columns = m_columns[table.name];
        for (int i = 0; i < 3; ++i) {
            const Column &column = columns[size_t(m_random.bounded(int(columns.size())))];
            if (table.columns.indexOf(column.name) < table.keyColumns
                || !isFree(table.name, column.name))
                continue;
            const Value made = value(table.name, column);
            if (!column.isNeeded || made != Value())
                row[column.name] = made;
        }
        Values values;
        for (const auto &[name, value] : row)
            values.push_back({name.constData(), value});
        const auto [id, other] = randomRow(table);
        return writer.update(table.name.constData(), id, values, other);
    }

    Result<void> remove(Writer &writer, const RecordedTable &table)
    {
        const auto [id, other] = randomRow(table);
        for (const ForeignKey &key : m_keys) {
            if (key.parent != table.name)
                continue;
            const QByteArray sql =
                "SELECT 1 FROM " + key.child + " WHERE \"" + key.column + "\" = ?1";
            Statement child(m_database, sql.constData());
            child.bind(1, id);
            if (child.next())
                return {}; // it is pointed at
        }
        return writer.remove(table.name.constData(), id, other);
    }

    sqlite3 *m_database;
    QRandomGenerator m_random;
    std::vector<ForeignKey> m_keys;
    std::map<QByteArray, std::vector<Column>> m_columns;
};

} // namespace sourceline
