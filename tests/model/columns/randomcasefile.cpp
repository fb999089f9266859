#include "randomcasefile.h"

#include "model/columns/rowset.h"
#include "model/store/statement.h"

#include <QStringList>

#include <algorithm>

namespace sourceline::test {

using namespace Qt::StringLiterals;

namespace {

Connection makeCasefile(const QString &path)
{
    if (auto created = Connection::create(path, u"Random"_s); !created)
        qFatal("%s", qPrintable(created.error().message));
    auto connection = Connection::open(path, Access::ReadWrite);
    if (!connection)
        qFatal("%s", qPrintable(connection.error().message));
    return std::move(*connection);
}

constexpr const char *kinds[] = {"event", "aggregate", "statement", "development"};
constexpr const char *reviews[] = {"draft", "coded", "reviewed", "disputed"};

} // namespace

RandomCasefile::RandomCasefile(const QString &path, quint32 seed, int incidents)
    : m_connection(makeCasefile(path))
    , m_random(seed)
{
    exec("BEGIN");
    for (int i = 1; i <= 60; ++i) {
        addActor(Id{(qint64{7} << 32) + i});
        addPlace(Id{(qint64{9} << 32) + i * 5});
    }
    // Two copies; the second one's counters cross a segment boundary.
    qint64 next = (qint64{7} << 32) + 1;
    for (int i = 0; i < incidents; ++i) {
        if (i == incidents / 2)
            next = (qint64{9} << 32) + segmentRows - incidents / 4;
        addIncident(Id{next});
        next += 1 + (m_random.bounded(6) == 0 ? m_random.bounded(40) : 0);
    }
    noteEdit();
    exec("COMMIT");
}

void RandomCasefile::exec(const QByteArray &sql)
{
    Statement statement(m_connection.handle(), sql.constData());
    if (auto done = statement.run(); !done)
        qFatal("%s: %s", sql.constData(), qPrintable(done.error().message));
}

void RandomCasefile::noteEdit()
{
    ++m_edit;
    const QByteArray seq = QByteArray::number(m_edit);
    exec("INSERT INTO edit VALUES (" + seq + "," + seq
         + ",7,0,'t','','','edit',NULL,1,NULL,NULL,'','',NULL,'')");
}

QString RandomCasefile::randomName()
{
    static const QStringList parts{u"Al"_s,
                                   u"an"_s,
                                   u"Él"_s,
                                   u"zu"_s,
                                   u"Ömer"_s,
                                   u"كتائب"_s,
                                   u"حزب"_s,
                                   u"o'"_s,
                                   u"-"_s,
                                   u" "_s,
                                   u"Z"_s,
                                   u"a"_s,
                                   u"𝔄"_s};
    QString name;
    for (int i = 0; i < 1 + m_random.bounded(4); ++i)
        name += parts[m_random.bounded(parts.size())];
    return name;
}

void RandomCasefile::addActor(Id id)
{
    Statement insert(m_connection.handle(),
                     "INSERT INTO actor (id, name, kind) VALUES (?1, ?2, 'organisation')");
    insert.bind(1, id).bind(2, randomName());
    if (!insert.run())
        qFatal("actor");
    m_actors.push_back(id);
}

void RandomCasefile::addPlace(Id id)
{
    Statement insert(m_connection.handle(),
                     "INSERT INTO place (id, name, country) VALUES (?1, ?2, ?3)");
    insert.bind(1, id).bind(2, randomName());
    if (m_random.bounded(4) == 0)
        insert.bindNull(3);
    else
        insert.bind(3, randomName());
    if (!insert.run())
        qFatal("place");
    m_places.push_back(id);
}

Id RandomCasefile::addIncident(Id id)
{
    Statement insert(
        m_connection.handle(),
        "INSERT INTO incident (id, kind, title, event_type, sub_event_type, means, place, review) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)");
    insert.bind(1, id)
        .bind(2, QString::fromLatin1(kinds[m_random.bounded(4)]))
        .bind(3, randomName());
    const auto term = [&](int parameter, int first, int count) {
        if (m_random.bounded(5) == 0)
            insert.bindNull(parameter);
        else
            insert.bind(parameter, qint64{first} + m_random.bounded(count));
    };
    term(4, 1, 6);
    term(5, 11, 25);
    term(6, 51, 15);
    insert.bind(7, m_random.bounded(5) == 0 ? Id() : anyOf(m_places));
    insert.bind(8, QString::fromLatin1(reviews[m_random.bounded(4)]));
    if (!insert.run())
        qFatal("incident");
    m_incidents.push_back(id);
    if (m_random.bounded(20) != 0)
        changeDerived(id);
    return id;
}

Id RandomCasefile::anyOf(const std::vector<Id> &ids)
{
    return ids[static_cast<size_t>(m_random.bounded(static_cast<int>(ids.size())))];
}

QByteArray RandomCasefile::randomActor()
{
    return m_random.bounded(3) == 0 ? QByteArray("NULL")
                                    : QByteArray::number(anyOf(m_actors).value);
}

void RandomCasefile::changeDerived(Id incident)
{
    const auto number = [this](int limit) {
        return QByteArray::number(m_random.bounded(limit));
    };
    const auto maybe = [this](const QByteArray &value) {
        return m_random.bounded(4) == 0 ? QByteArray("NULL") : value;
    };
    QByteArrayList values{QByteArray::number(incident.value)};
    const int precision = m_random.bounded(9);
    values << maybe(number(50'000'000)) << maybe(number(50'000'000))
           << QByteArray::number(precision);
    if (precision == 8)
        values[1] = values[2] = "NULL";
    for (int field = 0; field < 4; ++field) {
        if (field == 2)
            values << maybe(QByteArray::number(1 + m_random.bounded(4)));
        const int state = m_random.bounded(5);
        values << (state == 0 ? QByteArray("NULL") : QByteArray::number(state));
        for (int i = 0; i < 3; ++i)
            values << (state == 1 ? maybe(m_random.bounded(30) == 0 ? QByteArray("9999999999")
                                                                    : number(300))
                                  : QByteArray("NULL"));
    }
    values << number(32) << number(32) << randomActor() << maybe(number(10))
           << number(m_random.bounded(10) == 0 ? 1000 : 4) << randomActor() << maybe(number(8))
           << maybe(number(4));
    for (int i = 0; i < 7; ++i)
        values << number(m_random.bounded(20) == 0 ? 200'000 : 12);
    exec("INSERT OR REPLACE INTO incident_derived VALUES (" + values.join(',') + ")");
}

void RandomCasefile::removeIncident(Id incident)
{
    exec("DELETE FROM incident WHERE id = " + QByteArray::number(incident.value));
    exec("DELETE FROM incident_derived WHERE incident = " + QByteArray::number(incident.value));
    std::erase(m_incidents, incident);
}

void RandomCasefile::removeActor(Id actor)
{
    const QByteArray id = QByteArray::number(actor.value);
    exec("UPDATE incident_derived SET alleged = NULL WHERE alleged = " + id);
    exec("UPDATE incident_derived SET assessed = NULL WHERE assessed = " + id);
    exec("DELETE FROM actor WHERE id = " + id);
    std::erase(m_actors, actor);
}

QStringList rowsBySql(sqlite3 *database)
{
    // The rules of the columns said a second time, in SQL.
    const auto figureSql = [](const QByteArray &field) {
        QByteArrayList parts;
        for (const auto &[bound, missing] : {std::pair("low", "open"),
                                             std::pair("best", "not stated"),
                                             std::pair("high", "open")}) {
            const QByteArray value =
                "coalesce(min(j." + field + "_" + bound + ", 2147483647), '" + missing + "')";
            parts << "CASE j." + field + "_state WHEN 1 THEN " + value
                         + " WHEN 2 THEN 0 WHEN 3 THEN 'not reported' WHEN 4 THEN iif(j." + field
                         + "_low IS NULL, 'unknown', " + value + ") ELSE 'not stated' END";
        }
        return parts.join(',');
    };
    const auto capped = [](const QByteArray &columns, const QByteArray &most) {
        QByteArrayList parts;
        for (const QByteArray &column : columns.split(' '))
            parts << "min(coalesce(j." + column + ", 0), " + most + ")";
        return parts.join(',');
    };
    const QByteArray date = "CASE WHEN j.incident IS NULL OR j.precision = 8 THEN 'not stated' "
                            "ELSE coalesce(j.%, 'open') END";
    const QByteArray sql =
        "SELECT t.id, " + QByteArray(date).replace('%', "earliest") + ","
        + QByteArray(date).replace('%', "latest") + "," + figureSql("killed") + ","
        + figureSql("wounded") + "," + figureSql("munitions") + "," + figureSql("count")
        + ", coalesce(j.precision, 8), t.kind, e.code, s.code, m.code, "
          "coalesce(j.munitions_measure, 0),"
        + capped("differing conflicting alleged_stance alleged_actors likelihood confidence", "255")
        + ", t.review," + capped("institutions", "255") + ","
        + capped("claims attributions speakers outlets documents citations", "65535")
        + ", t.place, p.name, p.country, j.alleged, a.name, j.assessed, b.name"
          " FROM incident t LEFT JOIN incident_derived j ON j.incident = t.id LEFT JOIN term e ON "
          "e.id = t.event_type"
          " LEFT JOIN term s ON s.id = t.sub_event_type LEFT JOIN term m ON m.id = t.means LEFT "
          "JOIN place p ON p.id = t.place"
          " LEFT JOIN actor a ON a.id = j.alleged LEFT JOIN actor b ON b.id = j.assessed ORDER BY "
          "t.id";
    Statement rows(database, sql.constData());
    QStringList result;
    while (rows.next()) {
        QStringList line;
        for (int column = 0; column < rows.columnCount(); ++column)
            line << rows.text(column);
        result << line.join(u'|');
    }
    if (rows.failed())
        qFatal("%s", qPrintable(rows.error().message));
    return result;
}

QStringList rowsByTable(const IncidentTable &table)
{
    const auto number = [](qint32 value) {
        switch (value) {
        case figure::notStated:
            return u"not stated"_s;
        case figure::notReported:
            return u"not reported"_s;
        case figure::unknown:
            return u"unknown"_s;
        case figure::open:
            return u"open"_s;
        default:
            return QString::number(value);
        }
    };
    static const QStringList kindNames{
        u""_s, u"event"_s, u"aggregate"_s, u"statement"_s, u"development"_s};
    static const QStringList reviewNames{
        u""_s, u"draft"_s, u"coded"_s, u"reviewed"_s, u"disputed"_s};
    QStringList result;
    const RowSet all = allRows(table);
    for (const Row row : all.rows()) {
        QStringList line{table.idOf(row).toText()};
        for (int column = 0; column < int32Columns; ++column)
            line << number(table.value(static_cast<Int32Column>(column), row));
        using enum ByteColumn;
        const auto byte = [&](ByteColumn column) {
            return QString::number(table.value(column, row));
        };
        line << byte(Precision) << kindNames.value(table.value(Kind, row))
             << table.eventTypes->names[table.value(EventType, row)]
             << table.subEventTypes->names[table.value(SubEventType, row)]
             << table.means->names[table.value(Means, row)] << byte(MunitionsMeasure)
             << byte(Differing) << byte(Conflicting) << byte(AllegedStance) << byte(AllegedActors)
             << byte(Likelihood) << byte(Confidence) << reviewNames.value(table.value(Review, row))
             << byte(Institutions);
        for (int column = 0; column < shortColumns; ++column)
            line << QString::number(table.value(static_cast<ShortColumn>(column), row));
        const auto named = [&line](const Dictionary &dictionary, Code code, bool withExtra) {
            line << (code == 0 ? QString() : dictionary.ids[code].toText())
                 << dictionary.names[code];
            if (withExtra)
                line << dictionary.extras[code];
        };
        named(*table.places, table.value(CodeColumn::Place, row), true);
        named(*table.actors, table.value(CodeColumn::Alleged, row), false);
        named(*table.actors, table.value(CodeColumn::Assessed, row), false);
        result << line.join(u'|');
    }
    return result;
}

} // namespace sourceline::test
