#include "ui/timeline/timelinewords.h"

#include "model/text/edtf.h"
#include "model/workbench/celltext.h"
#include "model/workbench/vocabulary.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

constexpr qint32 minutesADay = 1440;
constexpr int listed = 4; // colours named in the tip of a density

QString nameOf(const std::shared_ptr<const Dictionary> &dictionary, Code code)
{
    return dictionary && code < dictionary->names.size() ? dictionary->names[code] : QString();
}

qint64 dayOf(qint32 minute)
{
    return static_cast<qint64>(std::floor(double(minute) / minutesADay));
}

QString range(qint64 least, qint64 most)
{
    return least == most ? QString::number(least)
                         : QString(QString::number(least) + u'–' + QString::number(most));
}

bool isToTheHour(const IncidentTable &table, Row row)
{
    return table.value(ByteColumn::Precision, row) <= static_cast<quint8>(DatePrecision::Hour);
}

} // namespace

QString TimelineWords::laneBy(LaneBy by)
{
    switch (by) {
    case LaneBy::Assessed:
        return tr("assessed actor");
    case LaneBy::Alleged:
        return tr("alleged actor");
    case LaneBy::EventType:
        return tr("event type");
    case LaneBy::Means:
        return tr("means");
    case LaneBy::Place:
        return tr("place");
    case LaneBy::Target:
        return tr("target");
    }
    return {};
}

static QString unnamedLane(LaneBy by)
{
    switch (by) {
    case LaneBy::Assessed:
        return TimelineWords::tr("nobody assessed");
    case LaneBy::Alleged:
        return TimelineWords::tr("nobody named");
    default:
        return TimelineWords::tr("not stated");
    }
}

QString TimelineWords::lane(const TimelineGeometry &geometry, int strip)
{
    const TimelineGeometry::Strip &s = geometry.strips[static_cast<size_t>(strip)];
    const TimelineData::Lane &lane = geometry.data->lanes[static_cast<size_t>(s.lane)];
    if (s.gathered > 0)
        return s.gathered == 1 ? tr("1 other")
                               : tr("%Ln others", nullptr, static_cast<int>(s.gathered));
    if (lane.kind == TimelineData::LaneKind::Words)
        return tr("statements, developments");
    if (lane.kind == TimelineData::LaneKind::NotLikely)
        return tr("judged, not likely");
    return lane.kind == TimelineData::LaneKind::Unnamed ? unnamedLane(geometry.data->ask.by)
                                                        : lane.name;
}

QString TimelineWords::laneRule(LaneBy by)
{
    return by == LaneBy::Alleged
               ? tr("An event of which several actors are accused stands once, in the lane of the "
                    "one that most speakers name.")
               : QString();
}

QString TimelineWords::laneTip(const TimelineGeometry &geometry, int strip)
{
    const QLocale locale;
    const TimelineGeometry::Strip &s = geometry.strips[static_cast<size_t>(strip)];
    QStringList lines{lane(geometry, strip), counted(geometry, strip, {s.count, s.bands})};
    const TimelineData::LaneKind kind = geometry.data->lanes[static_cast<size_t>(s.lane)].kind;
    if (const QString rule = laneRule(geometry.data->ask.by);
        !rule.isEmpty() && kind != TimelineData::LaneKind::Words)
        lines += rule;
    if (geometry.dense)
        lines += tr("Full height: %1 in one column of pixels")
                     .arg(locale.toString(std::lround(
                         std::max(geometry.density.most[static_cast<size_t>(strip)], 1.0))));
    return lines.join(u'\n');
}

QString TimelineWords::date(const IncidentTable &table, Row row, const RowText *text)
{
    QString date = text && !text->date.isEmpty()
                       ? text->date
                       : columnDate(table.value(Int32Column::Earliest, row),
                                    table.value(Int32Column::Latest, row),
                                    table.value(ByteColumn::Precision, row));
    if (text && !text->timeLocal.isEmpty())
        date += u", " + text->timeLocal;
    return date;
}

QString TimelineWords::what(const IncidentTable &table, Row row)
{
    QStringList parts{kindWord(table.value(ByteColumn::Kind, row))};
    const QString means = nameOf(table.means, table.value(ByteColumn::Means, row));
    if (!means.isEmpty() && means != u"none")
        parts += means;
    const QString killed = figureText(table.value(Int32Column::KilledLow, row),
                                      table.value(Int32Column::KilledBest, row),
                                      table.value(Int32Column::KilledHigh, row));
    if (!killed.isEmpty())
        parts += killed == u"0" ? tr("nobody killed") : tr("killed: %1").arg(killed);
    return parts.join(u", "_s);
}

QString TimelineWords::assessment(const IncidentTable &table, Row row)
{
    const Code assessed = table.value(CodeColumn::Assessed, row);
    const QString likelihood = likelihoodWord(table.value(ByteColumn::Likelihood, row));
    if (assessed == 0)
        return likelihood.isEmpty() ? tr("Not assessed.") : tr("Assessed: %1.").arg(likelihood);
    const QString name = nameOf(table.actors, assessed);
    return likelihood.isEmpty() ? tr("Assessed: %1.").arg(name)
                                : tr("Assessed: %1, %2.").arg(name, likelihood);
}

