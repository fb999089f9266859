// ACLED (columns since 2023-03-20): who did it is ACLED's assertion, not ours.
#include "model/datain/datalayout.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// `Unidentified Armed Group (Iraq)`: an actor whom nobody has identified.
bool isNobody(const QString &actor)
{
    return actor.startsWith(u"Unidentified"_s);
}

// 1 the day; 2 some day of a week, which an approximate day says; 3 the month.
std::optional<RowProblem> readDate(RowCells &cells, ImportedRow &row)
{
    const auto day = cells.day(u"event_date"_s);
    if (!day)
        return cells.noDay(u"event_date"_s);
    const QString precision = cells.text(u"time_precision"_s);
    row.dateEdtf = precision == "2"_L1   ? QString(*day + u'~')
                   : precision == "3"_L1 ? day->left(7)
                                         : *day;
    if (!precision.isEmpty() && !QStringList{u"1"_s, u"2"_s, u"3"_s}.contains(precision))
        return RowProblem{u"time_precision"_s, precision, u"is not 1, 2 or 3"_s};
    return {};
}

std::optional<RowProblem> readPlace(RowCells &cells, ImportedRow &row)
{
    row.place = cells.text(u"location"_s);
    row.admin1 = cells.text(u"admin1"_s);
    row.country = cells.text(u"country"_s);
    const QString precision = cells.text(u"geo_precision"_s);
    if (!precision.isEmpty() && !QStringList{u"1"_s, u"2"_s, u"3"_s}.contains(precision))
        return RowProblem{u"geo_precision"_s, precision, u"is not 1, 2 or 3"_s};
    if (!precision.isEmpty())
        row.geoPrecision = precision.toInt();
    return readPosition(cells, u"latitude"_s, u"longitude"_s, row);
}

void readActors(RowCells &cells, ImportedRow &row)
{
    const QString actor = cells.text(u"actor1"_s);
    const QString associated = cells.text(u"assoc_actor_1"_s);
    if (isNobody(actor)) {
        // Not to know who it was accuses nobody, and keeps no name back: a claim, no attribution.
        row.others.append(
            u"responsibility\t"_s + actor
            + (associated.isEmpty() ? QString() : u" (associated: %1)"_s.arg(associated)));
    } else if (!actor.isEmpty()) {
        ImportedAttribution attribution;
        attribution.actor = actor;
        attribution.wording = actor;
        if (!associated.isEmpty())
            attribution.note = u"Associated: "_s + associated;
        row.attributions.push_back(attribution);
    }
    QStringList targets{cells.text(u"actor2"_s), cells.text(u"assoc_actor_2"_s)};
    targets.removeAll(QString());
    row.target = targets.join(u"; "_s);
    const QString civilians = cells.text(u"civilian_targeting"_s);
    if (!civilians.isEmpty())
        row.others.append(u"target\t"_s + civilians);
}

class AcledLayout : public DataLayout
{
public:
    QString name() const override { return u"ACLED"_s; }

    QString prefix() const override { return u"acled-"_s; }

    QStringList needed() const override
    {
        return {u"event_id_cnty"_s, u"event_date"_s, u"event_type"_s, u"actor1"_s};
    }

    QStringList sourceColumns() const override { return {u"source"_s}; }

    std::optional<RowProblem> read(RowCells &cells, ImportedRow &row) const override
    {
        row.key = cells.text(u"event_id_cnty"_s);
        if (row.key.isEmpty())
            return RowProblem{u"event_id_cnty"_s, {}, u"is empty"_s};
        if (auto problem = readDate(cells, row))
            return problem;
        if (auto problem = readPlace(cells, row))
            return problem;
        row.eventType = cells.text(u"event_type"_s);
        row.subEventType = cells.text(u"sub_event_type"_s);
        row.note = cells.text(u"notes"_s);
        row.sources = cells.text(u"source"_s);
        if (const QString scale = cells.text(u"source_scale"_s);
            !scale.isEmpty() && !row.sources.isEmpty())
            row.sources += u" ("_s + scale + u')';
        row.tags = cells.text(u"tags"_s).split(u';', Qt::SkipEmptyParts);
        row.title = row.subEventType.isEmpty() ? row.eventType : row.subEventType;
        if (!row.place.isEmpty())
            row.title += u", "_s + row.place;
        readActors(cells, row);
        std::optional<qint32> killed;
        if (auto problem = readWhole(cells, u"fatalities"_s, killed))
            return problem;
        // ACLED writes 0 where none are reported: that nobody was killed it does not say.
        if (killed && *killed == 0)
            row.figures.push_back({u"killed"_s, {}, u"not reported"_s, {}, {}, {}});
        else if (killed)
            row.figures.push_back({u"killed"_s, {}, u"figure"_s, killed, killed, {}});
        cells.text(u"year"_s); // is in the date
        return {};
    }

    QStringList cannotHold() const override
    {
        return {
            u"that fatalities are ACLED's most conservative estimate (kept as a figure open above)"_s};
    }
};

} // namespace

std::unique_ptr<DataLayout> acledLayout()
{
    return std::make_unique<AcledLayout>();
}

} // namespace sourceline
