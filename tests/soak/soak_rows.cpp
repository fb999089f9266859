// Random filters, orders, edits, undos and scrolls, after each of which the rows that the window
// would show are held against SQL over the same casefile. A casefile that is named is CHANGED: name
// a copy, or none, and a synthetic one is made.
#include "model/exchange/benchdata.h"
#include "model/filter/filtertext.h"
#include "model/store/statement.h"
#include "model/workbench/history.h"
#include "model/workbench/identity.h"
#include "model/workbench/incidentmodel.h"
#include "model/workbench/titlepages.h"
#include "model/workbench/workbench.h"
#include "soakedits.h"
#include "soakfilters.h"
#include "soakorder.h"
#include "soaksql.h"

#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace sourceline;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 600'000; // ms until something that should come is given up

class Soak
{
public:
    Soak(const QString &path, quint32 seed)
        : m_random(seed)
    {
        m_workbench.setIdentity({u"Soak"_s, u"S"_s});
        QObject::connect(
            &m_workbench, &Workbench::edited, [this](const Edit &edit) { take(edit); });
        QObject::connect(&m_workbench, &Workbench::failed, [this](const QString &sentence) {
            m_said = sentence;
        });
        if (const auto opened = m_workbench.open(path); !opened)
            qFatal("%s", qPrintable(opened.error().message));
        wait([this] { return m_workbench.casefile() && !m_workbench.isLoading(); }, "loading");
        // It writes a temporary table, never the casefile.
        auto reader = Connection::open(path, Access::ReadWrite);
        if (!reader)
            qFatal("%s", qPrintable(reader.error().message));
        m_reader = std::make_unique<Connection>(std::move(*reader));
        m_names.read(m_reader->handle());
    }

    /// False where the rows and SQL differ; said on stderr.
    bool round()
    {
        QStringList done;
        // Several at once now and then: the latest wish must win.
        do
            done.append(act());
        while (m_random.bounded(4) == 0);
        settle();
        return compare(done.join(u"; "_s));
    }

    QString summary() const
    {
        return u"%1 comparisons (%2 rows on average), %3 filters, %4 orders, %5 edits, %6 refused, "
               u"%7 "
               u"undone or redone, %8 scrolled"_s.arg(m_comparisons)
                   .arg(m_comparisons > 0 ? m_rows / m_comparisons : 0)
                   .arg(m_filters)
                   .arg(m_orders)
                   .arg(m_edits)
                   .arg(m_refused)
                   .arg(m_undos)
                   .arg(m_scrolls);
    }

private:
    template <typename Condition>
    void wait(Condition condition, const char *what)
    {
        if (!QTest::qWaitFor(condition, patience))
            qFatal("%s did not end; %s", what, qPrintable(m_said));
    }

    void take(const Edit &edit)
    {
        m_seq = std::max(m_seq, edit.seq);
        for (const TouchedRow &row : edit.rows) {
            m_namesTouched = m_namesTouched || row.table.startsWith("actor")
                             || row.table.startsWith("place") || row.table == "tag"
                             || row.table == "term";
        }
        m_titlesTouched = true;
    }

    QString act()
    {
        const int what = m_random.bounded(20);
        if (what < 9)
            return filter();
        if (what < 13)
            return order();
        if (what < 16)
            return edit();
        return what < 18 ? undo() : scroll();
    }

    QString filter()
    {
        ++m_filters;
        m_workbench.setFilter(test::SoakFilters(m_reader->handle(), m_random).next(m_names));
        return u"filter "_s + filterText(m_workbench.filter());
    }

    QString order()
    {
        ++m_orders;
        const SortOrder wanted{static_cast<SortField>(m_random.bounded(int(SortField::Title) + 1)),
                               m_random.bounded(2) == 0};
        m_workbench.setOrder(wanted);
        return u"order %1"_s.arg(static_cast<int>(wanted.field));
    }

    QString edit()
    {
        ++m_edits;
        bool answered = false;
        m_workbench.perform(test::SoakEdits(m_reader->handle(), m_random).next(),
                            u"soak"_s,
                            [&](const Result<Edit> &edit) {
                                answered = true;
                                m_refused += edit ? 0 : 1;
                            });
        wait([&answered] { return answered; }, "an edit");
        return u"edit"_s;
    }

    QString undo()
    {
        History &history = m_workbench.history();
        const int steps = 1 + m_random.bounded(3);
        for (int i = 0; i < steps; ++i) {
            ++m_undos;
            m_random.bounded(3) != 0 ? history.undo() : history.redo();
            wait([&history] { return !history.isBusy(); }, "an undo");
        }
        return u"undo"_s;
    }

    // What a table asks of the model while it scrolls.
    QString scroll()
    {
        ++m_scrolls;
        IncidentModel *model = m_workbench.model();
        for (int jump = 0; jump < 5 && model->rowCount() > 0; ++jump) {
            const int first = m_random.bounded(model->rowCount());
            for (int row = first; row < std::min(first + 40, model->rowCount()); ++row) {
                for (int column = 0; column < model->columnCount(); ++column)
                    model->data(model->index(row, column));
            }
            QCoreApplication::processEvents();
        }
        return u"scroll"_s;
    }

    void settle()
    {
        wait([this] { return !m_workbench.history().isBusy(); }, "the history");
        wait([this] { return m_workbench.snapshot()->edit >= m_seq && !m_workbench.isFiltering(); },
             "filtering");
        if (std::exchange(m_namesTouched, false)) {
            m_names.read(m_reader->handle());
            m_ranked = false;
        }
        const bool titles = m_workbench.order().field == SortField::Title && m_titlesTouched;
        if (!m_ranked || titles) {
            test::SoakOrder().rank(m_reader->handle(),
                                   m_workbench.order().field == SortField::Title);
            m_titlesTouched = m_workbench.order().field != SortField::Title;
            m_ranked = true;
        }
    }

