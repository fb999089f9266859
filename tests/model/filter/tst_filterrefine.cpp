#include "model/columns/loader.h"
#include "model/exchange/sample.h"
#include "model/filter/evaluate.h"
#include "model/filter/filtertext.h"

#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

/// A filter that is compiled after another one gives what it gives alone.
class TestFilterRefine : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Connection> m_connection;
    Snapshot m_table;

    CompiledFilter compiled(const QString &text, const CompiledFilter *before = nullptr) const
    {
        const auto filter = CompiledFilter::compile(
            m_connection->handle(), *m_table, parseFilter(text).spec, nullptr, before);
        if (!filter)
            qFatal("%s", qPrintable(filter.error().message));
        return *filter;
    }

    static QStringList problemsOf(const CompiledFilter &filter)
    {
        QStringList lines;
        for (const TermProblem &problem : filter.problems())
            lines << u"%1.%2 %3"_s.arg(problem.choice).arg(problem.term).arg(problem.sentence);
        return lines;
    }

private slots:

    void initTestCase()
    {
        const QString path = m_folder.filePath(u"sample.sourceline"_s);
        QVERIFY(createSampleCasefile(path, u"tester"_s));
        auto connection = Connection::open(path, Access::ReadOnly);
        QVERIFY(connection);
        m_connection = std::make_unique<Connection>(std::move(*connection));
        const auto table = loadSnapshot(path);
        QVERIFY(table);
        m_table = *table;
    }

    void chainsEqualFreshFilters()
    {
        const QStringList terms{u"means:rocket"_s,
                                u"killed>=1"_s,
                                u"-country:Syria"_s,
                                u"from:2019-06"_s,
                                u"by:\"Kataib Hezbollah\""_s,
                                u"rocket"_s,
                                u"by:nobodyatall"_s,
                                u"(kind:event OR kind:statement)"_s,
                                u"(place:nowhere OR conflicting:yes)"_s,
                                u"~killed>=5"_s,
                                u"stance:suspects"_s,
                                u"source:\"Media Line\""_s,
                                u"-base"_s};
        QRandomGenerator random(3);
        int refined = 0;
        for (int chain = 0; chain < 60; ++chain) {
            QStringList chosen;
            std::optional<CompiledFilter> before;
            RowBits beforeBits;
            for (int step = 0; step < 5; ++step) {
                if (chosen.size() > 1 && random.bounded(4) == 0)
                    chosen.removeAt(random.bounded(chosen.size()));
                chosen.insert(random.bounded(chosen.size() + 1),
                              terms[random.bounded(terms.size())]);
                const QString text = chosen.join(u' ');
                const CompiledFilter fresh = compiled(text);
                const CompiledFilter after = compiled(text, before ? &*before : nullptr);
                const RowBits bits = fresh.evaluate(*m_table);
                QCOMPARE(problemsOf(after), problemsOf(fresh));
                QCOMPARE(after.isActive(), fresh.isActive());
                QCOMPARE(after.readsRecords(), fresh.readsRecords());
                QVERIFY2(after.evaluate(*m_table) == bits, qPrintable(text));
                if (before && after.refines(*before)) {
                    QVERIFY2(after.evaluateWithin(*m_table, *before, beforeBits) == bits,
                             qPrintable(text));
                    ++refined;
                }
                before = after;
                beforeBits = bits;
            }
        }
        QVERIFY(refined > 60);
    }

    void whatIsDroppedIsNotRefined()
    {
        const CompiledFilter two = compiled(u"means:rocket killed>=1"_s);
        QVERIFY(compiled(u"killed>=1 means:rocket from:2019"_s, &two).refines(two));
        QVERIFY(!compiled(u"killed>=1"_s, &two).refines(two));
        QVERIFY(!compiled(u"means:rocket killed>=2"_s, &two).refines(two));
        QVERIFY(!compiled(u"means:rocket killed>=1"_s).refines(two)); // made apart: not known to be
        QVERIFY(compiled(u"means:rocket killed>=1"_s, &two).refines(two));
    }
};

QTEST_GUILESS_MAIN(TestFilterRefine)
#include "tst_filterrefine.moc"
