#include "model/exchange/recognise.h"

#include "model/exchange/outletsofsites.h"
#include "model/store/rowreader.h"
#include "model/text/sketch.h"

namespace sourceline {

namespace {

// True where some document has this very text.
Result<bool> recogniseByHash(sqlite3 *database, ArticleFile &file)
{
    // The coded article before a version that has the same text.
    Statement statement(database,
                        "SELECT coalesce(d.version_of, d.id), d.version_of IS NULL, d.id, "
                        "EXISTS (SELECT 1 FROM text t WHERE t.sha256 = d.sha256) "
                        "FROM document d WHERE d.sha256 = ?1 AND d.kind <> 'summary' "
                        "ORDER BY d.version_of IS NOT NULL, d.id LIMIT 1");
    statement.bind(1, file.sha256);
    if (!statement.next())
        return statement.failed() ? Result<bool>(statement.error()) : Result<bool>(false);
    file.known = statement.id(0);
    file.exact = statement.integer(1) != 0;
    if (!file.exact)
        file.version = statement.id(2);
    file.attached = statement.integer(3) != 0;
    file.similarity = 1;
    return true;
}

struct Likeness
{
    ArticleFile *file;
    QByteArray sketch;
    Id best;
    double similarity = 0;
    double second = 0;

    void compare(Id document, const QByteArray &other)
    {
        const double alike = sketchSimilarity(sketch, other, documentSketchLimit);
        if (alike > similarity) {
            second = similarity;
            similarity = alike;
            best = document;
        } else if (alike > second) {
            second = alike;
        }
    }
};

// One pass over the documents for all files: there may be a hundred thousand of them.
Result<void> recogniseByLikeness(sqlite3 *database,
                                 std::vector<Likeness> &files,
                                 const std::atomic_bool *cancelled)
{
    Statement statement(
        database,
        "SELECT d.id, d.shingles, CASE WHEN d.shingles IS NULL THEN t.text END FROM document d "
        "LEFT JOIN text t ON t.sha256 = d.sha256 "
        "WHERE d.kind <> 'summary' AND d.version_of IS NULL");
    const auto read = forEachRow(statement, [&](RowReader row) {
        if (cancelled && *cancelled)
            return;
        const Id document = row.id();
        QByteArray sketch = row.blob();
        if (const QString text = row.text(); sketch.isEmpty() && !text.isEmpty())
            sketch = sketchOf(text, documentSketchLimit);
        for (Likeness &each : files)
            each.compare(document, sketch);
    });
    for (const Likeness &each : files) {
        if (each.similarity < alikeEnough || each.similarity - each.second < clearlyBest)
            continue;
        each.file->known = each.best;
        each.file->similarity = each.similarity;
    }
    return read;
}

// Letters and digits only: The Example, the example.
QString foldedName(const QString &name)
{
    QString folded;
    for (const QChar c : name.toCaseFolded()) {
        if (c.isLetterOrNumber())
            folded += c;
    }
    return folded;
}

// Whether the file is another outlet's than each document with this text, or than the one it is
// like. A text that is recorded without its words is the original first of all.
Result<void> compareOutlets(sqlite3 *database, ArticleFile &file)
{
    const QString found = foldedName(file.found.outlet);
    if (found.isEmpty() || (file.isSameText() && !file.attached))
        return {};
    const QByteArray which = file.isSameText() ? "d.sha256 = ?1" : "d.id = ?1";
    const QByteArray sql =
        "SELECT o.name FROM document d JOIN actor o ON o.id = d.outlet WHERE " + which
        + " UNION SELECT n.name FROM document d JOIN actor_name n ON n.actor = d.outlet WHERE "
        + which;
    Statement names(database, sql.constData());
    if (file.isSameText())
        names.bind(1, file.sha256);
    else
        names.bind(1, file.known);
    bool isNamed = false;
    bool isIts = false;
    const auto read = forEachRow(names, [&](RowReader row) {
        const QString name = foldedName(row.text());
        isNamed = true;
        isIts = isIts || name.contains(found) || found.contains(name);
    });
    file.otherOutlet = isNamed && !isIts;
    return read;
}

// What is recorded of the document that a file is known as. A changed text has facts of its own.
Result<void> readKnown(sqlite3 *database, ArticleFile &file)
{
    Statement statement(database,
                        "SELECT d.title, o.name, d.author, d.published_edtf, d.url FROM document d "
                        "LEFT JOIN actor o ON o.id = d.outlet WHERE d.id = ?1");
    statement.bind(1, file.known);
    ArticleFacts recorded;
    const auto read = forEachRow(statement, [&recorded](RowReader row) {
        for (QString *fact : {&recorded.title,
                              &recorded.outlet,
                              &recorded.author,
                              &recorded.published,
                              &recorded.url})
            *fact = row.text();
    });
    file.knownTitle = recorded.title;
    file.knownOutlet = recorded.outlet;
    if (!file.isSameText())
        file.changes = changesSince(database, file.known, Offsets(file.text), file.sentences);
    const bool isItself = file.exact && file.becomes != Becoming::WireCopy;
    file.facts = isItself ? orElse(recorded, {}) : orElse(file.found, recorded);
    if (!read || !file.exact)
        return read;
    std::vector<TextRange> sentences;
    std::vector<TextRange> boilerplate;
    Statement coded(
        database,
        "SELECT start, \"end\", boilerplate FROM sentence WHERE document = ?1 ORDER BY start");
    coded.bind(1, file.known);
    const auto ranges = forEachRow(coded, [&](RowReader row) {
        sentences.push_back({row.number().value_or(0), row.number().value_or(0)});
        if (row.flag())
            boilerplate.push_back(sentences.back());
    });
    if (!sentences.empty()) {
        file.sentences = std::move(sentences);
        file.boilerplate = std::move(boilerplate);
    }
    return ranges;
}

Becoming becomingOf(const ArticleFile &file)
{
    if (file.otherOutlet)
        return Becoming::WireCopy;
    if (file.attached)
        return Becoming::Attached;
    if (file.isSameText())
        return Becoming::Original;
    return file.known.isValid() ? Becoming::Version : Becoming::New;
}

} // namespace

Result<void> recognise(sqlite3 *database,
                       const std::vector<ArticleFile *> &files,
                       const std::atomic_bool *cancelled)
{
    std::vector<Likeness> unknown;
    for (ArticleFile *file : files) {
        const auto found = recogniseByHash(database, *file);
        if (!found)
            return found.error();
        if (!*found)
            unknown.push_back({file, sketchOf(file->text, documentSketchLimit), {}, 0, 0});
    }
    if (!unknown.empty()) {
        if (const auto done = recogniseByLikeness(database, unknown, cancelled); !done)
            return done;
    }
    for (ArticleFile *file : files) {
        if (file->known.isValid()) {
            if (const auto compared = compareOutlets(database, *file); !compared)
                return compared;
        }
        file->becomes = becomingOf(*file);
        if (!file->known.isValid())
            continue;
        if (const auto read = readKnown(database, *file); !read)
            return read;
    }
    return nameOutletsBySite(database, files);
}

} // namespace sourceline
