#include "ui/history/when.h"

#include <QDateTime>

namespace sourceline {

using namespace Qt::StringLiterals;

QString stamp(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms).toString(u"d MMM yyyy HH:mm"_s);
}

} // namespace sourceline
