#include "model/exchange/account.h"

#include <pwd.h>
#include <unistd.h>

namespace sourceline {

using namespace Qt::StringLiterals;

QString accountName()
{
    const QString wanted = qEnvironmentVariable("SOURCELINE_WHO").trimmed();
    if (!wanted.isEmpty())
        return wanted;
    const passwd *entry = getpwuid(getuid());
    if (!entry)
        return u"user %1"_s.arg(getuid());
    // The comment field is the full name, then comma-separated rooms and telephones.
    const QString full = QString::fromLocal8Bit(entry->pw_gecos).section(u',', 0, 0).trimmed();
    return full.isEmpty() ? QString::fromLocal8Bit(entry->pw_name) : full;
}

} // namespace sourceline
