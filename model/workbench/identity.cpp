#include "model/workbench/identity.h"

#include "model/exchange/account.h"

#include <QSettings>
#include <QStringList>

namespace sourceline {

using namespace Qt::StringLiterals;

Identity storedIdentity()
{
    const QSettings settings;
    return {settings.value(u"identity/name"_s).toString(),
            settings.value(u"identity/initials"_s).toString()};
}

void storeIdentity(const Identity &identity)
{
    QSettings settings;
    settings.setValue(u"identity/name"_s, identity.name);
    settings.setValue(u"identity/initials"_s, identity.initials);
}

Identity suggestedIdentity()
{
    const QString name = accountName();
    return {name, initialsOf(name)};
}

QString initialsOf(const QString &name)
{
    QString initials;
    const QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    for (const QString &word : words)
        initials += word.front().toUpper();
    return initials.left(4);
}

} // namespace sourceline
