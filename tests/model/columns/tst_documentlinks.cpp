#include "model/columns/documentlinks.h"
#include "model/columns/loader.h"
#include "model/exchange/benchdata.h"
#include "model/store/statement.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <set>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

// Incidents by document, both by key.
using Pairs = std::map<Id, std::set<Id>>;

constexpr const char *pairsSql =
    "SELECT document, incident FROM citation WHERE incident IS NOT NULL "
    "UNION SELECT t.document, c.incident FROM citation t, claim c WHERE t.claim = c.id "
    "UNION SELECT t.document, a.incident FROM citation t, attribution a WHERE t.attribution = a.id "
    "UNION SELECT t.document, a.incident FROM citation t, assessment a WHERE t.assessment = a.id "
    "UNION SELECT t.document, l.from_incident FROM citation t, link l WHERE t.link = l.id "
    "UNION SELECT r.document, c.incident FROM report r, claim c WHERE c.statement = r.statement "
    "UNION SELECT r.document, a.incident FROM report r, attribution a WHERE a.statement = "
    "r.statement "
    "UNION SELECT r.document, s.incident FROM report r, statement s WHERE s.id = r.statement AND "
    "s.incident IS NOT NULL";

} // namespace

class TestDocumentLinks : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString m_path;
    std::unique_ptr<Connection> m_connection;
    QRandomGenerator m_random{4};
    int m_edits = 0;

    sqlite3 *database() const { return m_connection->handle(); }

    void exec(const QString &sql)
    {
        if (const auto done = Statement(database(), sql.toUtf8().constData()).run(); !done)
            qFatal("%s", qPrintable(done.error().message));
    }

    std::vector<Id> ids(const QString &sql) const
    {
        std::vector<Id> found;
        Statement rows(database(), sql.toUtf8().constData());
        while (rows.next())
            found.push_back(rows.id(0));
        return found;
    }

    Id anyOf(const QString &table)
    {
        const auto all = ids(u"SELECT id FROM "_s + table);
        return all[static_cast<size_t>(m_random.bounded(static_cast<int>(all.size())))];
    }

    Pairs bySql() const
    {
        Pairs pairs;
        Statement rows(database(), pairsSql);
        while (rows.next())
            pairs[rows.id(0)].insert(rows.id(1));
        return pairs;
    }

    Pairs byLinks(const DocumentLinks &links, const IncidentTable &table) const
    {
        Pairs pairs;
        for (const Id document : ids(u"SELECT id FROM document"_s)) {
            std::vector<Id> incidents;
            links.forEachRow(document, [&](Row row) { incidents.push_back(table.idOf(row)); });
            const std::set<Id> once(incidents.begin(), incidents.end());
            if (once.size() != incidents.size())
                qFatal("an incident came twice");
            if (!once.empty())
                pairs[document] = once;
        }
        return pairs;
    }

    Snapshot load() const
    {
        auto table = loadSnapshot(m_path);
        if (!table)
            qFatal("%s", qPrintable(table.error().message));
        return *table;
    }

    std::shared_ptr<const DocumentLinks> read(const IncidentTable &table) const
    {
        auto links = readDocumentLinks(database(), table);
        if (!links)
            qFatal("%s", qPrintable(links.error().message));
        return *links;
    }

    std::vector<Id> incidentsOfStatement(Id statement) const
    {
        return ids(u"SELECT incident FROM claim WHERE statement = %1 UNION SELECT incident FROM "
                   "attribution WHERE statement = %1 UNION SELECT incident FROM statement WHERE id "
                   "= %1 AND incident IS NOT NULL"_s.arg(statement.toText()));
    }

    /// One change of each kind that makes or breaks a link; the incidents that it concerns.
    std::vector<Id> change()
    {
        switch (m_random.bounded(6)) {
        case 0: { // a claim moves
            const Id claim = anyOf(u"claim"_s), to = anyOf(u"incident"_s);
            auto touched = ids(u"SELECT incident FROM claim WHERE id = %1"_s.arg(claim.toText()));
            exec(
                u"UPDATE claim SET incident = %1 WHERE id = %2"_s.arg(to.toText(), claim.toText()));
            touched.push_back(to);
            return touched;
        }
        case 1: { // a citation goes
            const Id citation = anyOf(u"citation"_s);
            exec(u"DELETE FROM citation WHERE id = %1"_s.arg(citation.toText()));
            return ids(u"SELECT id FROM incident"_s); // whichever: all may be named
        }
        case 2: { // a document, new to the links, reports a statement
            const Id statement = anyOf(u"statement"_s);
            const qint64 key = (qint64{3} << 40) - ++m_edits;
            exec(
                u"INSERT INTO document (id, kind, title) VALUES (%1, 'article', 'New')"_s.arg(key));
            exec(u"INSERT INTO report (id, statement, document) VALUES (%1, %2, %1)"_s.arg(
                QString::number(key), statement.toText()));
            return incidentsOfStatement(statement);
        }
        case 3: { // a report goes
            const Id report = anyOf(u"report"_s);
            const auto statements =
                ids(u"SELECT statement FROM report WHERE id = %1"_s.arg(report.toText()));
            exec(u"DELETE FROM citation WHERE report = %1"_s.arg(report.toText()));
            exec(u"DELETE FROM report_source WHERE report = %1"_s.arg(report.toText()));
            exec(u"DELETE FROM report WHERE id = %1"_s.arg(report.toText()));
            return incidentsOfStatement(statements.front());
        }
        default: { // an incident with a claim comes, now and then in a segment before all others
            const bool first = m_random.bounded(2) == 0;
            const qint64 key = (first ? qint64{++m_edits} << 20 : (qint64{1} << 50) + ++m_edits);
            exec(u"INSERT INTO incident (id, kind, title) VALUES (%1, 'event', 'New')"_s.arg(key));
            exec(
                u"INSERT INTO claim (id, incident, statement, field) VALUES (%1, %1, %2, 'other')"_s
                    .arg(QString::number(key), anyOf(u"statement"_s).toText()));
            return {Id{key}};
        }
        }
    }

