#pragma once

#include "model/columns/incidenttable.h"

#include <QByteArray>

namespace sourceline {

/// How columns are kept in column_segment. A row holds one column of one segment: the values as
/// they lie in memory, and eight bytes that tell whether they are still what was written there.
/// One row more, `formatColumn`, says in which format all others are, and counts (as its edit) how
/// often they were written; the dictionaries are rows of keys by code, in parts.
namespace kept {

inline constexpr const char *formatColumn = "format";
inline constexpr size_t partCodes = 32'768; ///< of a dictionary's part

/// Says which program can read what is kept: its layout, and the machine's order of bytes.
QByteArray format();

inline constexpr size_t dictionaryCount = 5;

/// In the order of IncidentTable's.
inline constexpr std::array<const char *, dictionaryCount> dictionaryNames{
    "actor codes", "place codes", "event type codes", "sub-event type codes", "means codes"};

inline std::array<const Dictionary *, dictionaryCount> dictionariesOf(const IncidentTable &table)
{
    return {table.actors.get(),
            table.places.get(),
            table.eventTypes.get(),
            table.subEventTypes.get(),
            table.means.get()};
}

/// Names in the file, for ever: the enumerations of incidenttable.h in their order.
inline constexpr std::array<const char *, int32Columns> int32Names{"earliest",
                                                                   "latest",
                                                                   "killed low",
                                                                   "killed best",
                                                                   "killed high",
                                                                   "wounded low",
                                                                   "wounded best",
                                                                   "wounded high",
                                                                   "munitions low",
                                                                   "munitions best",
                                                                   "munitions high",
                                                                   "count low",
                                                                   "count best",
                                                                   "count high"};
inline constexpr std::array<const char *, byteColumns> byteNames{"precision",
                                                                 "kind",
                                                                 "event type",
                                                                 "sub-event type",
                                                                 "means",
                                                                 "munitions measure",
                                                                 "differing",
                                                                 "conflicting",
                                                                 "alleged stance",
                                                                 "alleged actors",
                                                                 "likelihood",
                                                                 "confidence",
                                                                 "review",
                                                                 "institutions"};
inline constexpr std::array<const char *, shortColumns> shortNames{
    "claims", "attributions", "speakers", "outlets", "documents", "citations"};
inline constexpr std::array<const char *, codeColumns> codeNames{"place", "alleged", "assessed"};

/// Calls `use` with name and array of every column of a segment, `living` among them, until it
/// returns false; whether it never did.
template <typename AnySegment, typename Use>
bool forEachColumn(AnySegment &segment, Use use)
{
    const auto each = [&use](const auto &names, auto &columns) {
        for (size_t i = 0; i < names.size(); ++i) {
            if (!use(names[i], columns[i]))
                return false;
        }
        return true;
    };
    return each(int32Names, segment.int32s) && each(byteNames, segment.bytes)
           && each(shortNames, segment.shorts) && each(codeNames, segment.codes)
           && use("living", segment.living);
}

/// `values` as they go into the file, in `row` where the place and the edit of that row are part of
/// what is verified.
void pack(QByteArrayView values, const char *column, qint64 segment, qint64 edit, QByteArray &row);
/// The values in a row of the file; null when they are not what was written there.
QByteArrayView unpacked(QByteArrayView row, const char *column, qint64 segment, qint64 edit);

template <typename T>
QByteArrayView bytesOf(const std::vector<T> &values)
{
    return {reinterpret_cast<const char *>(values.data()),
            static_cast<qsizetype>(values.size() * sizeof(T))};
}

} // namespace kept

} // namespace sourceline
