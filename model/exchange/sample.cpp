#include "model/exchange/sample.h"

#include "model/exchange/account.h"
#include "model/exchange/pack.h"
#include "model/store/casefile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

Result<void> importSample(const QString &path, std::shared_ptr<const Pack> pack, const QString &who)
{
    auto casefile = Casefile::open(path);
    if (!casefile)
        return casefile.error();
    const Reason reason{who, u"Import the sample"_s, pack->note, "import"};
    const auto edit =
        (*casefile)->edit(reason, packImport(pack, std::make_shared<PackReport>())).result();
    return edit ? Result<void>() : Result<void>(edit.error());
}

void removeCasefile(const QString &path)
{
    for (const auto suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
}

} // namespace

Result<void> createSampleCasefile(const QString &path, const QString &who)
{
    auto pack = readPack(samplePack(), u"the sample"_s);
    if (!pack)
        return pack.error();
    const auto shared = std::make_shared<const Pack>(std::move(*pack));
    if (const auto created = Connection::create(path, shared->title); !created)
        return created;
    if (const auto imported = importSample(path, shared, who); !imported) {
        removeCasefile(path);
        return imported;
    }
    return {};
}

Result<QString> sampleCasefile()
{
    const QDir folder(QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation)
                      + u"/sourceline"_s);
    const QString path = folder.filePath(u"sample.sourceline"_s);
    if (QFileInfo::exists(path))
        return path;
    if (!folder.mkpath(u"."_s))
        return Error{
            u"The sample cannot be made: the folder %1 cannot be created."_s.arg(folder.path())};
    // Under another name until it is whole: a start that is broken off leaves no half a sample.
    const QString unfinished =
        folder.filePath(u".sample-%1.sourceline"_s.arg(QCoreApplication::applicationPid()));
    if (const auto created = createSampleCasefile(unfinished, accountName()); !created)
        return created.error();
    if (!QFile::rename(unfinished, path)) {
        removeCasefile(unfinished);
        if (!QFileInfo::exists(path)) // else another start was faster
            return Error{u"The sample cannot be made: %1 cannot be written."_s.arg(path)};
    }
    return path;
}

} // namespace sourceline
