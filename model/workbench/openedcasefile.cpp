#include "model/workbench/openedcasefile.h"

#include "model/store/schema.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace sourceline {

namespace {

constexpr int firstScreenRows = 64; // more than fit on a tall screen

Result<Snapshot> readRows(const Casefile &casefile, const std::vector<Id> &ids)
{
    const Result<Connection> connection = casefile.reader();
    if (!connection)
        return Error{QCoreApplication::translate(
            "sourceline::Workbench",
            "The casefile could not be opened for reading; nothing in it was changed. Try to open "
            "it again.")};
    sqlite3 *database = connection->handle();
    const auto table = loadRows(database, ids.empty() ? firstIds(database, firstScreenRows) : ids);
    return table ? Result<Snapshot>(*table) : table.error();
}

} // namespace

void beginToOpen()
{
    QThreadPool::globalInstance()->start([] { expectedSchemaText(currentSchema()); });
}

std::shared_ptr<OpenedCasefile> openCasefile(const QString &path,
                                             Access wanted,
                                             const std::vector<Id> &firstScreen,
                                             std::atomic<bool> &cancelled,
                                             QThread *thread)
{
    auto made = std::make_shared<OpenedCasefile>();
    made->opened = Casefile::prepare(path, wanted, cancelled);
    if (!made->opened || cancelled)
        return made;
    auto casefile = Casefile::open(path, wanted, true);
    if (!casefile) {
        made->opened = casefile.error();
        return made;
    }
    made->casefile = std::move(*casefile);
    made->firstScreen = readRows(*made->casefile, firstScreen);
    made->casefile->moveToThread(thread);
    return made;
}

} // namespace sourceline
