// The Global Terrorism Database. guncertain makes an attribution a suspicion; a claim of
// responsibility is the group's own word, reported by GTD.
#include "model/datain/datalayout.h"

#include <QDate>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

std::optional<RowProblem> readDate(RowCells &cells, ImportedRow &row)
{
    std::optional<qint32> year;
    std::optional<qint32> month;
    std::optional<qint32> day;
    for (const auto &[column, number] :
         {std::pair{u"iyear"_s, &year}, {u"imonth"_s, &month}, {u"iday"_s, &day}}) {
        if (auto problem = readWhole(cells, column, *number))
            return problem;
    }
    if (!year || *year < 1900 || *year > 2200)
        return RowProblem{u"iyear"_s, cells.text(u"iyear"_s), u"is no year"_s};
    const auto padded = [](qint32 number, int width) {
        return QString::number(number).rightJustified(width, u'0');
    };
    row.dateEdtf = padded(*year, 4);
    if (month.value_or(0) > 0) {
        row.dateEdtf += u'-' + padded(*month, 2);
        if (*month > 12)
            return RowProblem{u"imonth"_s, QString::number(*month), u"is no month"_s};
        if (day.value_or(0) > 0) {
            if (!QDate::isValid(*year, *month, *day))
                return RowProblem{u"iday"_s, QString::number(*day), u"is no day of that month"_s};
            row.dateEdtf += u'-' + padded(*day, 2);
        }
    }
    row.dateWords = cells.text(u"approxdate"_s);
    return {};
}

std::optional<RowProblem> readPlace(RowCells &cells, ImportedRow &row)
{
    row.place = cells.text(u"city"_s);
    if (row.place == "Unknown"_L1)
        row.place.clear();
    row.admin1 = cells.text(u"provstate"_s);
    row.country =
        cells.has(u"country_txt"_s) ? cells.text(u"country_txt"_s) : cells.text(u"country"_s);
    const int specificity = cells.text(u"specificity"_s).toInt();
    if (specificity >= 1 && specificity <= 4)
        row.geoPrecision = specificity == 1 ? 1 : specificity <= 3 ? 2 : 3;
    if (const QString where = cells.text(u"location"_s); !where.isEmpty())
        row.others.append(u"place\t"_s + where);
    return readPosition(cells, u"latitude"_s, u"longitude"_s, row);
}

// −99 and −9: not known.
std::optional<RowProblem> readCount(RowCells &cells,
                                    const QString &column,
                                    const QString &field,
                                    const QString &whom,
                                    ImportedRow &row)
{
    const QString text = cells.text(column);
    if (text.isEmpty())
        return {};
    if (text.toDouble() < 0) {
        row.figures.push_back({field, whom, u"unknown"_s, {}, {}, {}});
        return {};
    }
    std::optional<qint32> number;
    if (auto problem = readWhole(cells, column, number))
        return problem;
    row.figures.push_back(
        {field, whom, *number == 0 ? u"none"_s : u"figure"_s, number, number, number});
    return {};
}

void readPerpetrators(RowCells &cells, ImportedRow &row)
{
    for (const QString &number : {QString(), u"2"_s, u"3"_s}) {
        const QString group = cells.text(u"gname"_s + number);
        const QString part =
            cells.text((number.isEmpty() ? u"gsubname"_s : u"gsubname"_s + number));
        const QString uncertain =
            cells.text(u"guncertain"_s + (number.isEmpty() ? u"1"_s : number));
        const QString claimed = cells.text(number.isEmpty() ? u"claimed"_s : u"claim"_s + number);
        const QString mode = cells.text(u"claimmode"_s + number + u"_txt"_s);
        cells.text(u"claimmode"_s + number);
        if (group.isEmpty() || group == "Unknown"_L1)
            continue;
        ImportedAttribution attribution;
        attribution.actor = group;
        attribution.stance = uncertain == "1"_L1 ? u"suspects"_s : u"asserts"_s;
        attribution.wording = part.isEmpty() ? group : QString(group + u" ("_s + part + u')');
        row.attributions.push_back(attribution);
        if (claimed == "1"_L1) {
            attribution.stance = u"claims responsibility"_s;
            attribution.speaker = group;
            attribution.note = mode;
            row.attributions.push_back(attribution);
        }
    }
    if (cells.text(u"compclaim"_s) == "1"_L1)
        row.others.append(u"responsibility\tRival claims of responsibility"_s);
}