    std::vector<qint64> bySql()
    {
        // What the casefile has no name for is left out, which no SQL says.
        FilterSpec spec = m_workbench.filter();
        for (const TermProblem &problem : m_workbench.filterProblems())
            spec.all[problem.choice][problem.term].enabled = false;
        const QByteArray sql =
            (u"SELECT t.id FROM incident t LEFT JOIN incident_derived j ON j.incident = t.id WHERE "_s
             + test::soakSql(spec, m_names) + u" ORDER BY "_s
             + test::SoakOrder::sql(m_workbench.order()))
                .toUtf8();
        std::vector<qint64> ids;
        Statement rows(m_reader->handle(), sql.constData());
        while (rows.next())
            ids.push_back(rows.integer(0));
        if (rows.failed())
            qFatal("%s: %s", sql.constData(), qPrintable(rows.error().message));
        return ids;
    }

    bool isShown(const std::vector<qint64> &expected) const
    {
        const auto rows = m_workbench.rows()->rows();
        const IncidentTable &table = *m_workbench.snapshot();
        return std::ranges::equal(
            rows, expected, {}, [&table](Row row) { return table.idOf(row).value; });
    }

    bool compare(const QString &done)
    {
        const std::vector<qint64> expected = bySql();
        ++m_comparisons;
        m_rows += static_cast<qint64>(expected.size());
        // An order may still be on its way; a difference that stays is one.
        if (isShown(expected) || QTest::qWaitFor([&] { return isShown(expected); }, 20'000))
            return titlesAgree(done);
        std::fprintf(stderr,
                     "After %s\nfilter %s, order %d %s: %lld rows are shown, SQL has %lld\n",
                     qPrintable(done),
                     qPrintable(filterText(m_workbench.filter())),
                     static_cast<int>(m_workbench.order().field),
                     m_workbench.order().descending ? "down" : "up",
                     static_cast<long long>(m_workbench.rows()->size()),
                     static_cast<long long>(expected.size()));
        const auto rows = m_workbench.rows()->rows();
        for (size_t i = 0; i < std::min(rows.size(), expected.size()); ++i) {
            const qint64 id = m_workbench.snapshot()->idOf(rows[i]).value;
            if (id == expected[i])
                continue;
            std::fprintf(stderr,
                         "row %zu is %lld, SQL has %lld\n",
                         i,
                         static_cast<long long>(id),
                         static_cast<long long>(expected[i]));
            break;
        }
        return false;
    }

    // What is written in a cell is what is recorded.
    bool titlesAgree(const QString &done)
    {
        IncidentModel *model = m_workbench.model();
        if (model->rowCount() == 0)
            return true;
        const int row = m_random.bounded(model->rowCount());
        const QModelIndex cell = model->index(row, IncidentModel::Title);
        Statement recorded(m_reader->handle(), "SELECT title FROM incident WHERE id = ?1");
        recorded.bind(1, model->idAt(row));
        const QString title = recorded.next() ? recorded.text(0) : QString();
        if (QTest::qWaitFor([&] { return cell.data().toString() == title; }, 20'000))
            return true;
        std::fprintf(stderr,
                     "After %s row %d says %s, recorded is %s\n",
                     qPrintable(done),
                     row,
                     qPrintable(cell.data().toString()),
                     qPrintable(title));
        return false;
    }

    QRandomGenerator m_random;
    Workbench m_workbench;
    std::unique_ptr<Connection> m_reader;
    test::SoakNames m_names;
    QString m_said;
    qint64 m_seq = 0, m_rows = 0;
    int m_comparisons = 0, m_filters = 0, m_orders = 0, m_edits = 0, m_refused = 0, m_undos = 0,
        m_scrolls = 0;
    bool m_namesTouched = false, m_titlesTouched = true, m_ranked = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QTemporaryDir folder; // settings and synthetic casefiles
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(folder.filePath(u"config"_s)));
    qputenv("XDG_STATE_HOME", QFile::encodeName(folder.filePath(u"state"_s)));
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"rounds"_s, u"How many comparisons."_s, u"number"_s, u"10000"_s},
                       {u"incidents"_s, u"Of the synthetic casefile."_s, u"number"_s, u"30000"_s},
                       {u"seed"_s, u"Of the random rounds."_s, u"number"_s, u"1"_s}});
    parser.addPositionalArgument(u"casefile"_s,
                                 u"A casefile to change, instead of a synthetic one."_s);
    parser.process(application);
    QString path = parser.positionalArguments().value(0);
    if (path.isEmpty()) {
        path = folder.filePath(u"soak.sourceline"_s);
        BenchSpec spec;
        spec.incidents = parser.value(u"incidents"_s).toLongLong();
        if (const auto made = makeBenchCasefile(path, spec); !made)
            qFatal("%s", qPrintable(made.error().message));
    }
    QElapsedTimer clock;
    clock.start();
    Soak soak(path, parser.value(u"seed"_s).toUInt());
    const int rounds = parser.value(u"rounds"_s).toInt();
    int differences = 0;
    for (int i = 1; i <= rounds && differences < 10; ++i) {
        differences += soak.round() ? 0 : 1;
        if (i % 500 == 0) {
            std::printf("%d: %s\n", i, qPrintable(soak.summary()));
            std::fflush(stdout);
        }
    }
    std::printf("%s; %d differences, %lld s\n",
                qPrintable(soak.summary()),
                differences,
                static_cast<long long>(clock.elapsed() / 1000));
    return differences == 0 ? 0 : 1;
}