private slots:

    void initTestCase()
    {
        m_path = m_folder.filePath(u"links.sourceline"_s);
        const auto made = makeBenchCasefile(m_path, {700, 60, 900});
        QVERIFY2(made, qPrintable(made ? QString() : made.error().message));
        auto connection = Connection::open(m_path, Access::ReadWrite);
        QVERIFY(connection);
        m_connection = std::make_unique<Connection>(std::move(*connection));
    }

    void equalsSql()
    {
        const Snapshot table = load();
        const auto links = read(*table);
        const Pairs pairs = bySql();
        QVERIFY(pairs.size() > 30);
        QCOMPARE(byLinks(*links, *table), pairs);
        qint64 count = 0, counted = 0;
        for (const auto &[document, incidents] : pairs)
            count += static_cast<qint64>(incidents.size());
        QCOMPARE(links->links(), count);
        // The figure that the table shows counts the same.
        for (Row row = 0; row < table->rowCount(); ++row)
            counted += table->isLiving(row) ? table->value(ShortColumn::Documents, row) : 0;
        QCOMPARE(counted, count);
        QVERIFY(!links->knows(Id{5}));
        links->forEachRow(Id{5}, [](Row) { QFAIL("an unknown document has incidents"); });
    }

    void patchedEqualsRead()
    {
        Snapshot table = load();
        auto links = read(*table);
        for (int round = 0; round < 60; ++round) {
            std::vector<Id> touched;
            for (int i = 0; i < 1 + m_random.bounded(4); ++i) {
                const auto more = change();
                touched.insert(touched.end(), more.begin(), more.end());
            }
            const auto next = reloadRows(database(), table, touched, false);
            QVERIFY2(next, qPrintable(next ? QString() : next.error().message));
            const auto patched = patchedDocumentLinks(database(), *links, *table, **next, touched);
            QVERIFY2(patched, qPrintable(patched ? QString() : patched.error().message));
            QCOMPARE(byLinks(**patched, **next), bySql());
            QCOMPARE((*patched)->links(), read(**next)->links());
            table = *next;
            links = *patched;
        }
    }

    void manyChangesAreFolded()
    {
        const QString path = m_folder.filePath(u"many.sourceline"_s);
        QVERIFY(makeBenchCasefile(path, {6000, 50, 9000}));
        auto connection = Connection::open(path, Access::ReadWrite);
        QVERIFY(connection);
        m_connection = std::make_unique<Connection>(std::move(*connection));
        m_path = path;
        const Snapshot table = load();
        const auto links = read(*table);
        exec(u"DELETE FROM citation WHERE claim IS NOT NULL AND id % 2 = 0"_s);
        const auto all = ids(u"SELECT id FROM incident"_s);
        const auto patched = patchedDocumentLinks(database(), *links, *table, *table, all);
        QVERIFY(patched);
        QCOMPARE(byLinks(**patched, *table), bySql());
        QVERIFY((*patched)->memory() < links->memory() * 5 / 4);
    }

    void cancelledIsAnError()
    {
        const Snapshot table = load();
        const std::atomic_bool cancelled = true;
        QVERIFY(!readDocumentLinks(database(), *table, &cancelled));
    }
};

QTEST_GUILESS_MAIN(TestDocumentLinks)
#include "tst_documentlinks.moc"
