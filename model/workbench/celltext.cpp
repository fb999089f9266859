#include "model/workbench/celltext.h"

#include "model/store/derive.h"
#include "model/store/likelihood.h"
#include "model/text/edtf.h"
#include "model/workbench/vocabulary.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

#include <optional>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint32 halfDay = 12 * 60;

QString tr(const char *text)
{
    return QCoreApplication::translate("IncidentModel", text);
}

struct FigureColumns
{
    Int32Column low, best, high;
    quint32 bit;
    const char *field;
};

std::optional<FigureColumns> figureColumns(IncidentModel::Column column)
{
    switch (column) {
    case IncidentModel::Killed:
        return FigureColumns{Int32Column::KilledLow,
                             Int32Column::KilledBest,
                             Int32Column::KilledHigh,
                             KilledBit,
                             "killed"};
    case IncidentModel::Wounded:
        return FigureColumns{Int32Column::WoundedLow,
                             Int32Column::WoundedBest,
                             Int32Column::WoundedHigh,
                             WoundedBit,
                             "wounded"};
    case IncidentModel::Munitions:
        return FigureColumns{Int32Column::MunitionsLow,
                             Int32Column::MunitionsBest,
                             Int32Column::MunitionsHigh,
                             MunitionsBit,
                             "munitions"};
    case IncidentModel::Count:
        return FigureColumns{Int32Column::CountLow,
                             Int32Column::CountBest,
                             Int32Column::CountHigh,
                             CountBit,
                             "count"};
    default:
        return std::nullopt;
    }
}

Cell figureCell(const IncidentTable &table,
                Row row,
                const FigureColumns &columns,
                const RowText *text)
{
    const qint32 low = table.value(columns.low, row);
    const qint32 best = table.value(columns.best, row);
    const qint32 high = table.value(columns.high, row);
    Cell cell;
    cell.text = text && columns.bit != MunitionsBit
                    ? groupsText(text->groups, columns.field, low, best, high)
                    : QString();
    if (cell.text.isEmpty())
        cell.text = figureText(low, best, high);
    cell.faint = best == figure::notReported || best == figure::unknown;
    cell.differing = (table.value(ByteColumn::Differing, row) & columns.bit) != 0;
    cell.conflicting = (table.value(ByteColumn::Conflicting, row) & columns.bit) != 0;
    return cell;
}

Cell dateCell(const IncidentTable &table, Row row, const RowText *text)
{
    Cell cell;
    cell.text = text ? text->date
                     : columnDate(table.value(Int32Column::Earliest, row),
                                  table.value(Int32Column::Latest, row),
                                  table.value(ByteColumn::Precision, row));
    cell.differing = (table.value(ByteColumn::Differing, row) & DateBit) != 0;
    cell.conflicting = (table.value(ByteColumn::Conflicting, row) & DateBit) != 0;
    if (cell.text.isEmpty()) {
        cell.text = tr("no date");
        cell.faint = true;
    }
    return cell;
}

Cell allegedCell(const IncidentTable &table, Row row)
{
    const Code code = table.value(CodeColumn::Alleged, row);
    const quint8 stance = table.value(ByteColumn::AllegedStance, row);
    const quint8 actors = table.value(ByteColumn::AllegedActors, row);
    Cell cell;
    if (code == 0) {
        cell.text = tr("nobody named");
        cell.faint = true;
        return cell;
    }
    cell.text = table.actors->names[code];
    cell.actor = table.actors->ids[code];
    cell.faint = isStanceAgainst(stance);
    if (cell.faint)
        cell.text += u' ' + stanceWord(stance);
    if (actors > 1)
        cell.suffix = u'+' + QString::number(actors - 1);
    return cell;
}

