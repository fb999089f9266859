#include "model/columns/keptformat.h"

#include <bit>
#include <cstring>

namespace sourceline::kept {

namespace {

constexpr quint64 odd = 0x9e3779b97f4a7c15;
constexpr qsizetype tail = sizeof(quint64);

quint64 mixed(quint64 state, quint64 word)
{
    return std::rotl(state ^ word, 29) * odd;
}

quint64 wordAt(const char *bytes)
{
    quint64 word = 0;
    std::memcpy(&word, bytes, sizeof word);
    return word;
}

// Tells a slip of the disk, not of a mind: whoever writes the file can write this too. Four lanes,
// so that it runs as fast as memory.
quint64 checksumOf(QByteArrayView values, const char *column, qint64 segment, qint64 edit)
{
    quint64 start = mixed(mixed(odd, static_cast<quint64>(segment)), static_cast<quint64>(edit));
    for (const char *c = column; *c != '\0'; ++c)
        start = mixed(start, static_cast<quint8>(*c));
    start = mixed(start, static_cast<quint64>(values.size()));
    std::array<quint64, 4> lanes{start, ~start, start * odd, ~start * odd};
    const char *at = values.data();
    qsizetype left = values.size();
    for (; left >= 4 * tail; left -= 4 * tail, at += 4 * tail) {
        for (size_t lane = 0; lane < lanes.size(); ++lane)
            lanes[lane] = mixed(lanes[lane], wordAt(at + lane * tail));
    }
    for (; left > 0; --left, ++at)
        lanes[0] = mixed(lanes[0], static_cast<quint8>(*at));
    return mixed(mixed(mixed(lanes[0], lanes[1]), lanes[2]), lanes[3]);
}

} // namespace

QByteArray format()
{
    // Raised when a column is added, or reads the record in another way.
    return std::endian::native == std::endian::little ? "1 little-endian" : "1 big-endian";
}

void pack(QByteArrayView values, const char *column, qint64 segment, qint64 edit, QByteArray &row)
{
    const quint64 checksum = checksumOf(values, column, segment, edit);
    row.resize(values.size() + tail);
    if (!values.isEmpty())
        std::memcpy(row.data(), values.data(), static_cast<size_t>(values.size()));
    std::memcpy(row.data() + values.size(), &checksum, sizeof checksum);
}

QByteArrayView unpacked(QByteArrayView row, const char *column, qint64 segment, qint64 edit)
{
    if (row.size() < tail)
        return {};
    const QByteArrayView values = row.chopped(tail);
    return wordAt(row.data() + values.size()) == checksumOf(values, column, segment, edit)
               ? values
               : QByteArrayView();
}

} // namespace sourceline::kept
