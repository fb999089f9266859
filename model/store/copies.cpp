#include "model/store/checkedfile.h"
#include "model/store/connection.h"
#include "model/store/keys.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLockFile>
#include <QRandomGenerator>

#include <limits>
#include <sys/stat.h>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr int lockWait = 2000; // ms; another start of the program holds it for a few ms only
constexpr qsizetype mostRemembered = 1000; // a forgotten file only draws a new number

QString stateFolder()
{
    const QString named = qEnvironmentVariable("XDG_STATE_HOME");
    // The XDG specification tells to pass over a relative one.
    const QString base =
        QDir::isAbsolutePath(named) ? named : QDir::homePath() + u"/.local/state"_s;
    return base + u"/sourceline"_s;
}

// What tells one file from another, also after `cp` over the same path.
QJsonObject identityOf(const QString &path)
{
    const QFileInfo info(path);
    struct stat status = {};
    if (path.isEmpty() || !info.exists()
        || ::stat(QFile::encodeName(path).constData(), &status) != 0)
        return {};
    const QDateTime born = info.birthTime();
    return {{u"path"_s, info.canonicalFilePath()},
            {u"device"_s, QString::number(quint64(status.st_dev))},
            {u"inode"_s, QString::number(quint64(status.st_ino))},
            {u"born"_s, born.isValid() ? QString::number(born.toMSecsSinceEpoch()) : u""_s}};
}

bool fits(const QJsonObject &remembered, const QJsonObject &identity)
{
    for (auto it = identity.begin(); it != identity.end(); ++it) {
        if (remembered.value(it.key()) != it.value())
            return false;
    }
    return true;
}

QJsonArray readCopies(const QString &file)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(in.readAll()).array();
}

void addHead(sqlite3 *database, QJsonObject &entry)
{
    Statement head(database, "SELECT seq, hash FROM edit ORDER BY seq DESC LIMIT 1");
    const bool any = head.next();
    entry.insert(u"seq"_s, any ? QString::number(head.integer(0)) : u"0"_s);
    entry.insert(u"head"_s, any ? head.text(1) : u""_s);
}

// The last edit that was seen in the file must still be in it, else an older state was put back.
bool holdsHead(sqlite3 *database, const QJsonObject &entry)
{
    const qint64 seq = entry.value(u"seq"_s).toString().toLongLong();
    if (seq == 0)
        return true;
    Statement edit(database, "SELECT hash FROM edit WHERE seq = ?1");
    edit.bind(1, seq);
    return edit.next() && edit.text(0) == entry.value(u"head"_s).toString();
}

void remember(const QString &file, QJsonArray copies, const QJsonObject &entry)
{
    for (auto i = copies.size() - 1; i >= 0; --i) {
        if (copies.at(i).toObject().value(u"path"_s) == entry.value(u"path"_s))
            copies.removeAt(i);
    }
    while (copies.size() >= mostRemembered)
        copies.removeFirst();
    copies.append(entry);
    (void)writeChecked(file, QJsonDocument(copies).toJson(), Readers::OnlyMe);
}

CopyNumber drawNumber(sqlite3 *database)
{
    Statement taken(database, "SELECT 1 FROM copy WHERE copy = ?1");
    for (;;) {
        const CopyNumber drawn =
            QRandomGenerator::system()->bounded(1, std::numeric_limits<qint32>::max());
        taken.bind(1, drawn);
        const bool isTaken = taken.next();
        taken.reset();
        if (!isTaken)
            return drawn;
    }
}

} // namespace

CopyNumber copyNumberOf(const Connection &connection)
{
    const QJsonObject identity = identityOf(connection.path());
    const QString file = stateFolder() + u"/copies.json"_s;
    if (identity.isEmpty() || !QDir().mkpath(stateFolder()))
        return drawNumber(connection.handle());
    QLockFile lock(file + u".lock"_s);
    const bool locked = lock.tryLock(lockWait);
    const QJsonArray copies = readCopies(file);
    for (const QJsonValue &value : copies) {
        const QJsonObject entry = value.toObject();
        const CopyNumber copy = entry.value(u"copy"_s).toInteger();
        if (copy > 0 && fits(entry, identity) && holdsHead(connection.handle(), entry))
            return copy;
    }
    const CopyNumber drawn = drawNumber(connection.handle());
    QJsonObject entry = identity;
    entry.insert(u"copy"_s, drawn);
    addHead(connection.handle(), entry);
    if (locked)
        remember(file, copies, entry);
    return drawn;
}

void rememberHead(const Connection &connection, CopyNumber copy)
{
    QJsonObject entry = identityOf(connection.path());
    const QString file = stateFolder() + u"/copies.json"_s;
    QLockFile lock(file + u".lock"_s);
    if (entry.isEmpty() || !QDir().mkpath(stateFolder()) || !lock.tryLock(lockWait))
        return;
    const QJsonArray copies = readCopies(file);
    for (const QJsonValue &value : copies) {
        // Another start of the program may have found a reason for a new number since.
        if (fits(value.toObject(), entry)
            && value.toObject().value(u"copy"_s).toInteger() == copy) {
            entry.insert(u"copy"_s, copy);
            addHead(connection.handle(), entry);
            remember(file, copies, entry);
            return;
        }
    }
}

} // namespace sourceline
