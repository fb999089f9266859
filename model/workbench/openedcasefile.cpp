#include "model/workbench/openedcasefile.h"

#include "model/store/schema.h"

#include <QCoreApplication>
#include <QThreadPool>

namespace sourceline {

namespace {

constexpr int firstScreenRows = 64; // more than fit on a tall screen

void readFirstScreen(OpenedCasefile &made, const std::vector<Id> &wanted)
{
    const Result<Connection> connection = made.casefile->reader();
    if (!connection) {
        made.firstScreen = Error{QCoreApplication::translate(
            "sourceline::Workbench",
            "The casefile could not be opened for reading; nothing in it was changed. Try to open "
            "it again.")};
        return;
    }
    sqlite3 *database = connection->handle();
    made.firstIncidents = wanted.empty() ? firstIds(database, firstScreenRows) : wanted;
    const auto table = loadRows(database, made.firstIncidents);
    made.firstScreen = table ? Result<Snapshot>(*table) : table.error();
    made.firstTexts = readRowTexts(database, made.firstIncidents);
}

} // namespace

void readyToOpen()
{
    QThreadPool::globalInstance()->start([] { expectedSchemaText(currentSchema()); });
}

std::shared_ptr<OpenedCasefile> openCasefile(const QString &path,
                                             Access wanted,
                                             const std::vector<Id> &firstScreen,
                                             std::atomic<bool> &cancelled,
                                             const Casefile::Verdict &examined,
                                             QThread *thread)
{
    auto made = std::make_shared<OpenedCasefile>();
    made->opened = Casefile::prepare(path, wanted, cancelled, examined);
    if (!made->opened || cancelled)
        return made;
    auto casefile = Casefile::open(path, wanted, true);
    if (!casefile) {
        made->opened = casefile.error();
        return made;
    }
    made->casefile = std::move(*casefile);
    readFirstScreen(*made, firstScreen);
    made->casefile->moveToThread(thread);
    return made;
}

} // namespace sourceline
