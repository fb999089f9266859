#include "model/store/rawfile.h"

#include "model/store/sqlitesetup.h"
#include "model/store/statement.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <memory>
#include <sqlite3.h>
#include <vector>

namespace sourceline {

namespace {

// An sqlite3_file with the name that has to live as long.
class VfsFile
{
public:
    explicit VfsFile(const QString &path)
        : m_vfs(sqlite3_vfs_find(nullptr))
        , m_name(sqlite3_create_filename(QFile::encodeName(path).constData(), "", "", 0, nullptr),
                 sqlite3_free_filename)
        , m_memory(size_t(m_vfs->szOsFile))
    {
        m_result =
            m_name ? m_vfs->xOpen(
                m_vfs, m_name.get(), file(), SQLITE_OPEN_READONLY | SQLITE_OPEN_MAIN_DB, nullptr)
                   : SQLITE_NOMEM;
    }

    ~VfsFile()
    {
        if (file()->pMethods)
            file()->pMethods->xClose(file());
    }

    VfsFile(const VfsFile &) = delete;
    VfsFile &operator=(const VfsFile &) = delete;

    int result() const { return m_result; }

    sqlite3_file *file() { return reinterpret_cast<sqlite3_file *>(m_memory.data()); }

private:
    sqlite3_vfs *m_vfs;
    std::unique_ptr<const char, decltype(&sqlite3_free_filename)> m_name;
    std::vector<char> m_memory;
    int m_result = SQLITE_OK;
};

// A commit of another program takes the lock for a moment only; half a second is the busy timeout
// of our connections too.
int lockForReading(sqlite3_file *file)
{
    constexpr int tries = 10;
    int code = SQLITE_BUSY;
    for (int i = 0; i < tries; ++i) {
        code = file->pMethods->xLock(file, SQLITE_LOCK_SHARED);
        if (code != SQLITE_BUSY)
            break;
        QThread::msleep(50);
    }
    return code;
}

int readStart(sqlite3_file *file, RawFile &raw, qsizetype bytes)
{
    sqlite3_int64 size = 0;
    int code = file->pMethods->xFileSize(file, &size);
    if (code != SQLITE_OK)
        return code;
    raw.size = size;
    raw.start.resize(qMin(bytes, qsizetype(size)));
    return file->pMethods->xRead(file, raw.start.data(), int(raw.start.size()), 0);
}

} // namespace

Result<RawFile> readRawFile(const QString &path, qsizetype bytes)
{
    if (const int code = setUpSqlite(); code != SQLITE_OK)
        return sqliteError(path, code, QString());
    VfsFile opened(QFileInfo(path).canonicalFilePath());
    if (opened.result() != SQLITE_OK)
        return sqliteError(
            path, opened.result(), QString::fromUtf8(sqlite3_errstr(opened.result())));
    RawFile raw;
    int code = lockForReading(opened.file());
    if (code == SQLITE_OK) {
        code = readStart(opened.file(), raw, bytes);
        opened.file()->pMethods->xUnlock(opened.file(), SQLITE_LOCK_NONE);
    }
    if (code != SQLITE_OK)
        return sqliteError(path, code, QString::fromUtf8(sqlite3_errstr(code)));
    return raw;
}

} // namespace sourceline
