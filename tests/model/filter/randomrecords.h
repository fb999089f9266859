#pragma once

#include "model/store/statement.h"
#include "model/text/normalise.h"
#include "tests/model/columns/randomcasefile.h"

namespace sourceline::test {

/// Statements, claims, attributions, documents, citations and tags at random, to a casefile that
/// has incidents and actors: people speak for organisations, names are also others' other names.
inline void addRandomRecords(RandomCasefile &casefile)
{
    QRandomGenerator &random = casefile.random();
    const auto number = [](qint64 value) {
        return QByteArray::number(value);
    };
    const auto any = [&random](const std::vector<qint64> &ids) {
        return QByteArray::number(ids[random.bounded(quint32(ids.size()))]);
    };
    const auto ids = [&casefile](const char *sql) {
        std::vector<qint64> found;
        Statement rows(casefile.database(), sql);
        while (rows.next())
            found.push_back(rows.integer(0));
        return found;
    };
    const std::vector<qint64> actors = ids("SELECT id FROM actor");
    const std::vector<qint64> incidents = ids("SELECT id FROM incident");
    const auto count = static_cast<int>(incidents.size());
    casefile.exec("BEGIN");
    casefile.exec("UPDATE actor SET kind = 'person' WHERE id % 3 = 0");
    casefile.exec("UPDATE actor SET kind = 'outlet' WHERE id % 7 = 1");
    for (int i = 1; i <= 40; ++i)
        casefile.exec("INSERT INTO actor_relation (id, actor, kind, other) VALUES (" + number(i)
                      + "," + any(actors) + ", 'member of'," + any(actors) + ")");
    for (int i = 1; i <= 12; ++i)
        casefile.exec("INSERT INTO actor_name (id, actor, name) SELECT " + number(i) + ","
                      + any(actors) + ", name FROM actor WHERE id = " + any(actors));
    for (int i = 1; i <= 25; ++i)
        casefile.exec("INSERT INTO document (id, kind, title, outlet) VALUES (" + number(i)
                      + ", 'article', '', " + (i % 4 == 0 ? QByteArray("NULL") : any(actors))
                      + ")");
    for (int i = 1; i <= 9; ++i)
        casefile.exec("INSERT INTO tag (id, name) VALUES (" + number(i) + ", 'Tag " + number(i % 8)
                      + "')");
    for (int i = 1; i <= count; ++i) {
        const QByteArray id = number(i);
        casefile.exec("INSERT INTO statement (id, speaker, gist, incident) VALUES (" + id + ","
                      + any(actors) + ", '', " + (i % 9 == 0 ? any(incidents) : QByteArray("NULL"))
                      + ")");
        if (i % 5 == 0)
            casefile.exec("INSERT OR IGNORE INTO statement_co_speaker VALUES (" + id + ","
                          + any(actors) + ")");
        if (i % 3 != 0)
            casefile.exec("INSERT INTO report (id, statement, document) VALUES (" + id + "," + id
                          + "," + number(1 + random.bounded(25)) + ")");
    }
    static const char *stances[] = {"asserts",
                                    "suspects",
                                    "implies",
                                    "claims responsibility",
                                    "denies",
                                    "rules out",
                                    "doubts",
                                    "investigates",
                                    "declines to name"};
    for (int i = 1; i <= count; ++i) {
        const QByteArray id = number(i);
        const QByteArray statement = number(1 + random.bounded(count));
        casefile.exec("INSERT INTO claim (id, incident, statement, field) VALUES (" + id + ","
                      + any(incidents) + "," + statement + ", 'other')");
        casefile.exec("INSERT INTO attribution (id, incident, actor, role, stance, statement, "
                      "retracted) VALUES ("
                      + id + "," + any(incidents) + ","
                      + (i % 6 == 0 ? QByteArray("NULL") : any(actors)) + ", 'perpetrator', '"
                      + stances[random.bounded(9)] + "'," + statement + ","
                      + (i % 8 == 0 ? "'no'" : "NULL") + ")");
        if (i % 4 == 0)
            casefile.exec("INSERT OR IGNORE INTO incident_tag VALUES (" + any(incidents) + ","
                          + number(1 + random.bounded(9)) + ")");
        if (i % 2 == 0) {
            static const char *of[] = {"incident", "claim", "attribution"};
            const int which = random.bounded(3);
            const QByteArray what = which == 0 ? any(incidents) : number(1 + random.bounded(i));
            casefile.exec("INSERT INTO citation (id, document, start, \"end\", sha256, "
                          + QByteArray(of[which]) + ") VALUES (" + id + ","
                          + number(1 + random.bounded(25)) + ", 0, 1, '" + QByteArray(64, 'a')
                          + "'," + what + ")");
        }
    }
    casefile.exec("UPDATE incident SET target = (CASE id % 11 WHEN 0 THEN 'US embassy' WHEN 1 THEN "
                  "'us  Embassy' WHEN 2 THEN 'US embassy annex' WHEN 3 THEN '=base' WHEN 4 THEN "
                  "'base' WHEN 5 THEN '--' WHEN 6 THEN '' ELSE NULL END)");
    casefile.exec("COMMIT");
}

/// Other attributions, tag and target for one incident.
inline void changeRecords(RandomCasefile &casefile, Id incident, QRandomGenerator &random)
{
    const QByteArray id = QByteArray::number(incident.value);
    switch (random.bounded(4)) {
    case 0:
        casefile.exec("UPDATE attribution SET stance = 'doubts', actor = (SELECT id FROM actor "
                      "ORDER BY random() LIMIT 1) WHERE incident = "
                      + id);
        break;
    case 1:
        casefile.exec("DELETE FROM incident_tag WHERE incident = " + id);
        casefile.exec("INSERT INTO incident_tag VALUES (" + id + ","
                      + QByteArray::number(1 + random.bounded(9)) + ")");
        break;
    case 2:
        casefile.exec("UPDATE incident SET target = 'Convoy "
                      + QByteArray::number(random.bounded(50)) + "' WHERE id = " + id);
        break;
    default:
        casefile.exec("UPDATE claim SET statement = (SELECT id FROM statement ORDER BY random() "
                      "LIMIT 1) WHERE incident = "
                      + id);
    }
}

/// Whether somebody or some place has a name that folds to this as another name.
inline bool isOtherName(RandomCasefile &casefile, const QString &folded)
{
    Statement names(casefile.database(),
                    "SELECT name FROM actor_name UNION ALL SELECT name FROM place_name");
    while (names.next()) {
        if (foldForMatching(names.text(0)) == folded)
            return true;
    }
    return false;
}

} // namespace sourceline::test
