#include "model/workbench/versions.h"

#include "model/store/connection.h"
#include "model/store/statement.h"

#include <unicode/uversion.h>

namespace sourceline {

QString sqliteVersion()
{
    const Result<Connection> connection = Connection::inMemory();
    if (!connection)
        return {};
    Statement statement(connection->handle(), "SELECT sqlite_version()");
    return statement.next() ? statement.text(0) : QString();
}

QString icuVersion()
{
    UVersionInfo version;
    u_getVersion(version);
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_versionToString(version, text);
    return QString::fromLatin1(text);
}

} // namespace sourceline
