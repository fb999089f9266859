#include "model/store/check.h"

#include "model/store/chain.h"
#include "model/store/checkcitations.h"
#include "model/store/checksearch.h"
#include "model/store/problems.h"
#include "model/store/statement.h"

#include <QCryptographicHash>

#include <sqlite3.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

void checkStructure(sqlite3 *database, Problems &problems)
{
    // Not quick_check: that a row is missing from an index is found only this way.
    Statement pages(database, "PRAGMA integrity_check(50)");
    while (pages.next()) {
        if (pages.text(0) != u"ok"_s)
            problems.add(u"The file is damaged: %1."_s.arg(pages.text(0).simplified()));
    }
    if (pages.failed())
        problems.add(pages.error().message);
}

void checkForeignKeys(sqlite3 *database, Problems &problems)
{
    Statement keys(database, "PRAGMA foreign_key_check");
    while (keys.next()) {
        const QString row = keys.isNull(1) ? u"A row"_s : u"Row "_s + keys.text(1);
        problems.add(u"%1 of %2 points at a row of %3 that is not there."_s.arg(
            row, keys.text(0), keys.text(2)));
    }
    if (keys.failed())
        problems.add(keys.error().message);
}

void checkTexts(sqlite3 *database, Problems &problems)
{
    Statement texts(database, "SELECT id, sha256, text FROM text ORDER BY id");
    while (texts.next()) {
        const QByteArrayView stored = texts.utf8View(2);
        const QByteArray hash = QCryptographicHash::hash(
            QByteArray::fromRawData(stored.data(), stored.size()), QCryptographicHash::Sha256);
        if (hash.toHex() != texts.utf8(1))
            problems.add(
                u"Stored text %1 is not the text that was stored: its SHA-256 differs."_s.arg(
                    texts.integer(0)));
    }
    if (texts.failed())
        problems.add(texts.error().message);
}

qint64 countEdits(sqlite3 *database)
{
    Statement count(database, "SELECT count(*) FROM edit");
    return count.next() ? count.integer(0) : 0;
}

// Whether there was nothing to add.
bool note(CheckReport &report, const Problems &problems)
{
    report.problems += problems.sentences();
    return problems.isEmpty();
}

} // namespace

CheckReport checkCasefile(sqlite3 *database)
{
    CheckReport report;
    Problems structure;
    Problems keys;
    Problems texts;
    Problems chain;
    checkStructure(database, structure);
    checkForeignKeys(database, keys);
    report.integrity = note(report, structure) & note(report, keys);
    checkTexts(database, texts);
    report.texts = note(report, texts);
    report.edits = countEdits(database);
    for (const QString &sentence : chainProblems(database))
        chain.add(sentence);
    report.chain = note(report, chain);
    const QStringList search = searchProblems(database);
    report.search = search.isEmpty();
    report.problems += search;
    checkCitations(database, report);
    return report;
}

} // namespace sourceline