Cell assessedCell(const IncidentTable &table, Row row)
{
    const Code code = table.value(CodeColumn::Assessed, row);
    const quint8 band = table.value(ByteColumn::Likelihood, row);
    const QString likelihood = likelihoodWord(band);
    Cell cell;
    if (code == 0) { // nobody has judged, or the judgement is that nobody can be named
        cell.text = likelihood;
        cell.faint = true;
        return cell;
    }
    // The likelihood first: of a name alone, cut off, "almost no chance" would look like a finding.
    cell.text = likelihood.isEmpty() ? table.actors->names[code]
                                     : QString(likelihood + u": " + table.actors->names[code]);
    cell.faint = !isLikely(band);
    if (!cell.faint)
        cell.actor = table.actors->ids[code];
    return cell;
}

Cell titleCell(const RowText *text)
{
    Cell cell;
    cell.text = text ? text->title : u"…"_s;
    cell.faint = !text;
    return cell;
}

QString fieldWords(quint8 bits)
{
    QStringList words;
    static constexpr std::pair<quint32, const char *> names[] = {
        {KilledBit, QT_TRANSLATE_NOOP("IncidentModel", "killed")},
        {WoundedBit, QT_TRANSLATE_NOOP("IncidentModel", "wounded")},
        {MunitionsBit, QT_TRANSLATE_NOOP("IncidentModel", "munitions")},
        {CountBit, QT_TRANSLATE_NOOP("IncidentModel", "counted")},
        {DateBit, QT_TRANSLATE_NOOP("IncidentModel", "date")}};
    for (const auto &[bit, name] : names) {
        if (bits & bit)
            words += tr(name);
    }
    return words.join(u", "_s);
}

QString numberText(quint16 value)
{
    return value == 0xffff ? u"65535+"_s : QString::number(value);
}

QString nameOf(const std::shared_ptr<const Dictionary> &dictionary, Code code)
{
    return dictionary && code < dictionary->names.size() ? dictionary->names[code] : QString();
}

QString wordText(const IncidentTable &table, Row row, IncidentModel::Column column)
{
    switch (column) {
    case IncidentModel::Place:
        return nameOf(table.places, table.value(CodeColumn::Place, row));
    case IncidentModel::Country: {
        const Code code = table.value(CodeColumn::Place, row);
        return table.places && code < table.places->extras.size() ? table.places->extras[code]
                                                                  : QString();
    }
    case IncidentModel::Kind:
        return kindWord(table.value(ByteColumn::Kind, row));
    case IncidentModel::EventType:
        return nameOf(table.eventTypes, table.value(ByteColumn::EventType, row));
    case IncidentModel::SubEventType:
        return nameOf(table.subEventTypes, table.value(ByteColumn::SubEventType, row));
    case IncidentModel::Means:
        return nameOf(table.means, table.value(ByteColumn::Means, row));
    case IncidentModel::Likelihood:
        return likelihoodWord(table.value(ByteColumn::Likelihood, row));
    case IncidentModel::Confidence:
        return confidenceWord(table.value(ByteColumn::Confidence, row));
    case IncidentModel::Conflicting:
        return fieldWords(table.value(ByteColumn::Conflicting, row));
    case IncidentModel::Review:
        return reviewWord(table.value(ByteColumn::Review, row));
    default:
        return {};
    }
}

QString tallyText(const IncidentTable &table, Row row, IncidentModel::Column column)
{
    switch (column) {
    case IncidentModel::Speakers:
        return numberText(table.value(ShortColumn::Speakers, row));
    case IncidentModel::Claims:
        return numberText(table.value(ShortColumn::Claims, row));
    case IncidentModel::Attributions:
        return numberText(table.value(ShortColumn::Attributions, row));
    case IncidentModel::Outlets:
        return numberText(table.value(ShortColumn::Outlets, row));
    case IncidentModel::Documents:
        return numberText(table.value(ShortColumn::Documents, row));
    case IncidentModel::Citations:
        return numberText(table.value(ShortColumn::Citations, row));
    case IncidentModel::Institutions:
        return QString::number(table.value(ByteColumn::Institutions, row));
    default:
        return {};
    }
}

