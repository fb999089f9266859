#pragma once

#include <QString>

namespace sourceline {

/// Who is writing: recorded with every edit, asked once, kept in settings.
struct Identity
{
    QString name;
    QString initials; ///< what cards and notes show

    bool isSet() const { return !name.isEmpty(); }
};

Identity storedIdentity();
void storeIdentity(const Identity &identity);
/// What the account says of the person, to be confirmed.
Identity suggestedIdentity();
QString initialsOf(const QString &name); ///< `Ada King` → `AK`

} // namespace sourceline
