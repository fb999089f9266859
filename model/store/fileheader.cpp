#include "model/store/fileheader.h"

#include "model/store/rawfile.h"
#include "model/store/schema.h"
#include "model/store/statement.h"
#include "model/store/uri.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QtEndian>

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype headerSize = 100;
constexpr QByteArrayView magic("SQLite format 3\0", 16);

quint32 numberAt(const QByteArray &header, qsizetype at)
{
    return qFromBigEndian<quint32>(header.constData() + at);
}

qint64 pageSize(const QByteArray &header)
{
    const auto stored = qFromBigEndian<quint16>(header.constData() + 16);
    return stored == 1 ? 65536 : stored;
}

bool isOurs(const QByteArray &header)
{
    return numberAt(header, 68) == casefileApplicationId;
}

// Every field that has few lawful values, so that a damaged header does not reach SQLite.
bool isLawful(const QByteArray &header)
{
    const qint64 size = pageSize(header);
    const auto isFormat = [](char c) {
        return c == 1 || c == 2;
    };
    const quint32 schemaFormat = numberAt(header, 44);
    return size >= 512 && (size & (size - 1)) == 0 && isFormat(header[18]) && isFormat(header[19])
           && header[20] == 0 && header.mid(21, 3) == QByteArray("\x40\x20\x20")
           && schemaFormat >= 1 && schemaFormat <= 4 && numberAt(header, 56) == 1
           && header.mid(72, 20) == QByteArray(20, '\0') && qint32(numberAt(header, 60)) > 0;
}

// The page count in the header is to be trusted only where the same program wrote it last.
bool isCutShort(const QByteArray &header, qint64 fileSize)
{
    const bool countHolds = numberAt(header, 24) == numberAt(header, 92);
    return fileSize % pageSize(header) != 0
           || (countHolds && numberAt(header, 28) * pageSize(header) > fileSize);
}

// In any 8-bit encoding.
bool looksLikeText(const QByteArray &start)
{
    return std::all_of(start.cbegin(), start.cend(), [](char c) {
        return uchar(c) >= 0x20 || (c >= '\t' && c <= '\r');
    });
}

// stat(2) and no open(2): opening a FIFO would wait, and closing a descriptor of our own would drop
// the locks that SQLite holds on the same file in this process (POSIX; howtocorrupt.html, 2.2).
Result<void> judgeEntry(const QString &path, const QString &file)
{
    struct stat entry = {};
    const QByteArray name = QFile::encodeName(path);
    if (::stat(name.constData(), &entry) != 0) {
        if (errno == EACCES)
            return Error{
                u"You may not look into the folder of %1. Nothing was opened; ask its owner for the right to read."_s
                    .arg(file)};
        return Error{u"There is no file %1. Nothing was made; check the name."_s.arg(file)};
    }
    if (S_ISDIR(entry.st_mode))
        return Error{
            u"%1 is a folder, not a casefile. Nothing was opened; choose a file in it."_s.arg(
                file)};
    if (!S_ISREG(entry.st_mode))
        return Error{
            u"%1 is no ordinary file but a device or a pipe. Nothing was opened."_s.arg(file)};
    if (::faccessat(AT_FDCWD, name.constData(), R_OK, AT_EACCESS) != 0)
        return Error{
            u"You may not read %1. Nothing was opened; ask its owner for the right to read."_s.arg(
                file)};
    if (entry.st_size == 0)
        return Error{u"%1 is empty, so it is not a casefile. It was left as it is."_s.arg(file)};
    return {};
}

Result<void> judgeBytes(const QByteArray &header, const QString &file)
{
    const Error damaged{
        u"The header of %1 is damaged. Nothing was changed; keep the file, and open a backup."_s
            .arg(file)};
    if (!header.startsWith(magic)) {
        if (header.size() >= headerSize && isOurs(header))
            return damaged;
        if (looksLikeText(header))
            return Error{
                u"%1 is a text file, not a casefile. It was left as it is; use import to bring texts in."_s
                    .arg(file)};
        return Error{
            u"%1 is not a casefile, or its header is damaged. It was left as it is."_s.arg(file)};
    }
    if (header.size() < headerSize)
        return damaged;
    if (!isOurs(header))
        return Error{
            u"%1 is an SQLite database of another program, not a casefile. It was left as it is."_s
                .arg(file)};
    if (!isLawful(header))
        return damaged;
    return {};
}

} // namespace

Result<FileHeader> readHeader(const QString &path)
{
    const QString file = QDir::toNativeSeparators(path);
    if (Result<void> entry = judgeEntry(path, file); !entry)
        return entry.error();
    const Result<RawFile> raw = readRawFile(path, headerSize);
    if (!raw)
        return raw.error();
    if (Result<void> bytes = judgeBytes(raw->start, file); !bytes)
        return bytes.error();
    // Pages may be waiting in the log.
    if (walBeside(path) == WalBeside::None && isCutShort(raw->start, raw->size))
        return Error{
            u"%1 is damaged: its end is missing. Nothing was changed; keep the file, and open a backup."_s
                .arg(file)};
    return FileHeader{int(numberAt(raw->start, 60))};
}

} // namespace sourceline
