#include "ui/history/when.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

QString stamp(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"d MMM yyyy HH:mm"_s);
}

QString shortStamp(qint64 ms)
{
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(ms);
    return at.date().year() == QDate::currentDate().year() ? at.toString(u"d MMM HH:mm"_s)
                                                           : stamp(ms);
}

} // namespace sourceline
