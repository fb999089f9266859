#include "soaknames.h"

#include "model/store/statement.h"
#include "model/text/normalise.h"

namespace sourceline::test {

using namespace Qt::StringLiterals;

void SoakNames::add(const QByteArray &table, Id id, const QString &name)
{
    Names &names = m_tables[table];
    names.names.append(name);
    names.ids.insert(foldForMatching(name), id.value);
}

void SoakNames::read(sqlite3 *database)
{
    m_tables.clear();
    static constexpr std::pair<const char *, const char *> tables[] = {
        {"actor", "SELECT id, name FROM actor"},
        {"actor", "SELECT actor, name FROM actor_name"},
        {"actor", "SELECT target, name FROM actor_redirect"},
        {"place", "SELECT id, name FROM place"},
        {"place", "SELECT place, name FROM place_name"},
        {"place", "SELECT target, name FROM place_redirect"},
        {"tag", "SELECT id, name FROM tag"}};
    for (const auto &[table, sql] : tables) {
        Statement rows(database, sql);
        while (rows.next())
            add(table, rows.id(0), rows.text(1));
        if (rows.failed())
            qFatal("%s: %s", sql, qPrintable(rows.error().message));
    }
}

QString SoakNames::any(const QByteArray &table, QRandomGenerator &random) const
{
    const auto names = m_tables.find(table);
    if (names == m_tables.end())
        return {};
    return names->second.names[random.bounded(names->second.names.size())];
}

QString SoakNames::idsOf(const QByteArray &table, const QString &name) const
{
    const auto names = m_tables.find(table);
    QStringList ids;
    if (names != m_tables.end()) {
        for (const qint64 id : names->second.ids.values(foldForMatching(name)))
            ids.append(QString::number(id));
    }
    return u'(' + ids.join(u',') + u')';
}

} // namespace sourceline::test