void readKinds(RowCells &cells, ImportedRow &row)
{
    QStringList attacks;
    QStringList weapons;
    QStringList targets;
    for (const QString &number : {u"1"_s, u"2"_s, u"3"_s}) {
        attacks.append(cells.text(u"attacktype"_s + number + u"_txt"_s));
        const QString weapon = cells.text(u"weaptype"_s + number + u"_txt"_s);
        const QString kind = cells.text(u"weapsubtype"_s + number + u"_txt"_s);
        weapons.append(kind.isEmpty() ? weapon : kind);
        const QString target = cells.text(u"target"_s + number);
        const QString type = cells.text(u"targtype"_s + number + u"_txt"_s);
        targets.append(target.isEmpty() ? type : target);
        for (const QString &code :
             {u"attacktype"_s, u"weaptype"_s, u"weapsubtype"_s, u"targtype"_s})
            cells.text(code + number); // stand in words beside
    }
    for (QStringList *list : {&attacks, &weapons, &targets})
        list->removeAll(QString());
    row.weapon = weapons.join(u"; "_s);
    row.target = targets.join(u"; "_s);
    row.title = attacks.value(0, u"Attack"_s);
    for (const QString &attack : attacks.mid(1))
        row.others.append(u"other\tAlso: "_s + attack);
    if (row.weapon.contains(u"Projectile"_s))
        row.means = QString(); // rockets, mortars or grenades: GTD does not tell which
}

void readDoubts(RowCells &cells, ImportedRow &row)
{
    if (cells.text(u"doubtterr"_s) == "1"_L1) {
        const QString instead = cells.text(u"alternative_txt"_s);
        row.others.append(u"status\tDoubt that it was terrorism"_s
                          + (instead.isEmpty() ? QString() : u"; perhaps "_s + instead));
    }
    if (cells.text(u"success"_s) == "0"_L1)
        row.others.append(u"status\tNot successful"_s);
    if (cells.text(u"suicide"_s) == "1"_L1)
        row.others.append(u"other\tSuicide attack"_s);
    if (const QString motive = cells.text(u"motive"_s); !motive.isEmpty())
        row.others.append(u"motive\t"_s + motive);
    const QString damage = cells.text(u"propextent_txt"_s);
    if (!damage.isEmpty())
        row.others.append(u"damage\t"_s + damage);
    if (const QString more = cells.text(u"propcomment"_s); !more.isEmpty())
        row.others.append(u"damage\t"_s + more);
}

class GtdLayout : public DataLayout
{
public:
    QString name() const override { return u"Global Terrorism Database"_s; }

    QString prefix() const override { return u"gtd-"_s; }

    QStringList needed() const override
    {
        return {u"eventid"_s, u"iyear"_s, u"imonth"_s, u"iday"_s, u"gname"_s};
    }

    QStringList sourceColumns() const override
    {
        return {u"scite1"_s, u"scite2"_s, u"scite3"_s, u"dbsource"_s};
    }

    std::optional<RowProblem> read(RowCells &cells, ImportedRow &row) const override
    {
        row.key = cells.text(u"eventid"_s);
        if (row.key.isEmpty())
            return RowProblem{u"eventid"_s, {}, u"is empty"_s};
        if (auto problem = readDate(cells, row))
            return problem;
        if (auto problem = readPlace(cells, row))
            return problem;
        for (const auto &[column, field, whom] : {std::tuple{u"nkill"_s, u"killed"_s, QString()},
                                                  {u"nkillter"_s, u"killed"_s, u"attackers"_s},
                                                  {u"nkillus"_s, u"killed"_s, u"US"_s},
                                                  {u"nwoundus"_s, u"wounded"_s, u"US"_s},
                                                  {u"nwound"_s, u"wounded"_s, QString()},
                                                  {u"nwoundte"_s, u"wounded"_s, u"attackers"_s}}) {
            if (auto problem = readCount(cells, column, field, whom, row))
                return problem;
        }
        readKinds(cells, row);
        readPerpetrators(cells, row);
        readDoubts(cells, row);
        if (!row.place.isEmpty())
            row.title += u", "_s + row.place;
        QStringList notes{cells.text(u"summary"_s), cells.text(u"addnotes"_s)};
        notes.removeAll(QString());
        row.note = notes.join(u'\n');
        QStringList sources;
        for (const QString &column : {u"scite1"_s, u"scite2"_s, u"scite3"_s, u"dbsource"_s})
            sources.append(cells.text(column));
        sources.removeAll(QString());
        row.sources = sources.join(u" | "_s);
        return {};
    }

    QStringList cannotHold() const override { return {}; }
};

} // namespace

std::unique_ptr<DataLayout> gtdLayout()
{
    return std::make_unique<GtdLayout>();
}

} // namespace sourceline
