#include "app/asofoption.h"
#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/filteroption.h"
#include "app/listfields.h"
#include "app/listtext.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/columns/loader.h"
#include "model/exchange/json.h"
#include "model/filter/savedviews.h"
#include "model/workbench/sortnames.h"

#include <QJsonDocument>

#include <algorithm>
#include <numeric>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Order
{
    FilterOption filter;
    QString view;                  ///< a saved one; empty: none
    std::optional<SortOrder> sort; ///< none: as the view has it, else by date
    QStringList fields;
    bool hasFields = false;
    qint64 limit = 0;
    bool countOnly = false;
};

// What the saved view has, where nothing else was asked for; with its filter that of the line.
std::optional<int> useView(sqlite3 *database, Order &order)
{
    QStringList problems;
    const auto views = readSavedViews(database, &problems);
    if (!views)
        return fail(views.error().message);
    const auto found = std::ranges::find(*views, order.view.simplified(), &SavedView::name);
    if (found == views->end()) {
        QStringList names;
        for (const SavedView &view : *views)
            names.append(view.name);
        const QString there = names.isEmpty() ? u"none is saved"_s : names.join(u", "_s);
        return fail(problems.isEmpty()
                        ? u"There is no view “%1” in this casefile (%2)."_s.arg(order.view, there)
                        : u"There is no view “%1” that can be read. %2"_s.arg(order.view,
                                                                              problems.join(u' ')));
    }
    FilterSpec &filter = order.filter.parsed.spec;
    filter.all.insert(filter.all.end(), found->filter.all.begin(), found->filter.all.end());
    if (const auto sort = sortOrderFrom(found->sort); sort && !order.sort)
        order.sort = *sort;
    if (order.hasFields)
        return {};
    QStringList fields;
    const QStringList known = listFieldNames();
    for (const QString &column : found->columns) {
        const QString name = column.section(u':', 0, 0);
        if (known.contains(name)) // hidden ones begin with !
            fields.append(name);
    }
    if (!fields.isEmpty())
        order.fields = fields;
    return {};
}

// Rows in the window's own order, so that both agree.
Result<RowSet> orderedRows(const ConnectionSource &source,
                           const IncidentTable &table,
                           const RowSet &rows,
                           SortOrder order)
{
    if (order.field != SortField::Title)
        return sorted(table, rows, order);
    const auto ranks = titleRanks(source, table);
    if (!ranks)
        return ranks.error();
    return sorted(table, rows, order, &*ranks);
}

int printCount(qsizetype rows, qint64 all, bool json)
{
    Output output;
    if (json) {
        const QJsonObject counts{{u"incidents"_s, qint64(rows)}, {u"of"_s, all}};
        output.line(QString::fromUtf8(QJsonDocument(counts).toJson(QJsonDocument::Compact)));
    } else {
        output.line(u"%1 of %2"_s.arg(rows).arg(all));
    }
    return output.finish(Done);
}

void printJson(Output &output,
               sqlite3 *database,
               const IncidentTable &table,
               std::span<const Row> rows,
               const QStringList &fields,
               Error &error)
{
    output.write(u"[\n"_s);
    bool first = true;
    for (const Row row : rows) {
        const auto dossier = readDossier(database, table.idOf(row));
        if (!dossier) {
            error = dossier.error();
            return;
        }
        const QJsonObject entry = withFields(listEntry(database, *dossier), table, row, fields);
        output.write((first ? QString() : u",\n"_s)
                     + QString::fromUtf8(QJsonDocument(entry).toJson(QJsonDocument::Compact)));
        first = false;
        if (!output.isOpen())
            return;
    }
    output.write(first ? u"]\n"_s : u"\n]\n"_s);
}

int list(const QString &path, const AsOfQuery &query, Order order, bool json)
{
    const auto source = readAsOf(path, query);
    if (!source)
        return fail(source.error().message);
    const auto connection = source->open();
    if (!connection)
        return fail(connection.error().message);
    if (!order.view.isEmpty()) {
        if (const auto code = useView(connection->handle(), order))
            return *code;
    }
    const auto table = loadSnapshot(*source);
    if (!table)
        return fail(table.error().message);
    RowSet wanted;
    if (const auto code = readFilteredRows(connection->handle(), **table, order.filter, wanted))
        return *code;
    if (order.countOnly)
        return printCount(wanted.size(), (*table)->incidents, json);
    const auto set = orderedRows(*source, **table, wanted, order.sort.value_or(SortOrder()));
    if (!set)
        return fail(set.error().message);
    std::span<const Row> rows = set->rows();
    if (order.limit > 0)
        rows = rows.first(std::min(rows.size(), size_t(order.limit)));
    Output output;
    Error error;
    if (json)
        printJson(output, connection->handle(), **table, rows, order.fields, error);
    else
        printTable(output, connection->handle(), **table, rows, order.fields, error);
    return error.message.isEmpty() ? output.finish(Done) : output.finish(fail(error.message));
}

} // namespace

int runList(const QStringList &arguments)
{
    CommandLine line(
        "list",
        "Lists incidents as a table, or as a JSON array.",
        "CASEFILE [--view NAME] [--filter EXPR] [--count] [--sort [-]FIELD] [--fields a,b] "
        "[--limit N] "
        "[--recorded-by DATE] [--said-by DATE] [--json]",
        "militias.sourceline --filter 'means:rocket by:\"Kataib Hezbollah\"' --sort -killed "
        "--limit 10");
    line.option(
        u"view"_s,
        u"filter, sort and fields of a saved view; --filter narrows it, --sort and --fields "
        u"go before it"_s,
        u"NAME"_s);
    addFilterOption(line);
    line.option(u"count"_s, u"print only how many, of how many"_s);
    line.option(u"sort"_s, u"field to sort by, - before it for descending (date)"_s, u"[-]FIELD"_s);
    line.option(u"fields"_s,
                u"fields to show, separated by commas: "_s + listFieldNames().join(u", "_s),
                u"LIST"_s);
    line.option(u"limit"_s, u"show so many at most"_s, u"N"_s);
    addAsOfOptions(line);
    line.option(u"json"_s, u"print a JSON array"_s);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    Order order;
    const auto filter = filterFrom(line);
    if (!filter)
        return WrongUsage;
    order.filter = *filter;
    order.countOnly = line.has(u"count"_s);
    const bool json = line.has(u"json"_s);
    const auto limit = line.number(u"limit"_s, 0, std::numeric_limits<quint32>::max(), 0);
    if (!limit)
        return WrongUsage;
    order.limit = *limit;
    if (line.has(u"sort"_s)) {
        const auto sort = sortOrderFrom(line.value(u"sort"_s));
        if (!sort)
            return line.wrong(sort.error().message);
        order.sort = *sort;
    }
    const auto fields = listFieldsFrom(line.value(u"fields"_s), json);
    if (!fields)
        return line.wrong(fields.error().message);
    order.fields = *fields;
    order.hasFields = line.has(u"fields"_s);
    order.view = line.value(u"view"_s);
    if (line.has(u"view"_s) && order.view.isEmpty())
        return line.wrong(u"--view takes the name of a saved view"_s);
    if (line.has(u"limit"_s) && order.limit == 0)
        return line.wrong(u"--limit takes a whole number from 1"_s);
    const auto query = asOfFrom(line);
    if (!query)
        return WrongUsage;
    return list(line.positionals().constFirst(), *query, order, json);
}

} // namespace sourceline
