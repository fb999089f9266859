#include "ui/paper/paperwords.h"

#include <QDateTime>
#include <QLocale>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QLocale english()
{
    return {QLocale::English, QLocale::UnitedStates};
}

} // namespace

QString dayText(const QDate &day)
{
    return english().toString(day, u"d MMM yyyy"_s);
}

QString momentText(qint64 milliseconds)
{
    return english().toString(QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC),
                              u"d MMM yyyy HH:mm"_s)
           + u" UTC"_s;
}

QString shortHash(const QByteArray &hex)
{
    const QString text = QString::fromLatin1(hex);
    return text.size() <= 16 ? text : QString(text.first(8) % u'…' % text.last(6));
}

} // namespace sourceline
