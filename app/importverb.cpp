#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/importoutput.h"
#include "app/importtable.h"
#include "app/output.h"
#include "app/verbs.h"
#include "model/datain/datalayout.h"
#include "model/datain/webannotationimport.h"

#include <QFile>
#include <QFileInfo>

#include <optional>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 largestPack = qint64(256) << 20;

struct Order
{
    QString casefile;
    QStringList paths;
    QString who;
    bool dryRun = false;
    bool json = false;
    bool isAnnotation = false; ///< citations as W3C Web Annotation, which come in like a pack
    bool keepOriginals = false;
    std::optional<Becoming> alike; ///< what becomes of one that is like an article here
};

// Articles are files and folders of them; a pack is one JSON file, a table one of CSV or XLSX.
QString kindOf(const QStringList &paths)
{
    static const QStringList tables{u"csv"_s, u"tsv"_s, u"xlsx"_s};
    if (paths.size() == 1 && QFileInfo(paths.constFirst()).suffix().toLower() == "jsonld"_L1)
        return u"web-annotation"_s;
    if (paths.size() == 1 && tables.contains(QFileInfo(paths.constFirst()).suffix().toLower()))
        return u"table"_s;
    return paths.size() == 1
                   && QFileInfo(paths.constFirst()).suffix().compare("json"_L1, Qt::CaseInsensitive)
                          == 0
               ? u"pack"_s
               : u"articles"_s;
}

Result<std::shared_ptr<Pack>> packFrom(const QString &path, bool isAnnotation)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{u"%1 cannot be read: %2."_s.arg(path, file.errorString())};
    if (file.size() > largestPack)
        return Error{
            u"%1 is larger than 256 MB, which no pack is; nothing was imported."_s.arg(path)};
    auto pack =
        isAnnotation ? readWebAnnotation(file.readAll(), path) : readPack(file.readAll(), path);
    if (!pack)
        return pack.error();
    return std::make_shared<Pack>(std::move(*pack));
}

// Of citations only those come in whose records are here.
Result<QStringList> leftOutOf(const Order &order, Pack &pack, sqlite3 *database)
{
    QStringList sentences;
    if (!order.isAnnotation)
        return sentences;
    const auto leftOut = leaveOutUnplaced(database, pack);
    if (!leftOut)
        return leftOut.error();
    for (const UnplacedCitation &each : *leftOut)
        sentences.append(u"annotation %1, %2"_s.arg(each.number).arg(each.reason));
    return sentences;
}

// A dry run does the very same work in memory: the casefile is only read.
int dryRunPack(const Order &order, const std::shared_ptr<Pack> &pack, Output &output)
{
    const auto connection = openForReading(order.casefile);
    if (!connection)
        return fail(connection.error().message);
    const auto leftOut = leftOutOf(order, *pack, connection->handle());
    if (!leftOut)
        return fail(leftOut.error().message);
    const auto report = packDryRun(connection->handle(), *pack);
    if (!report)
        return fail(report.error().message);
    writePackReport(output, *report, true, order.json, *leftOut);
    return output.finish(Done);
}

int importPack(const Order &order)
{
    const auto pack = packFrom(order.paths.constFirst(), order.isAnnotation);
    if (!pack)
        return fail(pack.error().message);
    Output output;
    if (order.dryRun)
        return dryRunPack(order, *pack, output);
    auto casefile = openForWriting(order.casefile);
    if (!casefile)
        return fail(casefile.error().message);
    Result<QStringList> leftOut = QStringList();
    {
        const auto reader = (*casefile)->reader();
        leftOut = reader ? leftOutOf(order, **pack, reader->handle())
                         : Result<QStringList>(reader.error());
    }
    if (!leftOut)
        return fail(leftOut.error().message);
    const auto report = std::make_shared<PackReport>();
    const QString name = QFileInfo(order.paths.constFirst()).fileName();
    const Reason reason{order.who, u"Import pack %1"_s.arg(name), (*pack)->title, "import"};
    const auto edit = (*casefile)->edit(reason, packImport(*pack, report)).result();
    if (!edit)
        return fail(edit.error().message);
    writePackReport(output, *report, false, order.json, *leftOut);
    return output.finish(Done);
}

int articlesCode(const std::vector<ArticleOutcome> &articles)
{
    int code = Done;
    for (const ArticleOutcome &outcome : articles) {
        if (!outcome.problem.isEmpty())
            code = fail(outcome.problem);
    }
    return code;
}

// What the options say of articles that are not simply recognised.
void choose(const Order &order, std::vector<ArticleOutcome> &articles)
{
    for (ArticleOutcome &outcome : articles) {
        ArticleFile &file = outcome.file;
        const bool isAlike =
            file.becomes == Becoming::Version || file.becomes == Becoming::WireCopy;
        if (isAlike && order.alike)
            file.becomes = *order.alike;
        // The very text that is here is no correction of it, and no other article.
        if (file.isSameText() && file.attached
            && (file.becomes == Becoming::Version || file.becomes == Becoming::New))
            file.becomes = Becoming::Attached;
        outcome.file.keepsOriginal = order.keepOriginals;
    }
}

