#include "app/asofoption.h"
#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/filteroption.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/columns/loader.h"
#include "model/columns/sort.h"
#include "model/dataout/dataexport.h"
#include "model/store/checkedfile.h"
#include "model/store/statement.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <cstdio>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int progressEvery = 100; // ms

QString titleOf(sqlite3 *database)
{
    Statement title(database, "SELECT title FROM casefile");
    return title.next() ? title.text(0) : QString();
}

QString asOfWords(const CommandLine &line)
{
    QStringList words;
    for (const QString &option : {u"recorded-by"_s, u"said-by"_s}) {
        if (line.has(option))
            words.append(QString(option).replace(u'-', u' ') + u' ' + line.value(option));
    }
    return words.join(u", "_s);
}

// For the window, which runs this verb: `done total`, a line a step, at once.
DataProgress progressLines()
{
    auto timer = std::make_shared<QElapsedTimer>();
    return [timer](qint64 done, qint64 total) {
        if (timer->isValid() && timer->elapsed() < progressEvery && done < total)
            return true;
        timer->start();
        std::printf("%lld %lld\n", static_cast<long long>(done), static_cast<long long>(total));
        std::fflush(stdout);
        return true;
    };
}

// Rows by date, as the window shows them at first.
std::vector<Id> idsOf(const IncidentTable &table, const RowSet &rows)
{
    std::vector<Id> ids;
    ids.reserve(size_t(rows.size()));
    const RowSet ordered = sorted(table, rows, SortOrder{});
    for (const Row row : ordered.rows())
        ids.push_back(table.idOf(row));
    return ids;
}

void say(const DataAccount &account, const QString &path, bool json)
{
    Output output;
    if (json) {
        output.json(QJsonObject{
            {u"file"_s, path},
            {u"format"_s, account.format},
            {u"rows"_s, account.rows},
            {u"rows_are"_s, QString(account.rowNoun() + u's')},
            {u"incidents"_s, account.incidents},
            {u"of"_s, account.of},
            {u"filter"_s, account.filter},
            {u"marking"_s, account.marking.isEmpty() ? QJsonValue() : QJsonValue(account.marking)},
            {u"not_in_this_file"_s, QJsonArray::fromStringList(account.lost)}});
    } else {
        output.line(u"%1: %2."_s.arg(QFileInfo(path).fileName(), account.rowsSentence()));
        if (!account.marking.isEmpty())
            output.line(u"Handling: %1."_s.arg(account.marking));
        if (!account.lost.isEmpty())
            output.line(u"Not in this file:"_s);
        for (const QString &lost : account.lost)
            output.line(u"  "_s + lost);
    }
    output.finish(Done);
}

int exportTo(const QString &path,
             const QString &casefile,
             const AsOfQuery &query,
             const FilterOption &filter,
             DataOrder order,
             const CommandLine &line)
{
    if (const auto possible = canWrite(path); !possible)
        return fail(possible.error().message);
    const auto source = readAsOf(casefile, query);
    if (!source)
        return fail(source.error().message);
    const auto connection = source->open();
    if (!connection)
        return fail(connection.error().message);
    const auto table = loadSnapshot(*source);
    if (!table)
        return fail(table.error().message);
    RowSet rows;
    if (const auto code = readFilteredRows(connection->handle(), **table, filter, rows))
        return *code;
    order.incidents = idsOf(**table, rows);
    order.of = (*table)->incidents;
    order.title = titleOf(connection->handle());
    const auto file = exportData(
        connection->handle(), order, line.has(u"progress"_s) ? progressLines() : DataProgress());
    if (!file)
        return fail(file.error().message);
    if (const auto written = writeChecked(path, file->bytes); !written)
        return fail(written.error().message);
    say(file->account, path, line.has(u"json"_s));
    return Done;
}

void addOptions(CommandLine &line)
{
    line.option(u"as"_s, dataFormatNames().join(u", "_s), u"FORMAT"_s);
    line.option(u"rows"_s,
                u"csv: incidents, or claims (claims and attributions with their citations)"_s,
                u"WHAT"_s);
    addFilterOption(line);
    line.option(u"marking"_s,
                u"the highest handling marking that may leave, such as TLP:AMBER (TLP:CLEAR)"_s,
                u"M"_s);
    line.option(u"with-text"_s, u"pack: with the articles' text"_s);
    line.option(u"without-text"_s, u"csv, xlsx, web-annotation: without quotations"_s);
    line.option(u"without-notes"_s, u"pack: without analysts' notes"_s);
    line.option(u"raw"_s, u"csv: do not guard texts that a spreadsheet would run as formulas"_s);
    line.option(u"o"_s, u"the file to write"_s, u"FILE"_s);
    addAsOfOptions(line);
    line.option(u"progress"_s, u"say how many of how many, a line a step"_s);
    line.option(u"json"_s, u"print what was written as JSON"_s);
}

} // namespace

int runExport(const QStringList &arguments)
{
    CommandLine line(
        "export",
        "Writes incidents with what stands behind them, and says how many rows, under "
        "which filter,\nand what the format could not carry.",
        "CASEFILE --as FORMAT [--rows claims] [--filter EXPR] [--marking M] -o FILE "
        "[--json]",
        "militias.sourceline --as csv --rows claims --filter from:2019-10 -o claims.csv");
    addOptions(line);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    const auto format = dataFormatNamed(line.value(u"as"_s));
    if (!format)
        return line.wrong(u"--as takes "_s + dataFormatNames().join(u", "_s));
    if (line.value(u"o"_s).isEmpty())
        return line.wrong(u"-o FILE is needed"_s);
    const QString rows = line.has(u"rows"_s) ? line.value(u"rows"_s) : u"incidents"_s;
    if ((rows != "incidents"_L1 && rows != "claims"_L1)
        || (line.has(u"rows"_s) && *format != DataFormat::Csv))
        return line.wrong(u"--rows takes incidents or claims, and goes with --as csv"_s);
    if (line.has(u"with-text"_s) && line.has(u"without-text"_s))
        return line.wrong(u"one of --with-text and --without-text at most"_s);
    DataOrder order;
    order.format = rows == "claims"_L1 ? DataFormat::CsvClaims : *format;
    order.filter = line.value(u"filter"_s).trimmed();
    order.isAll = order.filter.isEmpty();
    order.asOf = asOfWords(line);
    order.marking = line.value(u"marking"_s);
    order.raw = line.has(u"raw"_s);
    order.withText =
        *format == DataFormat::Pack ? line.has(u"with-text"_s) : !line.has(u"without-text"_s);
    order.withNotes = !line.has(u"without-notes"_s);
    order.at = QDateTime::currentDateTimeUtc();
    const auto filter = filterFrom(line);
    if (!filter)
        return WrongUsage;
    const auto query = asOfFrom(line);
    if (!query)
        return WrongUsage;
    return exportTo(
        line.value(u"o"_s), line.positionals().constFirst(), *query, *filter, order, line);
}

} // namespace sourceline
