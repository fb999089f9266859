#include "app/importtable.h"

#include "app/casefiles.h"
#include "app/importoutput.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/datain/ownlayout.h"
#include "model/datain/rejectedrows.h"
#include "model/datain/rowjson.h"
#include "model/datain/tableimport.h"
#include "model/store/checkedfile.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

#include <cstdio>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestMapping = 1 << 20;

Result<std::optional<QJsonObject>> mappingIn(const QString &path)
{
    if (path.isEmpty())
        return std::optional<QJsonObject>();
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly)
        || file.size() > largestMapping)
        return Error{u"%1 cannot be read as a mapping."_s.arg(path)};
    QJsonParseError problem;
    const auto json = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!json.isObject())
        return Error{u"%1 is no JSON object: %2 at byte %3."_s.arg(path, problem.errorString())
                         .arg(problem.offset)};
    return std::optional(json.object());
}

RowsDone progressLines(bool wanted)
{
    if (!wanted)
        return {};
    return [](qint64 rows) {
        std::printf("%lld 0\n", static_cast<long long>(rows));
        std::fflush(stdout);
        return true;
    };
}

QString notTaken(const QStringList &columns)
{
    return u"Not taken: the %1 %2."_s.arg(columns.size() == 1 ? u"column"_s : u"columns"_s,
                                          columns.join(u", "_s));
}

QString counted(qint64 count)
{
    return QLocale::c().toString(count) + (count == 1 ? u" row"_s : u" rows"_s);
}

void writeReport(Output &output, const TableReport &report, const QString &rejected, bool dryRun)
{
    output.line(u"%1%2: %3 read, %4 %5, %6 here already, %7 rejected%8."_s.arg(
        report.layout,
        report.charset.isEmpty() ? QString() : u" ("_s + report.charset + u')',
        counted(report.rows),
        QLocale::c().toString(report.added),
        dryRun ? u"would be added"_s : u"added"_s,
        QLocale::c().toString(report.duplicates),
        QLocale::c().toString(report.rejected),
        rejected.isEmpty() ? QString() : u" (in "_s + rejected + u')'));
    if (report.likely > 0)
        output.line(
            u"Of those that would be added, %1 may be here already, by day, place and means."_s.arg(
                QLocale::c().toString(report.likely)));
    if (const QString lacks = lacksSentence(report); !lacks.isEmpty())
        output.line(lacks);
    for (const QString &what : report.notTaken)
        output.line(u"Not taken: "_s + what + u'.');
}

// A JSON array of rows as they come, or lines of text.
class RowOutput
{
public:
    RowOutput(Output &output, const TableOrder &order)
        : m_output(output)
        , m_order(order)
    {
        if (order.json)
            m_output.write(u"[\n"_s);
    }

