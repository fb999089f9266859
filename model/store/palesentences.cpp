#include "model/store/palesentences.h"

#include "model/store/rowreader.h"

namespace sourceline {

Result<PaleSentences> paleSentencesOf(sqlite3 *database, Id document)
{
    Statement statement(database,
                        "SELECT boilerplate, start, \"end\" FROM sentence WHERE document = ?1 AND "
                        "(boilerplate = 1 OR skipped = 1) ORDER BY start");
    statement.bind(1, document);
    PaleSentences pale;
    const auto read = forEachRow(statement, [&pale](RowReader row) {
        std::vector<TextRange> &ranges = row.flag() ? pale.boilerplate : pale.skipped;
        const qint32 start = row.number().value_or(0);
        ranges.push_back({start, row.number().value_or(0)});
    });
    return read ? Result<PaleSentences>(std::move(pale)) : Result<PaleSentences>(read.error());
}

} // namespace sourceline
