#include "model/chart/cellwords.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Chart)
};

} // namespace

QString markedValue(const ChartCell &cell, const QString &number)
{
    if (cell.isSilent())
        return Words::tr("not stated");
    QString text = number;
    if (cell.about > 0)
        text.prepend(u'~');
    if (cell.atLeast > 0)
        text.append(u'+');
    return text;
}

QString plainNumber(double value)
{
    return QString::number(value, 'g', 15);
}

} // namespace sourceline