    /// False: nobody reads any more.
    bool write(const RowOutcome &row)
    {
        if (m_order.json) {
            const QJsonObject object = outcomeObject(m_order.path, row);
            m_output.write(
                (m_isFirst ? QString() : u",\n"_s)
                + QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
            m_isFirst = false;
            return m_output.isOpen();
        }
        const QString place =
            (row.sheet.isEmpty() ? QString() : row.sheet + u", "_s) + u"line %1: "_s.arg(row.line);
        if (row.rejected)
            m_output.line(place + problemSentence(*row.rejected));
        for (const QString &sentence : row.differing)
            m_output.line(place + sentence);
        if (const QString likely = likelySentence(row); !likely.isEmpty())
            m_output.line(place + likely);
        if (const QString lack = lackSentence(row); !lack.isEmpty())
            m_output.line(place + lack);
        return m_output.isOpen();
    }

    void end()
    {
        if (m_order.json)
            m_output.write(u"\n]\n"_s);
    }

private:
    Output &m_output;
    const TableOrder &m_order;
    bool m_isFirst = true;
};

Result<QString> putRejected(const TableOrder &order, const QByteArray &rows)
{
    if (order.rejected.isEmpty())
        return writeRejected(rows, order.path, order.casefile);
    if (const auto written = writeChecked(order.rejected, rows); !written)
        return written.error();
    return order.rejected;
}

int dryRun(const TableOrder &order, const TableImport &import)
{
    const auto connection = openForReading(order.casefile);
    if (!connection)
        return fail(connection.error().message);
    Output output;
    RowOutput rows(output, order);
    const auto report = import.dryRun(connection->handle(),
                                      [&rows](const RowOutcome &row) { return rows.write(row); });
    if (!report)
        return output.finish(fail(report.error().message));
    rows.end();
    if (!order.json)
        writeReport(output, *report, {}, true);
    return output.finish(Done);
}

int importRows(const TableOrder &order, const TableImport &import)
{
    if (!order.rejected.isEmpty()) {
        if (const auto possible = canWrite(order.rejected); !possible)
            return fail(possible.error().message);
    }
    auto casefile = openForWriting(order.casefile);
    if (!casefile)
        return fail(casefile.error().message);
    const auto report = std::make_shared<TableReport>();
    const auto rejected = std::make_shared<QByteArray>();
    const Reason reason{order.who, import.label(), import.layoutName(), "import"};
    const auto edit =
        (*casefile)
            ->importBatch(reason, import.fill(report, rejected, progressLines(order.progress)))
            .result();
    if (!edit)
        return fail(edit.error().message);
    QString where;
    if (!rejected->isEmpty()) {
        const auto written = putRejected(order, *rejected);
        if (!written)
            return fail(u"The rows that fit are imported; those rejected could not be written: "_s
                        + written.error().message);
        where = *written;
    }
    Output output;
    if (order.json)
        output.json(reportObject(*report, where));
    else
        writeReport(output, *report, where, false);
    return output.finish(Done);
}

// Our own layouts come in like a pack, by key. A row that cannot be read leaves all of it out, for
// a claim may hang on it.
Result<Pack> ownPack(const TableOrder &order, const TableFile &file, sqlite3 *database)
{
    QString first;
    qint64 count = 0;
    auto pack = packOfOwnRows(file, order.isRaw, database, [&](const RowOutcome &row) {
        if (count++ == 0)
            first = u"%1line %2: %3"_s.arg(row.sheet.isEmpty() ? QString() : row.sheet + u' ')
                        .arg(row.line)
                        .arg(problemSentence(*row.rejected));
    });
    if (pack && count > 0)
        return Error{u"%1, %2 (%3 cannot be read); nothing was imported."_s.arg(
            order.path, first, counted(count))};
    return pack;
}

int dryRunOwn(const TableOrder &order, const TableFile &file)
{
    const auto connection = openForReading(order.casefile);
    if (!connection)
        return fail(connection.error().message);
    Output output;
    RowOutput rows(output, order);
    qint64 rejected = 0;
    const auto pack =
        packOfOwnRows(file, order.isRaw, connection->handle(), [&](const RowOutcome &row) {
            ++rejected;
            rows.write(row);
        });
    if (!pack)
        return output.finish(fail(pack.error().message));
    if (rejected > 0) {
        rows.end();
        return output.finish(fail(u"%1: %2 cannot be read; nothing would be imported."_s.arg(
            order.path, counted(rejected))));
    }
    auto report =
        ownDryRun(file, *pack, order.isRaw, connection->handle(), [&rows](const RowOutcome &row) {
            return rows.write(row);
        });
    if (!report)
        return output.finish(fail(report.error().message));
    rows.end();
    report->conflicts.clear(); // told with their rows
    if (!order.json) {
        writePackReport(output, *report, true, false);
        if (const QStringList columns = columnsNotOurs(file); !columns.isEmpty())
            output.line(notTaken(columns));
    }
    return output.finish(Done);
}

int importOwn(const TableOrder &order, const TableFile &file)
{
    if (order.dryRun)
        return dryRunOwn(order, file);
    Output output;
    auto casefile = openForWriting(order.casefile);
    if (!casefile)
        return fail(casefile.error().message);
    Result<Pack> pack = Error{QString()};
    {
        const auto reader = (*casefile)->reader();
        if (!reader)
            return fail(reader.error().message);
        pack = ownPack(order, file, reader->handle());
    }
    if (!pack)
        return fail(pack.error().message);
    const auto report = std::make_shared<PackReport>();
    const Reason reason{
        order.who, u"Import %1"_s.arg(QFileInfo(order.path).fileName()), {}, "import"};
    const auto edit =
        (*casefile)
            ->edit(reason, packImport(std::make_shared<const Pack>(*std::move(pack)), report))
            .result();
    if (!edit)
        return fail(edit.error().message);
    writePackReport(output, *report, false, order.json);
    if (const QStringList columns = columnsNotOurs(file); !columns.isEmpty() && !order.json)
        output.line(notTaken(columns));
    return output.finish(Done);
}

} // namespace

int importTable(const TableOrder &order)
{
    const auto mapping = mappingIn(order.mapping);
    if (!mapping)
        return fail(mapping.error().message);
    if (!*mapping) {
        const auto file = TableFile::open(order.path);
        if (!file)
            return fail(file.error().message);
        if (isOwnLayout(*file))
            return importOwn(order, *file);
    }
    const auto import = TableImport::open(order.path, *mapping);
    if (!import)
        return fail(import.error().message);
    static const QHash<QString, QString> named{{u"acled"_s, u"ACLED"_s},
                                               {u"ucdp-ged"_s, u"UCDP GED"_s},
                                               {u"gtd"_s, u"Global Terrorism Database"_s}};
    const QString wanted = named.value(order.layout);
    if (!wanted.isEmpty() && wanted != import->layoutName())
        return fail(u"%1: its columns are those of %2, not of %3; nothing was imported."_s.arg(
            order.path, import->layoutName(), wanted));
    return order.dryRun ? dryRun(order, *import) : importRows(order, *import);
}

} // namespace sourceline
