#include "model/datain/rowdifferences.h"

#include "model/store/rowreader.h"

#include <algorithm>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QString words(const ImportedFigure &figure)
{
    if (figure.reported != "figure"_L1)
        return figure.reported;
    const auto number = [](const std::optional<qint32> &value) {
        return value ? QString::number(*value) : u"?"_s;
    };
    return figure.low == figure.best && (!figure.high || figure.high == figure.best)
               ? number(figure.best)
               : u"%1 (%2–%3)"_s.arg(number(figure.best), number(figure.low), number(figure.high));
}

bool isSame(const ImportedFigure &a, const ImportedFigure &b)
{
    return a.reported == b.reported && a.low == b.low && a.best == b.best && a.high == b.high;
}

QString isHereAs(const QString &other)
{
    return u"is here already as “%1”; left as it is"_s.arg(other);
}

} // namespace

std::optional<RowProblem> RowDifferences::of(Id incident, const ImportedRow &row)
{
    auto problem = figures(incident, row);
    if (!problem)
        problem = date(incident, row);
    return problem ? problem : actors(incident, row);
}

std::optional<RowProblem> RowDifferences::date(Id incident, const ImportedRow &row)
{
    const LentStatement held =
        m_statements.lend("SELECT coalesce(date_edtf, '') FROM incident WHERE id = ?1");
    held->bind(1, incident);
    if (!held->next() || held->text(0) == row.dateEdtf)
        return {};
    return RowProblem{u"date"_s, row.dateEdtf, isHereAs(held->text(0))};
}

std::optional<RowProblem> RowDifferences::figures(Id incident, const ImportedRow &row)
{
    const LentStatement held =
        m_statements.lend("SELECT field, coalesce(whom_nationality, ''), coalesce(reported, ''), "
                          "low, best, high FROM "
                          "claim WHERE incident = ?1 AND reported IS NOT NULL");
    held->bind(1, incident);
    std::vector<ImportedFigure> known;
    while (held->next()) {
        RowReader reader(held.get());
        ImportedFigure figure;
        figure.field = reader.text();
        figure.whom = reader.text();
        figure.reported = reader.text();
        figure.low = reader.number();
        figure.best = reader.number();
        figure.high = reader.number();
        known.push_back(std::move(figure));
    }
    for (const ImportedFigure &figure : row.figures) {
        QStringList others;
        bool isThere = false;
        for (const ImportedFigure &other : known) {
            if (other.field != figure.field || other.whom != figure.whom)
                continue;
            isThere |= isSame(other, figure);
            others.append(words(other));
        }
        if (!isThere)
            return RowProblem{figure.whom.isEmpty() ? figure.field
                                                    : figure.field + u" of "_s + figure.whom,
                              words(figure),
                              isHereAs(others.join(u", "_s))};
    }
    return {};
}

std::optional<RowProblem> RowDifferences::actors(Id incident, const ImportedRow &row)
{
    const LentStatement held = m_statements.lend(
        "SELECT coalesce(a.name, '') FROM attribution t LEFT JOIN actor a ON a.id "
        "= t.actor WHERE t.incident = ?1");
    held->bind(1, incident);
    QStringList names;
    while (held->next())
        names.append(held->text(0));
    for (const ImportedAttribution &each : row.attributions) {
        if (!each.actor.isEmpty() && !names.contains(each.actor))
            return RowProblem{u"actor"_s, each.actor, isHereAs(names.join(u", "_s))};
    }
    return {};
}

size_t RowDifferences::fingerprint(const ImportedRow &row)
{
    size_t hash = qHash(row.dateEdtf);
    for (const ImportedFigure &figure : row.figures)
        hash = qHashMulti(hash,
                          figure.field,
                          figure.whom,
                          figure.reported,
                          figure.low.value_or(-1),
                          figure.best.value_or(-1),
                          figure.high.value_or(-1));
    for (const ImportedAttribution &each : row.attributions)
        hash = qHashMulti(hash, each.actor, each.stance);
    return hash;
}

} // namespace sourceline