std::optional<Becoming> becomingFrom(const QString &word)
{
    if (word == "version"_L1)
        return Becoming::Version;
    if (word == "copy"_L1)
        return Becoming::WireCopy;
    if (word == "new"_L1)
        return Becoming::New;
    return word == "skip"_L1 ? std::optional(Becoming::LeftOut) : std::nullopt;
}

int dryRunArticles(const Order &order)
{
    const auto connection = openForReading(order.casefile);
    if (!connection)
        return fail(connection.error().message);
    auto articles = readArticles(order.paths, connection->handle());
    choose(order, articles);
    Output output;
    writeArticles(output, articles, true, order.json);
    return output.finish(articlesCode(articles));
}

int importArticles(const Order &order)
{
    if (order.dryRun)
        return dryRunArticles(order);
    auto casefile = openForWriting(order.casefile);
    if (!casefile)
        return fail(casefile.error().message);
    auto articles = std::make_shared<std::vector<ArticleOutcome>>();
    {
        const auto reader = (*casefile)->reader();
        if (!reader)
            return fail(reader.error().message);
        *articles = readArticles(order.paths, reader->handle());
    }
    choose(order, *articles);
    const Reason reason{order.who, u"Import articles"_s, order.paths.join(u", "_s), "import"};
    const auto edit = (*casefile)->edit(reason, articleImport(articles)).result();
    if (!edit)
        return fail(edit.error().message);
    Output output;
    writeArticles(output, *articles, false, order.json);
    return output.finish(articlesCode(*articles));
}

} // namespace

int runImport(const QStringList &arguments)
{
    CommandLine line(
        "import",
        "Takes in a pack (.json), articles (.txt, .html and .pdf files and folders of them), or a "
        "table (.csv, .xlsx), as one edit.\n"
        "Articles that the casefile knows are recognised by their hash, then by their "
        "likeness, and their citations\nfound in them. Tables in the layouts of ACLED, "
        "UCDP GED, GTD and our own are recognised by their columns.",
        "CASEFILE FILE|FOLDER... [--as KIND] [--alike version|copy|new|skip] [--keep-originals] "
        "[--map FILE] [--dry-run] [--json]",
        "militias.sourceline ../seeds --as articles");
    line.option(
        u"as"_s,
        u"what the files are: pack, articles, csv, xlsx, acled, ucdp-ged, gtd or web-annotation (else guessed)"_s,
        u"KIND"_s);
    line.option(
        u"alike"_s,
        u"what an article becomes that is like one here: version (the same article, "
        "corrected), copy (the same report in another outlet), new or skip; else a copy where "
        "the file names another outlet, and a version where not"_s,
        u"KIND"_s);
    line.option(u"keep-originals"_s, u"keep the bytes of the files too"_s);
    line.option(u"dry-run"_s, u"say what would be imported and write nothing"_s);
    line.option(
        u"map"_s,
        u"table: what its columns are, as JSON (\"dataset\", \"columns\": {field: heading}); fields: "_s
            + mappedFieldNames().join(u", "_s),
        u"FILE"_s);
    line.option(u"rejected"_s, u"table: where rejected rows go (beside it)"_s, u"FILE"_s);
    line.option(u"raw"_s, u"table of ours that was exported with --raw"_s);
    line.option(u"progress"_s, u"table: say how many rows are read, a line a step"_s);
    line.option(u"json"_s, u"print JSON"_s);
    line.option(u"who"_s, u"whose edit it is"_s, u"NAME"_s);
    if (const auto code = line.read(arguments, 2, -1))
        return *code;
    Order order;
    order.paths = line.positionals();
    order.casefile = order.paths.takeFirst();
    order.who = personFrom(line.value(u"who"_s));
    order.dryRun = line.has(u"dry-run"_s);
    order.json = line.has(u"json"_s);
    order.keepOriginals = line.has(u"keep-originals"_s);
    if (line.has(u"alike"_s)) {
        const auto alike = becomingFrom(line.value(u"alike"_s));
        if (!alike)
            return line.wrong(u"--alike takes version, copy, new or skip, not “%1”"_s.arg(
                line.value(u"alike"_s)));
        order.alike = *alike;
    }
    const QString kind = line.has(u"as"_s) ? line.value(u"as"_s) : kindOf(order.paths);
    if (kind == "articles"_L1)
        return importArticles(order);
    static const QStringList tables{
        u"table"_s, u"csv"_s, u"xlsx"_s, u"acled"_s, u"ucdp-ged"_s, u"gtd"_s};
    order.isAnnotation = kind == "web-annotation"_L1;
    if (kind != "pack"_L1 && !order.isAnnotation && !tables.contains(kind))
        return line.wrong(
            u"--as takes pack, articles, csv, xlsx, acled, ucdp-ged, gtd or web-annotation, not “%1”"_s
                .arg(kind));
    if (order.paths.size() > 1)
        return line.wrong(u"packs and tables are imported one at a time"_s);
    if (tables.contains(kind))
        return importTable({order.casefile,
                            order.paths.constFirst(),
                            order.who,
                            kind,
                            line.value(u"map"_s),
                            line.value(u"rejected"_s),
                            order.dryRun,
                            order.json,
                            line.has(u"progress"_s),
                            line.has(u"raw"_s)});
    return importPack(order);
}

} // namespace sourceline
