#include "model/chart/cellwords.h"

#include <QCoreApplication>
#include <QLocale>

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

QString statedShare(const ChartCell &cell)
{
    if (cell.silent <= 0 || cell.isSilent())
        return {};
    static const QLocale english(QLocale::English, QLocale::UnitedStates); // as on the axes
    return Words::tr("%1 of %2 stated")
        .arg(english.toString(cell.count - cell.silent), english.toString(cell.count));
}

QString statedValue(const ChartCell &cell, const QString &number)
{
    const QString share = statedShare(cell);
    const QString value = markedValue(cell, number);
    return share.isEmpty() ? value : Words::tr("%1 (%2)").arg(value, share);
}

QString plainNumber(double value)
{
    return QString::number(value, 'g', 15);
}

} // namespace sourceline
