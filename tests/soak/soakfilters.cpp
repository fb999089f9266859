#include "soakfilters.h"

#include "model/filter/filterfields.h"
#include "model/store/statement.h"

#include <QDate>

namespace sourceline::test {

using namespace Qt::StringLiterals;

namespace {

// Left out: what begins a word of a text, distances and institutions have no short SQL.
const QStringList untested{u"target"_s, u"weapon"_s, u"near"_s, u"institution"_s};
const QStringList wordsTried{
    u"rocket"_s, u"attack"_s, u"denied"_s, u"convoy"_s, u"killed"_s, u"governor"_s, u"militia"_s};
const QStringList partsTried{u"ocke"_s, u"ttac"_s, u"onvo"_s, u"lled"_s, u"overn"_s, u"zzzz"_s};

} // namespace

QString SoakFilters::anyOf(const char *sql, const char *table)
{
    Statement ends(m_database,
                   QByteArray(QByteArray("SELECT min(id), max(id) FROM ") + table).constData());
    if (!ends.next() || ends.isNull(0))
        return {};
    Statement row(m_database, sql);
    row.bind(1, ends.integer(0) + m_random.bounded(ends.integer(1) - ends.integer(0) + 1));
    return row.next() ? row.text(0) : QString();
}

QString SoakFilters::dateValue()
{
    const QDate day = QDate(2016, 1, 1).addDays(m_random.bounded(365 * 8));
    switch (m_random.bounded(6)) {
    case 0:
        return day.toString(u"yyyy"_s);
    case 1:
    case 2:
        return day.toString(u"yyyy-MM"_s);
    case 3:
        return day.toString(Qt::ISODate) + u'/' + day.addDays(40).toString(Qt::ISODate);
    case 4:
        return u"unknown"_s; // of a date only; else another is tried
    default:
        return day.toString(Qt::ISODate);
    }
}

QString SoakFilters::numberValue(const QString &field, QString &op)
{
    const bool small = field == u"institutions" || field == u"speakers" || field == u"outlets";
    const int low = m_random.bounded(small ? 4 : 30);
    if (op != u":" || m_random.bounded(2) == 0)
        return QString::number(low);
    return QString::number(low) + u".."_s + QString::number(low + m_random.bounded(20));
}

QString SoakFilters::value(const QString &field, const SoakNames &names)
{
    const auto plus = [this](const QString &name) {
        return m_random.bounded(4) == 0 ? QString(name + u'+') : name;
    };
    if (field == u"by" || field == u"assessed" || field == u"said-by")
        return plus(names.any("actor", m_random));
    if (field == u"place")
        return plus(names.any("place", m_random));
    if (field == u"tag")
        return names.any("tag", m_random);
    if (field == u"country")
        return anyOf("SELECT country FROM place WHERE id >= ?1 AND country IS NOT NULL AND "
                     "instr(country, ';') = 0 ORDER BY id LIMIT 1",
                     "place");
    if (field == u"source")
        return anyOf(
            "SELECT a.name FROM document d JOIN actor a ON a.id = d.outlet WHERE d.id >= ?1 "
            "ORDER BY d.id LIMIT 1",
            "document");
    if (field == u"ref")
        return anyOf("SELECT CAST(id AS TEXT) FROM incident WHERE id >= ?1 ORDER BY id LIMIT 1",
                     "incident");
    if (field == u"title" || field.isEmpty())
        return wordsTried[m_random.bounded(wordsTried.size())];
    if (field == u"contains")
        return partsTried[m_random.bounded(partsTried.size())];
    const char *scheme = field == u"type" ? "SELECT code FROM term WHERE id = (SELECT event_type "
                                            "FROM incident WHERE id >= ?1 ORDER BY id LIMIT 1)"
                         : field == u"subtype"
                             ? "SELECT code FROM term WHERE id = (SELECT "
                               "sub_event_type FROM incident WHERE id >= ?1 ORDER "
                               "BY id LIMIT 1)"
                             : "SELECT code FROM term WHERE id = (SELECT means FROM "
                               "incident WHERE id >= ?1 ORDER BY id LIMIT 1)";
    return anyOf(scheme, "incident");
}

FilterTerm SoakFilters::term(const SoakNames &names)
{
    const auto fields = filterFields();
    const int at = m_random.bounded(static_cast<int>(fields.size()) + 2);
    FilterTerm term;
    term.negated = m_random.bounded(4) == 0;
    term.enabled = m_random.bounded(12) != 0;
    if (at >= static_cast<int>(fields.size())) {
        term.value = value(QString(), names);
        return term;
    }
    const FilterField &field = fields[static_cast<size_t>(at)];
    term.field = field.name;
    static const QStringList comparisons{u">="_s, u"<="_s, u">"_s, u"<"_s};
    term.op = field.takesComparison() && m_random.bounded(2) == 0
                  ? comparisons[m_random.bounded(comparisons.size())]
                  : u":"_s;
    if (field.takesUnknown() && term.op == u":" && m_random.bounded(6) == 0)
        term.value = u"unknown"_s;
    else if (field.kind == FilterKind::Period)
        term.value = dateValue();
    else if (field.kind == FilterKind::Figure || field.kind == FilterKind::Number)
        term.value = numberValue(term.field, term.op);
    else if (!field.values.empty())
        term.value = QString::fromLatin1(field.values[static_cast<size_t>(
            m_random.bounded(static_cast<int>(field.values.size())))]);
    else
        term.value = value(term.field, names);
    return term;
}

FilterSpec SoakFilters::next(const SoakNames &names)
{
    FilterSpec spec;
    const int choices = m_random.bounded(8) == 0 ? 0 : 1 + m_random.bounded(3);
    while (static_cast<int>(spec.all.size()) < choices) {
        FilterSpec::Choice choice;
        const int terms = m_random.bounded(3) == 0 ? 2 : 1;
        while (static_cast<int>(choice.size()) < terms) {
            FilterTerm made = term(names);
            if (!untested.contains(made.field) && !made.value.isEmpty() && !checkTerm(made))
                choice.push_back(std::move(made));
        }
        spec.all.push_back(std::move(choice));
    }
    return spec;
}

} // namespace sourceline::test
