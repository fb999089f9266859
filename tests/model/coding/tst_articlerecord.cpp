// What is recorded of an article beside its text is put right in one edit, and what stood on it
// alone goes along.
#include "model/coding/articlerecord.h"
#include "model/coding/claims.h"
#include "tests/model/coding/samplecasefile.h"

using namespace sourceline;
using namespace Qt::StringLiterals;

class TestArticleRecord : public QObject
{
    Q_OBJECT

    static Id anArticle(const SampleCasefile &file)
    {
        return Id{countOf(file.database(),
                          "SELECT min(id) FROM document WHERE kind = 'article' AND outlet IS NOT "
                          "NULL AND published_edtf IS NOT NULL")};
    }

    // What the article says itself, with no day of its own.
    static ClaimDraft ownVoice(const SampleCasefile &file, Id article, Id outlet)
    {
        ClaimDraft draft;
        draft.incident = Id{countOf(file.database(), "SELECT min(id) FROM incident")};
        draft.field = u"damage"_s;
        draft.value = u"a broken wall"_s;
        draft.statement.speaker.id = outlet;
        draft.statement.reports.push_back({article, {}});
        return draft;
    }

    static qint64 count(const SampleCasefile &file, const QByteArray &what, Id document)
    {
        return countOf(file.database(),
                       what
                           + " AND NOT EXISTS (SELECT 1 FROM report o WHERE o.statement = s.id "
                             "AND o.document <> "
                           + QByteArray::number(document.value)
                           + ") AND EXISTS (SELECT 1 FROM report o WHERE o.statement = s.id AND "
                             "o.document = "
                           + QByteArray::number(document.value) + ")");
    }

private slots:

    void everythingIsPutRightAtOnce()
    {
        SampleCasefile file;
        const Id article = anArticle(file);
        QVERIFY(article.isValid());
        auto record = readArticleRecord(file.database(), article);
        VERIFY_DONE(record);
        VERIFY_DONE(file.perform(addClaim(ownVoice(file, article, record->outlet.id))));
        const QByteArray outlet = QByteArray::number(record->outlet.id.value);
        const QByteArray date = record->publishedEdtf.toUtf8();
        const QByteArray dated = "SELECT count(*) FROM statement s WHERE s.said_basis = "
                                 "'publication' AND s.said_edtf = '";
        const QByteArray spoken = "SELECT count(*) FROM statement s WHERE s.speaker = ";
        const qint64 statements = count(file, dated + date + "'", article);
        const qint64 own = count(file, spoken + outlet, article);
        QVERIFY(statements > 0 && own > 0);
        const QByteArrayList before = dumpOf(file.database());

        record->title = u"Another title"_s;
        record->author = u"Ida Falk"_s;
        record->publishedEdtf = u"2021-09-15"_s;
        record->url = u"https://harbour.example/a"_s;
        record->outlet = {};
        record->outlet.newName = u"The Harbour Ledger"_s;
        record->outlet.newKind = u"outlet"_s;
        const auto edit = file.perform(changeArticle(*record));
        VERIFY_DONE(edit);
        QCOMPARE(edit->label, u"Change article: Another title"_s);
        const QByteArray id = QByteArray::number(article.value);
        QCOMPARE(textOf(file.database(),
                        QByteArray("SELECT d.title || '|' || o.name || '|' || d.outlet_basis || "
                                   "'|' || d.author || '|' || d.published_edtf || '|' || d.url "
                                   "FROM document d JOIN actor o ON o.id = d.outlet WHERE d.id = "
                                   + id)
                            .constData()),
                 u"Another title|The Harbour Ledger|external|Ida Falk|2021-09-15|"
                 "https://harbour.example/a"_s);
        QCOMPARE(count(file, dated + "2021-09-15'", article), statements);
        QCOMPARE(count(file,
                       spoken + "(SELECT id FROM actor WHERE name = 'The Harbour Ledger')",
                       article),
                 own);
        QCOMPARE(countOf(file.database(),
                         "SELECT count(*) FROM report r JOIN report_source s ON s.report = r.id "
                         "WHERE s.position = 1 AND s.actor = "
                             + outlet + " AND r.document = " + id),
                 qint64(0));
        VERIFY_UNDOABLE(file, *edit, before);
    }

    void whatStaysIsNotWritten()
    {
        SampleCasefile file;
        const Id article = anArticle(file);
        const auto record = readArticleRecord(file.database(), article);
        VERIFY_DONE(record);
        const QByteArrayList before = dumpOf(file.database());
        VERIFY_DONE(file.perform(changeArticle(*record)));
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("date");
        QTest::newRow("title") << u" "_s << u"2021-09-15"_s;
        QTest::newRow("date") << u"A title"_s << u"soon"_s;
    }

    void refuses()
    {
        QFETCH(QString, title);
        QFETCH(QString, date);
        SampleCasefile file;
        auto record = readArticleRecord(file.database(), anArticle(file));
        VERIFY_DONE(record);
        record->title = title;
        record->publishedEdtf = date;
        const QByteArrayList before = dumpOf(file.database());
        QVERIFY(!file.perform(changeArticle(*record)));
        QCOMPARE(firstDifference(dumpOf(file.database()), before), QByteArray());
    }
};

QTEST_GUILESS_MAIN(TestArticleRecord)
#include "tst_articlerecord.moc"
