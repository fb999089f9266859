#include "model/filter/onlythese.h"

#include <QStringList>

namespace sourceline {

using namespace Qt::StringLiterals;

FilterSpec onlyThese(const std::vector<Id> &incidents)
{
    QStringList ids;
    for (const Id id : incidents)
        ids.append(id.toText());
    return {{{{u"ref"_s, u":"_s, ids.join(u','), false, true}}}};
}

} // namespace sourceline
