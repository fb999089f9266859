#include "model/coding/labels.h"

#include "model/coding/rows.h"
#include "model/store/claimwords.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

#include <array>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// %1 the actor, %2 the incident.
QString pattern(const QString &stance)
{
    struct Wording
    {
        QLatin1String stance;
        QLatin1String words;
    };

    static constexpr std::array wordings{
        Wording{"asserts"_L1, "%1 accused of %2"_L1},
        Wording{"suspects"_L1, "%1 suspected of %2"_L1},
        Wording{"implies"_L1, "%1 implied in %2"_L1},
        Wording{"claims responsibility"_L1, "%1 claims %2"_L1},
        Wording{"denies"_L1, "%1 denies %2"_L1},
        Wording{"rules out"_L1, "%1 ruled out for %2"_L1},
        Wording{"doubts"_L1, "%1 doubted for %2"_L1},
        Wording{"investigates"_L1, "%1 investigated for %2"_L1},
        Wording{"declines to name"_L1, "Perpetrator of %2 not named"_L1}};
    for (const Wording &wording : wordings) {
        if (stance == wording.stance)
            return wording.words;
    }
    return u"%1 and %2"_s;
}

// Names that another has too are made again.
template <typename Make>
void tellApart(QStringList &names, Make make)
{
    const QStringList before = names;
    for (qsizetype i = 0; i < names.size(); ++i) {
        if (before.count(before[i]) > 1)
            names[i] = make(i);
    }
}

QString titleAndDate(sqlite3 *database, Id incident)
{
    const QString title = textOf(columnOf(database, "incident", "title", incident));
    const QString date = displayDate(textOf(columnOf(database, "incident", "date_edtf", incident)));
    return date.isEmpty() ? shortened(title, 48) : QString(shortened(title, 48) + u", " + date);
}

QString withKey(sqlite3 *database, const char *table, Id record, const QString &name)
{
    const QString handle = textOf(columnOf(database, table, "handle", record));
    return u"%1 (%2)"_s.arg(name, handle.isEmpty() ? record.toText() : handle);
}

std::optional<qint32> number(const Statement &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(qint32(row.integer(column)));
}

} // namespace

QString shortened(const QString &text, int length)
{
    const QString line = text.simplified();
    return line.size() > length ? line.left(length - 1).trimmed() + u'…' : line;
}

QString counted(qsizetype count, const QString &one, const QString &many)
{
    return QString::number(count) + u' ' + (count == 1 ? one : many);
}

QString shortIncidentName(sqlite3 *database, Id incident)
{
    Statement select(database,
                     "SELECT i.title, p.name, i.date_edtf FROM incident i "
                     "LEFT JOIN place p ON p.id = i.place WHERE i.id = ?1");
    select.bind(1, incident);
    if (!select.next())
        return incident.toText();
    const QString place = select.text(1).section(u',', 0, 0).trimmed();
    const QString date = displayDate(select.text(2));
    if (place.isEmpty())
        return shortened(select.text(0));
    return date.isEmpty() ? place : QString(place + u", " + date);
}

QStringList namesApart(sqlite3 *database, const std::vector<Id> &incidents)
{
    QStringList names;
    for (const Id incident : incidents)
        names += shortIncidentName(database, incident);
    const auto id = [&incidents](qsizetype i) {
        return incidents[static_cast<size_t>(i)];
    };
    tellApart(names, [&](qsizetype i) { return titleAndDate(database, id(i)); });
    tellApart(names, [&](qsizetype i) { return withKey(database, "incident", id(i), names[i]); });
    return names;
}

QStringList namesApart(sqlite3 *database, const char *table, const std::vector<Id> &records)
{
    QStringList names;
    for (const Id record : records)
        names += shortened(textOf(columnOf(database, table, "name", record)), 48);
    tellApart(names, [&](qsizetype i) {
        return withKey(database, table, records[static_cast<size_t>(i)], names[i]);
    });
    return names;
}

QString attributionLabel(const QString &actor, const QString &stance, const QString &incident)
{
    const QString words = pattern(stance);
    if (!words.contains(u"%1"_s))
        return QString(words).replace(u"%2"_s, incident);
    return actor.isEmpty() ? u"Perpetrator of %1 %2"_s.arg(
               incident, stance == "investigates"_L1 ? u"investigated"_s : u"not stated"_s)
                           : words.arg(shortened(actor), incident);
}

QString attributionLabel(sqlite3 *database, Id attribution)
{
    Statement select(database,
                     "SELECT a.name, t.stance, t.incident FROM attribution t "
                     "LEFT JOIN actor a ON a.id = t.actor WHERE t.id = ?1");
    select.bind(1, attribution);
    if (!select.next())
        return {};
    return attributionLabel(
        select.text(0), select.text(1), shortIncidentName(database, select.id(2)));
}

QString claimWords(sqlite3 *database, Id claim)
{
    Statement select(database,
                     "SELECT field, measure, reported, low, best, high, qualifier, value, "
                     "resolved_edtf FROM claim WHERE id = ?1");
    select.bind(1, claim);
    if (!select.next())
        return {};
    QStringList words{select.text(0)};
    const QString reported = select.text(2);
    if (!select.text(1).isEmpty())
        words += select.text(1);
    if (reported == "figure"_L1) {
        words += saidFigureWords(
            {reported, select.text(6), number(select, 3), number(select, 4), number(select, 5)});
    } else if (!reported.isEmpty()) {
        words += reported;
    } else if (const QString date = displayDate(select.text(8)); !date.isEmpty()) {
        words += date;
    } else {
        words += shortened(select.text(7), 40);
    }
    return words.join(u' ').simplified();
}

QString claimLabel(sqlite3 *database, Id claim)
{
    const Id incident = idOf(columnOf(database, "claim", "incident", claim));
    return u"Claim on %1: %2"_s.arg(shortIncidentName(database, incident),
                                    claimWords(database, claim));
}

} // namespace sourceline
