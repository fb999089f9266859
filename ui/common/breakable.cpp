#include "ui/common/breakable.h"

#include <QRegularExpression>

namespace sourceline {

using namespace Qt::StringLiterals;

QString breakable(const QString &text)
{
    // `mideast.example` and `a.example/b`, not `U.S.`, `e.g.`, `3.5`, `9/11` nor a full stop.
    static const QRegularExpression dot(u"(?<=\\w\\w\\w)(?=\\.[^\\W\\d_]{2})"_s,
                                        QRegularExpression::UseUnicodePropertiesOption);
    static const QRegularExpression slash(u"(?<=[^\\s/\\d]/)(?=[^\\s/\\d])"_s,
                                          QRegularExpression::UseUnicodePropertiesOption);
    if (!text.contains(u'.') && !text.contains(u'/'))
        return text;
    const QString noWidth(QChar(0x200b));
    return QString(text).replace(dot, noWidth).replace(slash, noWidth);
}

} // namespace sourceline