QString TimelineWords::sentence(const TimelineData &data, Row row, const RowText *text)
{
    const IncidentTable &table = *data.ask.table;
    QStringList parts{date(table, row, text)};
    if (const QString place = nameOf(table.places, table.value(CodeColumn::Place, row));
        !place.isEmpty())
        parts += place;
    QString sentence = parts.join(u", "_s);
    if (text && !text->title.isEmpty())
        sentence += u": " + text->title;
    sentence += u". " + what(table, row) + u". ";
    const Code alleged = table.value(CodeColumn::Alleged, row);
    if (text && !text->alleged.isEmpty())
        sentence += tr("Alleged: %1.").arg(text->alleged.join(u"; "_s));
    else if (alleged != 0)
        sentence += tr("Alleged: %1, %2.")
                        .arg(nameOf(table.actors, alleged),
                             stanceWord(table.value(ByteColumn::AllegedStance, row)));
    else
        sentence += tr("Nobody is named.");
    return sentence + u' ' + assessment(table, row);
}

QString TimelineWords::tip(const TimelineData &data,
                           Row row,
                           const RowText *text,
                           const std::vector<WhoSays> *said)
{
    const IncidentTable &table = *data.ask.table;
    QStringList lines{date(table, row, text)};
    if (const QString place = nameOf(table.places, table.value(CodeColumn::Place, row));
        !place.isEmpty())
        lines += place;
    if (text)
        lines += text->title;
    lines += what(table, row);
    if (said && said->empty())
        lines += tr("Nobody is named.");
    for (const WhoSays &each : said ? *said : std::vector<WhoSays>()) {
        const QString whom = each.actor.isEmpty() ? QString() : QString(u" · " + each.actor);
        lines += tr("%1: %2").arg(each.speakers.join(u", "_s), each.stance) + whom;
    }
    if (!said && text)
        lines += text->alleged;
    lines += assessment(table, row);
    return lines.join(u'\n');
}

QString TimelineWords::period(double from, double to)
{
    const auto day = [](double minute) {
        return QDateTime::fromSecsSinceEpoch(static_cast<qint64>(minute) * 60, Qt::UTC)
            .date()
            .toString(Qt::ISODate);
    };
    const QString first = day(from);
    const QString last = day(to);
    return displayDate(first == last ? first : QString(first + u'/' + last));
}

QString TimelineWords::columnTip(const TimelineGeometry &geometry, int strip, int column)
{
    const TimelineGeometry::Density &density = geometry.density;
    const QLocale locale;
    QStringList lines{period(geometry.scale.minute(column), geometry.scale.minute(column + 1) - 1),
                      lane(geometry, strip)};
    const quint32 total = density.total(strip, column);
    lines += counted(geometry, strip, {total, 0});
    std::vector<std::pair<quint32, size_t>> parts;
    for (size_t tint = 0; tint < density.tints; ++tint) {
        if (const quint32 count = density.count(strip, tint, column); count > 0)
            parts.emplace_back(count, tint);
    }
    std::stable_sort(
        parts.begin(), parts.end(), [](const auto &a, const auto &b) { return a.first > b.first; });
    for (size_t i = 0; i < std::min<size_t>(parts.size(), listed); ++i) {
        const Tint &tint = geometry.data->tints[parts[i].second];
        const QString name =
            tint.actor == 0 ? tr("others") : nameOf(geometry.data->ask.table->actors, tint.actor);
        const QString count = locale.toString(parts[i].first);
        lines += tint.certainty == Certainty::Nobody      ? tr("nobody named: %1").arg(count)
                 : tint.certainty == Certainty::NotLikely ? tr("judged, not likely: %1").arg(count)
                 : tint.certainty == Certainty::Assessed  ? tr("assessed: %1: %2").arg(name, count)
                                                          : tr("alleged: %1: %2").arg(name, count);
    }
    if (const float spread = density.spreadAt(strip, column); spread >= 0.005F)
        lines += tr("and a share of %1 from dates that are not known so closely")
                     .arg(locale.toString(double(spread), 'g', 2));
    return lines.join(u'\n');
}

QString TimelineWords::lag(const IncidentTable &table, Row cause, Row response)
{
    qint32 causeFrom = 0;
    qint32 causeTo = 0;
    qint32 from = 0;
    qint32 to = 0;
    if (!timeOf(table, cause, causeFrom, causeTo) || !timeOf(table, response, from, to))
        return {};
    if (std::min({causeFrom, causeTo, from, to}) == figure::open)
        return {};
    if (isToTheHour(table, cause) && isToTheHour(table, response)) {
        const qint64 least = std::max(0, (from - causeTo) / 60);
        return tr("%1 h").arg(range(least, std::max<qint64>(least, (to - causeFrom) / 60)));
    }
    const qint64 least = std::max<qint64>(0, dayOf(from) - dayOf(causeTo));
    return tr("%1 d").arg(range(least, std::max(least, dayOf(to) - dayOf(causeFrom))));
}

} // namespace sourceline
