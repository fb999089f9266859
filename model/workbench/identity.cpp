#include "model/workbench/identity.h"

#include "model/exchange/account.h"

#include <QSettings>
#include <QStringList>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QSettings settings()
{
    return QSettings(u"sourceline"_s, u"sourceline"_s);
}

Identity identityIn(const QSettings &settings)
{
    return {settings.value(u"identity/name"_s).toString(),
            settings.value(u"identity/initials"_s).toString()};
}

} // namespace

Identity storedIdentity()
{
    if (const Identity kept = identityIn(settings()); kept.isSet())
        return kept;
    return identityIn(QSettings()); // where it was kept before
}

void storeIdentity(const Identity &identity)
{
    QSettings kept = settings();
    kept.setValue(u"identity/name"_s, identity.name);
    kept.setValue(u"identity/initials"_s, identity.initials);
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
