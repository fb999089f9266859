#include "model/store/id.h"

#include <limits>

namespace sourceline {

Id Id::fromText(QStringView text)
{
    // Stricter than QString::toLongLong, which takes signs, white space and the digits of other
    // scripts: one id has one spelling.
    if (text.isEmpty() || text.size() > 19 || text.front() == u'0')
        return {};
    quint64 value = 0;
    for (const QChar c : text) {
        if (c < u'0' || c > u'9')
            return {};
        value = value * 10 + quint64(c.unicode() - u'0');
    }
    constexpr auto largest = quint64(std::numeric_limits<qint64>::max());
    return value <= largest ? Id{qint64(value)} : Id{};
}

} // namespace sourceline
