#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/filteroption.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/chart/chartrows.h"
#include "model/chart/charttext.h"
#include "model/chart/chartviews.h"
#include "model/chart/makechart.h"
#include "model/columns/loader.h"
#include "model/filter/filtertext.h"
#include "model/store/checkedfile.h"
#include "ui/chart/chartexport.h"
#include "ui/paper/chartfont.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestSpec = 1 << 20;

int listViews(const QString &path, bool json)
{
    const auto connection = openForReading(path);
    if (!connection)
        return fail(connection.error().message);
    QStringList problems;
    const auto views = readChartViews(connection->handle(), &problems);
    if (!views)
        return fail(views.error().message);
    Output output;
    QJsonArray array;
    for (const ChartView &view : *views) {
        const QString kind = chartKindName(view.spec.kind);
        if (json)
            array.append(QJsonObject{{u"name"_s, view.name}, {u"kind"_s, kind}});
        else
            output.line(u"%1  %2"_s.arg(kind, -12).arg(view.name));
    }
    if (json)
        output.json(array);
    for (const QString &problem : problems)
        complain(problem);
    return output.finish(problems.isEmpty() ? Done : Failed);
}

Result<ChartSpec> specIn(const QString &path)
{
    QFile file(path);
    if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
        return Error{u"%1 cannot be read."_s.arg(path)};
    if (file.size() > largestSpec)
        return Error{u"%1 is too large for a chart's spec."_s.arg(path)};
    QJsonParseError problem;
    const auto json = QJsonDocument::fromJson(file.readAll(), &problem);
    if (!json.isObject())
        return Error{u"%1 is no JSON object: %2 at byte %3."_s.arg(path, problem.errorString())
                         .arg(problem.offset)};
    return ChartSpec::fromJson(json.object());
}

Result<ChartSpec> specNamed(sqlite3 *database, const QString &name)
{
    QStringList problems;
    const auto views = readChartViews(database, &problems);
    if (!views)
        return views.error();
    for (const ChartView &view : *views) {
        if (view.name == name)
            return view.spec;
    }
    QString sentence =
        u"There is no chart “%1” in this casefile; sourceline chart CASEFILE --list names them."_s
            .arg(name);
    if (!problems.isEmpty())
        sentence += u" Not readable: "_s + problems.join(u"; "_s);
    return Error{sentence};
}

// A headline was written over all that its own filter lets through; over less it may be false.
void narrow(ChartSpec &spec, const FilterSpec &filter)
{
    const FilterSpec both = bothFilters(spec.filter, filter);
    if (both == spec.filter)
        return;
    spec.filter = both;
    if (!spec.title.isEmpty() || !spec.subtitle.isEmpty())
        complain(u"The headline “%1” is left out: it was written without this --filter."_s.arg(
            spec.title.isEmpty() ? spec.subtitle : spec.title));
    spec.title.clear();
    spec.subtitle.clear();
}

Result<ChartPayload>
payloadFor(const QString &path, const CommandLine &line, const FilterSpec &filter)
{
    const ConnectionSource source([path] { return openForReading(path); });
    const auto connection = source.open();
    if (!connection)
        return connection.error();
    auto spec = line.has(u"view"_s) ? specNamed(connection->handle(), line.value(u"view"_s))
                                    : specIn(line.value(u"spec"_s));
    if (!spec)
        return spec.error();
    narrow(*spec, filter);
    const auto table = loadSnapshot(source);
    if (!table)
        return table.error();
    const auto rows = chartRows(spec->filter, **table, connection->handle());
    if (!rows)
        return rows.error();
    auto numbers = makeChart(*spec, {**table, *rows, connection->handle()});
    if (!numbers)
        return numbers.error();
    return ChartPayload{
        QLatin1String(SOURCELINE_VERSION), *spec, filterText(spec->filter), *std::move(numbers)};
}

