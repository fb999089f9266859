#pragma once

#include <QStringView>

namespace sourceline {

/// What can close a value that `mark` opens; empty: it opens none. " is the filter language's own,
/// anywhere in a value. What editors and messages make of it opens one only where it begins, for
/// inside of a word it may be meant.
inline QStringView closingMarks(QChar mark)
{
    switch (mark.unicode()) {
    case u'"':
        return u"\"";
    case u'“':
    case u'”':
    case u'„':
        return u"”“";
    case u'«':
        return u"»";
    case u'»':
        return u"«";
    default:
        return {};
    }
}

inline bool isQuoteMark(QChar c)
{
    return !closingMarks(c).isEmpty();
}

} // namespace sourceline
