#include "model/filter/similar.h"

#include "model/filter/filterfields.h"
#include "model/filter/localday.h"
#include "model/store/statement.h"

#include <QCoreApplication>
#include <QDate>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

struct SimilarText
{
    Q_DECLARE_TR_FUNCTIONS(Similar)
};

constexpr qint64 day = 24 * 60;
constexpr qint64 longest = 366 * day; // a date that leaves more open is near everything

QString dayText(qint64 minutes, int shift)
{
    const qint64 days = minutes >= 0 ? minutes / day : -((day - 1 - minutes) / day);
    return QDate(1970, 1, 1).addDays(days + shift).toString(Qt::ISODate);
}

void add(FilterSpec &spec, const QString &field, const QString &value)
{
    const FilterTerm term{field, u":"_s, value, false, true};
    if (!checkTerm(term))
        spec.all.push_back({term});
}

void addDates(FilterSpec &spec, const Statement &row)
{
    if (row.isNull(0) || row.isNull(1) || row.integer(1) - row.integer(0) > longest)
        return;
    const auto earliest = static_cast<qint32>(row.integer(0));
    const auto latest = static_cast<qint32>(row.integer(1));
    const auto precision = static_cast<quint8>(row.integer(2));
    // Days are those of the place where it happened, as from: and to: count them.
    const qint64 shift = localShift(earliest, latest, precision);
    add(spec, u"from"_s, dayText(earliest + shift, -similarDays));
    add(spec, u"to"_s, dayText(latest + shift, similarDays));
}

} // namespace

Result<FilterSpec> similarFilter(sqlite3 *database, Id incident)
{
    Statement row(database,
                  "SELECT d.earliest, d.latest, d.precision, t.code, p.name FROM incident i LEFT "
                  "JOIN incident_derived d ON d.incident = i.id LEFT JOIN term t ON t.id = i.means "
                  "LEFT JOIN place p ON p.id = i.place WHERE i.id = ?1");
    row.bind(1, incident);
    if (!row.next())
        return row.failed() ? row.error()
                            : Error{SimilarText::tr("This incident is not in the casefile.")};
    FilterSpec spec;
    addDates(spec, row);
    const bool dated = !spec.isEmpty();
    const QString means = row.text(3);
    // `unknown` and `none` say nothing of how it was done.
    if (!row.isNull(3) && means != u"unknown" && means != u"none")
        add(spec, u"means"_s, means);
    if (!row.isNull(4))
        add(spec, u"near"_s, row.text(4));
    if (spec.all.size() < (dated ? 3U : 2U))
        return Error{SimilarText::tr("Of day, place and means at least two must be known to look "
                                     "for similar incidents; the filter was not changed.")};
    return spec;
}

} // namespace sourceline
