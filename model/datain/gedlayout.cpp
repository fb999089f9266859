// UCDP GED 23.1. In one-sided violence side a is who GED says did it; in the others both sides
// fight, and neither is a perpetrator.
#include "model/datain/datalayout.h"

#include <QDate>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// The days of the event, and whole months and years where GED says no more.
std::optional<RowProblem> readDates(RowCells &cells, ImportedRow &row)
{
    const auto start = cells.day(u"date_start"_s);
    const auto end = cells.day(u"date_end"_s);
    if (!start)
        return cells.noDay(u"date_start"_s);
    if (!end)
        return cells.noDay(u"date_end"_s);
    if (*end < *start)
        return RowProblem{u"date_end"_s, *end, u"is before date_start"_s};
    const QString precision = cells.text(u"date_prec"_s);
    if (!precision.isEmpty() && (precision.size() != 1 || !u"12345"_s.contains(precision)))
        return RowProblem{u"date_prec"_s, precision, u"is not 1, 2, 3, 4 or 5"_s};
    const QDate first = QDate::fromString(*start, Qt::ISODate);
    const QDate last = QDate::fromString(*end, Qt::ISODate);
    const bool isMonth = first.day() == 1 && last == first.addMonths(1).addDays(-1);
    const bool isYear = first.dayOfYear() == 1 && last == first.addYears(1).addDays(-1);
    if (precision == "4"_L1 && isMonth)
        row.dateEdtf = start->left(7);
    else if (precision == "5"_L1 && isYear)
        row.dateEdtf = start->left(4);
    else
        row.dateEdtf = *start == *end ? *start : QString(*start + u'/' + *end);
    return {};
}

std::optional<RowProblem> readPlace(RowCells &cells, ImportedRow &row)
{
    row.place = cells.text(u"where_coordinates"_s);
    row.admin1 = cells.text(u"adm_1"_s);
    row.country = cells.text(u"country"_s);
    const QString precision = cells.text(u"where_prec"_s);
    if (!precision.isEmpty()) {
        bool isNumber = false;
        const int code = precision.toInt(&isNumber);
        if (!isNumber || code < 1 || code > 7)
            return RowProblem{u"where_prec"_s, precision, u"is not 1 to 7"_s};
        row.geoPrecision = code == 1 ? 1 : code <= 3 ? 2 : 3;
    }
    return readPosition(cells, u"latitude"_s, u"longitude"_s, row);
}

std::optional<RowProblem> readDeaths(RowCells &cells, ImportedRow &row)
{
    ImportedFigure all{u"killed"_s, {}, u"figure"_s, {}, {}, {}};
    for (const auto &[column, number] :
         {std::pair{u"best"_s, &all.best}, {u"low"_s, &all.low}, {u"high"_s, &all.high}}) {
        if (auto problem = readWhole(cells, column, *number))
            return problem;
    }
    if ((all.low && all.best && *all.low > *all.best)
        || (all.best && all.high && *all.best > *all.high))
        return RowProblem{u"best"_s, cells.text(u"best"_s), u"is not between low and high"_s};
    if (all.best == 0 && all.high.value_or(0) == 0)
        all.reported = u"none"_s;
    if (all.best || all.low || all.high)
        row.figures.push_back(all);
    const auto side = [&cells](const QString &column) {
        const QString name = cells.text(column);
        return name.isEmpty() ? column : name;
    };
    for (const auto &[column, whom] : {std::pair{u"deaths_civilians"_s, u"civilians"_s},
                                       {u"deaths_a"_s, side(u"side_a"_s)},
                                       {u"deaths_b"_s, side(u"side_b"_s)},
                                       {u"deaths_unknown"_s, u"not known"_s}}) {
        std::optional<qint32> number;
        if (auto problem = readWhole(cells, column, number))
            return problem;
        // Of a part GED writes 0 where it knows of none: its sum says whether there were any.
        if (number && *number > 0)
            row.figures.push_back({u"killed"_s, whom, u"figure"_s, number, number, number});
    }
    return {};
}

QString sourcesOf(RowCells &cells)
{
    QStringList parts;
    for (const QString &column : {u"source_article"_s, u"source_original"_s}) {
        if (const QString text = cells.text(column); !text.isEmpty())
            parts.append(text);
    }
    // The article's words hold office, date and headline; where they do not, these stand for it.
    QStringList apart;
    for (const QString &column : {u"source_office"_s, u"source_date"_s, u"source_headline"_s}) {
        const QString text = cells.text(column);
        if (!text.isEmpty() && !parts.join(u' ').contains(text))
            apart.append(text);
    }
    return (parts + apart).join(u" | "_s);
}

class GedLayout : public DataLayout
{
public:
    QString name() const override { return u"UCDP GED"_s; }

    QString prefix() const override { return u"ged-"_s; }

    QStringList needed() const override
    {
        return {
            u"id"_s, u"type_of_violence"_s, u"date_start"_s, u"date_end"_s, u"side_a"_s, u"best"_s};
    }

    QStringList sourceColumns() const override
    {
        return {u"source_article"_s, u"source_original"_s, u"source_headline"_s};
    }

    std::optional<RowProblem> read(RowCells &cells, ImportedRow &row) const override
    {
        row.key = cells.text(u"id"_s);
        if (row.key.isEmpty())
            return RowProblem{u"id"_s, {}, u"is empty"_s};
        if (auto problem = readDates(cells, row))
            return problem;
        if (auto problem = readPlace(cells, row))
            return problem;
        if (auto problem = readDeaths(cells, row))
            return problem;
        const QString type = cells.text(u"type_of_violence"_s);
        if (!type.isEmpty() && !QStringList{u"1"_s, u"2"_s, u"3"_s}.contains(type))
            return RowProblem{u"type_of_violence"_s, type, u"is not 1, 2 or 3"_s};
        const QString sideA = cells.text(u"side_a"_s);
        const QString sideB = cells.text(u"side_b"_s);
        const QString dyad = cells.text(u"dyad_name"_s);
        if (type == "3"_L1 && !sideA.isEmpty()) {
            row.eventType = u"Violence against civilians"_s;
            row.attributions.push_back({sideA, u"perpetrator"_s, u"asserts"_s, sideA, {}, {}});
            row.target = sideB;
        } else {
            row.eventType = type.isEmpty() ? QString() : u"Battles"_s;
            for (const QString &side : {sideA, sideB}) {
                if (!side.isEmpty())
                    row.others.append(u"participants\t"_s + side);
            }
        }
        const QString conflict = cells.text(u"conflict_name"_s);
        row.title = dyad.isEmpty() ? (sideA.isEmpty() ? u"Event "_s + row.key : sideA) : dyad;
        if (!row.place.isEmpty())
            row.title += u", "_s + row.place;
        row.note = cells.text(u"where_description"_s);
        if (!conflict.isEmpty())
            row.others.append(u"significance\tConflict: "_s + conflict);
        if (cells.text(u"event_clarity"_s) == "2"_L1)
            row.others.append(u"status\tReported less clearly, or as a sum (event clarity 2)"_s);
        row.sources = sourcesOf(cells);
        for (const QString &column : {u"year"_s, u"geom_wkt"_s, u"number_of_sources"_s})
            cells.text(column); // stand in the date, the position and the sources
        return {};
    }

    QStringList cannotHold() const override { return {}; }
};

} // namespace

std::unique_ptr<DataLayout> gedLayout()
{
    return std::make_unique<GedLayout>();
}

} // namespace sourceline
