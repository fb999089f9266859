#include "ui/editor/incidentfield.h"

#include "model/store/statement.h"
#include "model/text/edtf.h"
#include "model/workbench/workbench.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace sourceline {

namespace {

/// What LIKE would take for a wildcard stands for itself.
QString likePattern(QString word)
{
    for (const QChar c : {u'\\', u'%', u'_'})
        word.replace(c, QString(u'\\') + c);
    return u'%' + word + u'%';
}

PickRow rowOf(const Statement &query)
{
    // The day first: it tells apart what has one title and one place, and is never cut.
    QStringList detail{query.text(2).isEmpty() ? QString() : displayDate(query.text(2)),
                       query.text(3)};
    detail.removeAll(QString());
    return {query.id(0), query.text(1), {}, detail.join(u", "_s)};
}

constexpr auto columns = "SELECT i.id, i.title, i.date_edtf, p.name FROM incident i"
                         " LEFT JOIN place p ON p.id = i.place ";

Result<void> append(std::vector<PickRow> &rows, Statement &query, Id except)
{
    while (query.next()) {
        const PickRow row = rowOf(query);
        const bool known = std::any_of(
            rows.begin(), rows.end(), [&row](const PickRow &one) { return one.id == row.id; });
        if (!known && row.id != except)
            rows.push_back(row);
    }
    return query.failed() ? Result<void>(query.error()) : Result<void>();
}

} // namespace

Result<std::vector<PickRow>>
findIncidents(sqlite3 *database, const QString &typed, Id except, int limit)
{
    std::vector<PickRow> rows;
    const QByteArray named = QByteArray(columns) + "WHERE i.id = ?1 OR i.handle = ?2 LIMIT ?3";
    Statement byName(database, named.constData());
    byName.bind(1, Id::fromText(typed)).bind(2, typed).bind(3, limit);
    if (const auto read = append(rows, byName, except); !read)
        return read.error();
    QByteArray sql = columns;
    const QStringList words = typed.split(u' ', Qt::SkipEmptyParts).mid(0, 6);
    const char *joint = "WHERE ";
    for (qsizetype i = 0; i < words.size(); ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        sql += joint + QByteArray("(i.title LIKE ?") + number + " ESCAPE '\\' OR i.handle LIKE ?"
               + number + " ESCAPE '\\' OR i.date_edtf LIKE ?" + number
               + " ESCAPE '\\' OR p.name LIKE ?" + number + " ESCAPE '\\')";
        joint = " AND ";
    }
    sql += " ORDER BY i.date_edtf DESC, i.id LIMIT " + QByteArray::number(limit + 1);
    Statement byWords(database, sql.constData());
    for (qsizetype i = 0; i < words.size(); ++i)
        byWords.bind(static_cast<int>(i) + 1, likePattern(words[i]));
    if (const auto read = append(rows, byWords, except); !read)
        return read.error();
    if (rows.size() > static_cast<size_t>(limit))
        rows.resize(static_cast<size_t>(limit));
    return rows;
}

IncidentField::IncidentField(Workbench &workbench, Id except, QWidget *parent)
    : PickField(parent)
    , m_workbench(workbench)
    , m_except(except)
{
    setPlaceholderText(tr("title, place, date or handle"));
    setDetailKept(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(120);
    connect(this, &PickField::asked, &m_soon, qOverload<>(&QTimer::start));
    connect(&m_soon, &QTimer::timeout, this, &IncidentField::ask);
}

void IncidentField::ask()
{
    const QString typed = text().trimmed();
    m_workbench.read<std::vector<PickRow>>(
        this,
        [typed, except = m_except](sqlite3 *database) {
            return findIncidents(database, typed, except);
        },
        [this, typed](const Result<std::vector<PickRow>> &rows) {
            // Only the answer to what stands there now.
            if (rows && !id().isValid() && text().trimmed() == typed)
                offer(*rows);
        });
}

QString IncidentField::complaint() const
{
    return id().isValid()
               ? QString()
               : tr("Choose the other incident: type words of its title or place, or its date.");
}

} // namespace sourceline
