#include "app/casefiles.h"
#include "app/commandline.h"
#include "app/importoutput.h"
#include "app/output.h"
#include "app/verbs.h"

#include <QFile>
#include <QFileInfo>

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
};

// Articles are text files and folders of them; a pack is one JSON file.
QString kindOf(const QStringList &paths)
{
    return paths.size() == 1
                   && QFileInfo(paths.constFirst()).suffix().compare("json"_L1, Qt::CaseInsensitive)
                          == 0
               ? u"pack"_s
               : u"articles"_s;
}

Result<std::shared_ptr<const Pack>> packFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return Error{u"%1 cannot be read: %2."_s.arg(path, file.errorString())};
    if (file.size() > largestPack)
        return Error{
            u"%1 is larger than 256 MB, which no pack is; nothing was imported."_s.arg(path)};
    auto pack = readPack(file.readAll(), path);
    if (!pack)
        return pack.error();
    return std::make_shared<const Pack>(std::move(*pack));
}

// A dry run does the very same work in memory: the casefile is only read.
int dryRunPack(const Order &order, const std::shared_ptr<const Pack> &pack, Output &output)
{
    const auto connection = openForReading(order.casefile);
    if (!connection)
        return fail(connection.error().message);
    const auto report = packDryRun(connection->handle(), *pack);
    if (!report)
        return fail(report.error().message);
    writePackReport(output, *report, true, order.json);
    return output.finish(Done);
}

int importPack(const Order &order)
{
    const auto pack = packFrom(order.paths.constFirst());
    if (!pack)
        return fail(pack.error().message);
    Output output;
    if (order.dryRun)
        return dryRunPack(order, *pack, output);
    auto casefile = openForWriting(order.casefile);
    if (!casefile)
        return fail(casefile.error().message);
    const auto report = std::make_shared<PackReport>();
    const QString name = QFileInfo(order.paths.constFirst()).fileName();
    const Reason reason{order.who, u"Import pack %1"_s.arg(name), (*pack)->title, "import"};
    const auto edit = (*casefile)->edit(reason, packImport(*pack, report)).result();
    if (!edit)
        return fail(edit.error().message);
    writePackReport(output, *report, false, order.json);
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

int dryRunArticles(const Order &order)
{
    const auto connection = openForReading(order.casefile);
    if (!connection)
        return fail(connection.error().message);
    const auto articles = readArticles(order.paths, connection->handle());
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
    CommandLine line("import",
                     "Takes in a pack (.json), or articles (.txt files and folders of them), as "
                     "one edit. Articles that the\n"
                     "casefile knows are recognised by their hash, then by their likeness, and "
                     "their citations found in them.",
                     "CASEFILE FILE|FOLDER... [--as pack|articles] [--dry-run] [--json]",
                     "militias.sourceline ../seeds --as articles");
    line.option(u"as"_s,
                u"what the files are: pack or articles (else guessed from their names)"_s,
                u"KIND"_s);
    line.option(u"dry-run"_s, u"say what would be imported and write nothing"_s);
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
    const QString kind = line.has(u"as"_s) ? line.value(u"as"_s) : kindOf(order.paths);
    if (kind == "articles"_L1)
        return importArticles(order);
    if (kind != "pack"_L1)
        return line.wrong(u"--as takes pack or articles, not “%1”"_s.arg(kind));
    if (order.paths.size() > 1)
        return line.wrong(u"packs are imported one at a time"_s);
    return importPack(order);
}

} // namespace sourceline
