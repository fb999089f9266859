// What two records of one incident state: the first keeps its own, takes over what it lacks, and
// keeps the rest in words.
#include "model/coding/incidentrows.h"
#include "model/coding/rows.h"
#include "model/store/statement.h"
#include "model/text/edtf.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// What is stated together is taken over together, so that a date never stands beside the words of
// another one.
struct Fact
{
    const char *column;
    QLatin1String name;
    std::vector<const char *> with = {};
    const char *names = nullptr; ///< SELECT of the name behind a key
};

const std::vector<Fact> &facts()
{
    static const std::vector<Fact> all{
        {"event_type", "event type"_L1, {}, "SELECT code FROM term WHERE id = ?1"},
        {"sub_event_type", "sub-event type"_L1, {}, "SELECT code FROM term WHERE id = ?1"},
        {"own_subtype", "subtype"_L1},
        {"means", "means"_L1, {}, "SELECT code FROM term WHERE id = ?1"},
        {"date_edtf",
         "date"_L1,
         {"date_words", "date_basis", "date_external", "date_text_only", "zone"}},
        {"time_local", "time"_L1},
        {"place", "place"_L1, {}, "SELECT name FROM place WHERE id = ?1"},
        {"target", "target"_L1},
        {"weapon", "weapon"_L1},
        {"calibre", "calibre"_L1},
        {"platform", "platform"_L1},
        {"codebook",
         "codebook"_L1,
         {},
         "SELECT name || ' ' || version FROM codebook WHERE id = ?1"},
        {"coder", "coder"_L1},
        {"kind", "kind"_L1},
        {"review", "review"_L1},
    };
    return all;
}

QString inWords(sqlite3 *database, const Fact &fact, const Value &value)
{
    if (fact.names) {
        Statement select(database, fact.names);
        select.bind(1, value);
        return select.next() ? select.text(0) : QString();
    }
    return qstrcmp(fact.column, "date_edtf") == 0 ? displayDate(textOf(value)) : textOf(value);
}

// `Merged: Rockets land near Taji (taji-2): date 14 Mar 2020; target the air strip.`
QString keptInWords(sqlite3 *database, Id other, const QStringList &stated)
{
    const QString handle = textOf(columnOf(database, "incident", "handle", other));
    QString line = u"Merged: "_s + textOf(columnOf(database, "incident", "title", other));
    if (!handle.isEmpty())
        line += u" ("_s + handle + u')';
    if (!stated.isEmpty())
        line += u": "_s + stated.join(u"; "_s);
    return line + u'.';
}

} // namespace

Result<void> takeOverFacts(Writer &writer, Id into, Id other)
{
    sqlite3 *database = writer.database();
    Values taken;
    QStringList stated;
    for (const Fact &fact : facts()) {
        const Value here = columnOf(database, "incident", fact.column, into);
        const Value there = columnOf(database, "incident", fact.column, other);
        if (there == Value() || here == there)
            continue;
        if (here != Value()) {
            stated += fact.name + u' ' + inWords(database, fact, there);
            continue;
        }
        taken.push_back({fact.column, there});
        for (const char *column : fact.with)
            taken.push_back({column, columnOf(database, "incident", column, other)});
    }
    QStringList notes{textOf(columnOf(database, "incident", "note", into)),
                      keptInWords(database, other, stated),
                      textOf(columnOf(database, "incident", "note", other))};
    notes.removeAll(QString());
    taken.push_back({"note", notes.join(u'\n')});
    return writer.update("incident", into, taken);
}

} // namespace sourceline
