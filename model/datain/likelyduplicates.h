#pragma once

#include "model/datain/knownplaces.h"
#include "model/datain/recordnames.h"

namespace sourceline {

class KnownRows;

/// A record of the casefile that may tell what a row tells.
struct LikelyDuplicate
{
    RecordName record;
    QString why;   ///< `same day, same place`
    int score = 0; ///< more is likelier
};

/// Finds which records may tell the same as the rows of a table, by the rule for possible
/// duplicates (model/store/duplicaterule.h). Records of the dataset itself are told apart by its
/// own keys. Reads the records of a place by its index, once; for dry runs.
class LikelyDuplicates
{
public:
    static constexpr size_t most = 3; ///< of one row

    LikelyDuplicates(sqlite3 *database, const KnownRows &known, QString prefix);

    /// Best first.
    Result<std::vector<LikelyDuplicate>> of(const ImportedRow &row);

private:
    struct Record
    {
        Id incident;
        DuplicateSpan span;
        Id means;
        QString kind;
    };

    Result<const std::vector<Record> *> recordsAt(Id place);
    void compare(const ImportedRow &row,
                 const ComparedRecord &asked,
                 const std::vector<Record> &records,
                 PlaceLikeness place,
                 std::vector<LikelyDuplicate> &found) const;

    sqlite3 *m_database;
    RecordNames m_names;
    const KnownRows &m_known;
    QString m_prefix;
    std::optional<KnownPlaces> m_places;
    QHash<Id, std::vector<Record>> m_records; ///< by place; those with a date, by when they begin
};

} // namespace sourceline
