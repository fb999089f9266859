#include "app/casefiles.h"

#include "model/exchange/account.h"
#include "model/store/opening.h"
#include "model/workbench/identity.h"

namespace sourceline {

using namespace Qt::StringLiterals;

Result<Connection> openForReading(const QString &path)
{
    const auto examined = examineFile(path, Access::ReadOnly);
    if (!examined)
        return examined.error();
    return Connection::open(path, Access::ReadOnly);
}

Result<std::unique_ptr<Casefile>> openForWriting(const QString &path)
{
    auto casefile = Casefile::open(path, Access::ReadWrite);
    if (casefile && (*casefile)->isReadOnly())
        return Error{(*casefile)->readOnlyReason()};
    return casefile;
}

QString personFrom(const QString &option)
{
    if (!option.trimmed().isEmpty())
        return option.trimmed();
    const bool isTold = !qEnvironmentVariable("SOURCELINE_WHO").trimmed().isEmpty();
    const Identity identity = isTold ? Identity() : storedIdentity();
    return identity.isSet() ? identity.name : accountName();
}

} // namespace sourceline
