#include "model/workbench/celltip.h"

#include "model/store/derive.h"
#include "model/store/likelihood.h"
#include "model/workbench/vocabulary.h"

#include <QCoreApplication>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("CellTip", text);
}

QString rangeWords(const RowText::Group &group)
{
    const QString text = figureText(group.low, group.best, group.high);
    if (!figure::isCount(group.best) || (group.low == group.best && group.best == group.high))
        return text;
    if (figure::isCount(group.low) && figure::isCount(group.high))
        return tr("best %1, between %2 and %3").arg(group.best).arg(group.low).arg(group.high);
    if (figure::isCount(group.low))
        return group.low == group.best ? tr("at least %1").arg(group.low)
                                       : tr("best %1, at least %2").arg(group.best).arg(group.low);
    return text;
}

QByteArray fieldOf(IncidentModel::Column column)
{
    switch (column) {
    case IncidentModel::Killed:
        return "killed";
    case IncidentModel::Wounded:
        return "wounded";
    case IncidentModel::Munitions:
        return "munitions";
    default:
        return "count";
    }
}

QString figureTip(const Cell &cell, IncidentModel::Column column, const RowText *text)
{
    if (cell.text.isEmpty())
        return tr("Nothing was claimed.");
    QStringList lines;
    for (const RowText::Group &group : text ? text->groups : std::vector<RowText::Group>()) {
        if (group.field != fieldOf(column))
            continue;
        QString who = group.whom == u"all" ? QString() : group.whom;
        if (!group.measure.isEmpty() && group.measure != u"unspecified")
            who = group.measure;
        lines += who.isEmpty() ? rangeWords(group) : QString(who + u": " + rangeWords(group));
    }
    if (lines.size() > 1 && column != IncidentModel::Munitions)
        lines += tr("Groups are not added to each other.");
    if (cell.conflicting)
        lines += tr(
            "Reported differently; not all of the reports can be true. Enter shows the sentences.");
    else if (cell.differing)
        lines += tr("Reported differently. Enter shows the sentences.");
    return lines.join(u'\n');
}

QString dateTip(const RowText *text)
{
    if (!text)
        return {};
    QStringList lines;
    if (!text->date.isEmpty())
        lines +=
            text->date + (text->timeLocal.isEmpty() ? QString() : QString(u", " + text->timeLocal));
    if (!text->dateWords.isEmpty())
        lines += tr("In words: %1").arg(text->dateWords);
    if (!text->dateEdtf.isEmpty())
        lines += u"EDTF "_s + text->dateEdtf;
    return lines.join(u'\n');
}

QString allegedTip(const IncidentTable &table, Row row, const RowText *text)
{
    if (table.value(CodeColumn::Alleged, row) == 0 && (!text || text->alleged.isEmpty()))
        return tr("Nobody is named by any source.");
    QStringList lines = text ? text->alleged : QStringList();
    lines += tr("What sources allege; only an assessment names a perpetrator.");
    return lines.join(u'\n');
}

QString assessedTip(const IncidentTable &table, Row row, const Cell &cell)
{
    if (cell.text.isEmpty())
        return tr("No assessment was made.");
    const quint8 band = table.value(ByteColumn::Likelihood, row);
    const QString range = likelihoodRange(band);
    QString tip = range.isEmpty() ? tr("The information is insufficient to name anybody.")
                                  : QString(cell.text + u" (" + range + u')');
    if (!range.isEmpty() && !isLikely(band))
        tip += u'\n' + tr("Less than likely: nobody is assessed to have done it.");
    if (const QString confidence = confidenceWord(table.value(ByteColumn::Confidence, row));
        !confidence.isEmpty())
        tip += u'\n' + tr("Confidence: %1").arg(confidence);
    return tip;
}

QString placeTip(const IncidentTable &table, Row row)
{
    const Code code = table.value(CodeColumn::Place, row);
    if (code == 0 || !table.places)
        return {};
    const QString country = table.places->extras[code];
    return country.isEmpty() ? table.places->names[code]
                             : QString(table.places->names[code] + u", " + country);
}

} // namespace

QString
cellTip(const IncidentTable &table, Row row, IncidentModel::Column column, const RowText *text)
{
    const Cell cell = cellOf(table, row, column, text);
    if (isFigureColumn(column))
        return figureTip(cell, column, text);
    switch (column) {
    case IncidentModel::Date:
        return dateTip(text);
    case IncidentModel::Place:
        return placeTip(table, row);
    case IncidentModel::Title:
        return text ? text->title : QString();
    case IncidentModel::Alleged:
        return allegedTip(table, row, text);
    case IncidentModel::Assessed:
        return assessedTip(table, row, cell);
    case IncidentModel::Speakers:
        return counted(table.value(ShortColumn::Speakers, row), "1 speaker", "%n speakers") + u", "
               + counted(
                   table.value(ByteColumn::Institutions, row), "1 institution", "%n institutions")
               + u", " + counted(table.value(ShortColumn::Outlets, row), "1 outlet", "%n outlets")
               + u'\n' + tr("behind its attributions");
    default:
        return cell.text;
    }
}

} // namespace sourceline
