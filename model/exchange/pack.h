#pragma once

#include "model/store/editlog.h"

#include <QByteArray>

namespace sourceline {

/// A pack: rows of recorded tables with their keys as decimal text, and the texts that may be
/// passed on (our summaries). JSON:
/// {"format": "sourceline-pack", "version": 1, "schema": n, "title": …, "note": …, "tables": {name:
/// [row…]}, "texts": [{"sha256", "text"}]}. Bytes are lower-case hex; a column that a row leaves
/// out has the schema's default. Names of columns in `values` are the schema's and live on.
struct Pack
{
    struct Row
    {
        qint64 line = 0; ///< in the file, where known
        Values values;
        int sheet = 0; ///< of a workbook's
    };

    struct Table
    {
        QByteArray name;
        std::vector<Row> rows;
        bool isPartial =
            false; ///< a column that a row leaves out is not compared with what is there
    };

    QString fileName; ///< for sentences about its rows
    QString title;
    QString note;
    std::vector<Table> tables; ///< parents first; each row's key stands first
    QStringList texts;
};

/// One sentence with file and row on anything that does not fit the schema.
Result<Pack> readPack(const QByteArray &json, const QString &fileName);

struct PackReport
{
    qint64 added = 0;
    qint64 texts = 0;   ///< added beside them
    qint64 present = 0; ///< the same row is there already
    /// A row with this key is there and differs; it is left as it is. Each field with both values.
    QStringList conflicts;
    qint64 withoutText = 0;  ///< new citations in articles whose text is not at hand,
    qint64 missingTexts = 0; ///< and how many articles these are
};

/// The change that merges a pack by key into a casefile: adds what is new, changes nothing that is
/// there. `report` is filled when it runs.
EditLog::Change packImport(std::shared_ptr<const Pack> pack, std::shared_ptr<PackReport> report);

/// What packImport() would do, found by reading only.
Result<PackReport> packDryRun(sqlite3 *database, const Pack &pack);

/// The sample that comes with the program.
QByteArray samplePack();

} // namespace sourceline
