#include "model/datain/zipsizes.h"

#include <QtEndian>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr quint64 largestContent = quint64(4) << 30;
constexpr quint64 swollen = 200; // times the archive's size; texts of tables stay below 30
constexpr quint64 alwaysAllowed = quint64(64) << 20;

quint32 word(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint32>(bytes.constData() + at);
}

quint16 half(const QByteArray &bytes, qsizetype at)
{
    return qFromLittleEndian<quint16>(bytes.constData() + at);
}

} // namespace

Result<void> checkZipSizes(const QByteArray &archive)
{
    constexpr qsizetype endSize = 22;
    constexpr qsizetype entrySize = 46;
    const qsizetype end = archive.lastIndexOf(QByteArray("PK\x05\x06", 4));
    if (end < 0 || end + endSize > archive.size())
        return Error{u"it begins like a workbook and is not whole"_s};
    qsizetype at = word(archive, end + 16);
    quint64 total = 0;
    for (int entry = half(archive, end + 10); entry > 0; --entry) {
        if (at + entrySize > archive.size() || word(archive, at) != 0x02014b50)
            return Error{u"its list of parts is damaged"_s};
        total += word(archive, at + 24);
        at += entrySize + half(archive, at + 28) + half(archive, at + 30) + half(archive, at + 32);
    }
    const quint64 size = quint64(archive.size());
    if (total > largestContent || (total > alwaysAllowed && total / swollen > size))
        return Error{u"its %L1 bytes would become %L2, which is refused"_s.arg(size).arg(total)};
    return {};
}

} // namespace sourceline