QString edtfDay(qint32 minutes)
{
    return QDateTime::fromSecsSinceEpoch(qint64(minutes) * 60, Qt::UTC)
        .date()
        .toString(Qt::ISODate);
}

} // namespace

bool isFigureColumn(IncidentModel::Column column)
{
    return figureColumns(column).has_value();
}

Cell cellOf(const IncidentTable &table, Row row, IncidentModel::Column column, const RowText *text)
{
    if (const auto columns = figureColumns(column))
        return figureCell(table, row, *columns, text);
    switch (column) {
    case IncidentModel::Date:
        return dateCell(table, row, text);
    case IncidentModel::Title:
        return titleCell(text);
    case IncidentModel::Alleged:
        return allegedCell(table, row);
    case IncidentModel::Assessed:
        return assessedCell(table, row);
    default:
        break;
    }
    Cell cell;
    cell.text = tallyText(table, row, column);
    if (cell.text.isEmpty())
        cell.text = wordText(table, row, column);
    cell.faint = cell.text == u"0";
    return cell;
}

QString columnDate(qint32 earliest, qint32 latest, quint8 precision)
{
    const bool hasStart = earliest > figure::open;
    const bool hasEnd = latest > figure::open;
    if (!hasStart && !hasEnd)
        return {};
    // Columns are in UTC and do not keep the zone. Half a day inside either end is the right day in
    // every zone but the Pacific's last two.
    const auto day = [](qint32 minutes) {
        return edtfDay(minutes);
    };
    const auto precisionOf = DatePrecision(precision);
    if (precisionOf == DatePrecision::Range || hasStart != hasEnd)
        return displayDate((hasStart ? day(earliest + halfDay) : u".."_s) + u'/'
                           + (hasEnd ? day(latest - halfDay) : u".."_s));
    const QString middle = day(earliest + (latest - earliest) / 2);
    switch (precisionOf) {
    case DatePrecision::Month:
        return displayDate(middle.left(7));
    case DatePrecision::Season:
    case DatePrecision::Year:
        return displayDate(middle.left(4));
    case DatePrecision::Decade:
        return displayDate(middle.left(3) + u'X');
    default:
        return displayDate(middle);
    }
}

QString groupsText(const std::vector<RowText::Group> &groups,
                   const QByteArray &field,
                   qint32 low,
                   qint32 best,
                   qint32 high)
{
    QStringList parts;
    for (const RowText::Group &group : groups) {
        if (group.field != field)
            continue;
        if (group.low == low && group.best == best && group.high == high)
            return {};
        if (figure::isCount(group.low) || figure::isCount(group.best)
            || figure::isCount(group.high))
            parts += figureText(group.low, group.best, group.high);
    }
    return parts.size() > 1 ? parts.join(u" + "_s) : QString();
}

QString figureText(qint32 low, qint32 best, qint32 high)
{
    if (best == figure::notReported || low == figure::notReported)
        return tr("not reported");
    if (best == figure::unknown || low == figure::unknown)
        return tr("unknown");
    const bool hasLow = figure::isCount(low);
    const bool hasHigh = figure::isCount(high);
    if (!figure::isCount(best)) {
        if (hasLow && hasHigh)
            return low == high ? QString::number(low)
                               : QString(QString::number(low) + u'–' + QString::number(high));
        if (hasLow)
            return QString::number(low) + u'+';
        return hasHigh ? tr("up to %1").arg(high) : QString();
    }
    const QString shown = QString::number(best);
    if (!hasLow && !hasHigh)
        return tr("about %1").arg(best);
    if (hasLow && hasHigh)
        return low == high ? shown
                           : QString(shown + u" (" + QString::number(low) + u'–'
                                     + QString::number(high) + u')');
    if (hasLow)
        return low == best ? QString(shown + u'+')
                           : QString(shown + u" (" + QString::number(low) + u"+)");
    return best == high ? tr("up to %1").arg(high)
                        : QString(shown + u" (" + tr("up to %1").arg(high) + u')');
}

} // namespace sourceline