// The chart last: who sees it sees what belongs to it.
std::vector<FileToWrite> filesOf(const QString &path,
                                 const CommandLine &line,
                                 const ChartPayload &payload,
                                 const QByteArray &chart)
{
    const QFileInfo info(path);
    const QString beside = info.path() + u'/' + info.completeBaseName();
    std::vector<FileToWrite> files;
    if (line.has(u"csv"_s))
        files.push_back({beside + u".csv"_s, chartCsv(payload.spec, payload.numbers)});
    if (line.has(u"text"_s))
        files.push_back(
            {beside + u".txt"_s, chartAltText(payload.spec, payload.numbers).toUtf8() + '\n'});
    files.push_back({path, chart});
    return files;
}

void addOptions(CommandLine &line)
{
    line.option(u"list"_s, u"name the charts saved in the casefile, with their kinds"_s);
    line.option(u"json"_s, u"with --list: a JSON array"_s);
    line.option(u"view"_s, u"the saved chart of this name"_s, u"NAME"_s);
    line.option(u"spec"_s, u"a chart's spec as JSON"_s, u"FILE"_s);
    line.option(u"filter"_s, u"only incidents that match this too"_s, u"EXPR"_s);
    line.option(u"o"_s, u"the file to write: .svg, .pdf or .png"_s, u"FILE"_s);
    line.option(u"size"_s, u"16:9, 4:3, a4, or pixels such as 3840x2160 (16:9)"_s, u"SIZE"_s);
    line.option(u"transparent"_s,
                u"no white ground (SVG and PNG); letters stay dark, for a light slide"_s);
    line.option(u"outlines"_s, u"letters as outlines instead of text (SVG)"_s);
    line.option(u"csv"_s, u"the plotted numbers beside it, as .csv"_s);
    line.option(u"text"_s, u"the chart in words beside it, as .txt"_s);
}

} // namespace

int runChart(const QStringList &arguments)
{
    CommandLine line("chart",
                     "Lists the charts of a casefile, or makes one as a file fit for a slide.",
                     "CASEFILE --list [--json] | CASEFILE --view NAME|--spec FILE [--filter EXPR] "
                     "-o FILE [--size SIZE] [--transparent] [--outlines] [--csv] [--text]",
                     "militias.sourceline --view \"Events by month and assessed actor\" --filter "
                     "from:2019-10 -o briefing.svg");
    addOptions(line);
    if (const auto code = line.read(arguments, 1, 1))
        return *code;
    const QString casefile = line.positionals().constFirst();
    if (line.has(u"list"_s))
        return listViews(casefile, line.has(u"json"_s));
    if (line.has(u"view"_s) == line.has(u"spec"_s))
        return line.wrong(u"one of --view and --spec is needed"_s);
    const QString path = line.value(u"o"_s);
    ChartExport options;
    const auto format = chartFormatOf(path);
    if (!format)
        return line.wrong(u"-o takes a file that ends in .svg, .pdf or .png"_s);
    options.format = *format;
    options.size = line.value(u"size"_s);
    options.transparent = line.has(u"transparent"_s);
    if (options.transparent && options.format == ChartFormat::Pdf)
        return line.wrong(u"--transparent is for .svg and .png: the page of a PDF is white"_s);
    options.textAs = line.has(u"outlines"_s) ? TextAs::Outlines : TextAs::Text;
    if (const auto size = checkChartSize(options.size); !size)
        return line.wrong(size.error().message);
    const auto filter = filterFrom(line);
    if (!filter)
        return WrongUsage;
    if (const auto possible = canWrite(path); !possible)
        return fail(possible.error().message);
    const auto payload = payloadFor(casefile, line, filter->parsed.spec);
    if (!payload)
        return fail(payload.error().message);
    if (const QStringList missing = missingChartFonts(); !missing.isEmpty())
        complain(
            u"%1 is not installed (Debian: fonts-noto-core); the chart is drawn with another font."_s
                .arg(missing.join(u", "_s)));
    const auto chart = chartFileOf(*payload, options);
    if (!chart)
        return fail(chart.error().message);
    const auto written = writeAllChecked(filesOf(path, line, *payload, *chart));
    return written ? Done : fail(written.error().message);
}

} // namespace sourceline
