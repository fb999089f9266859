// Figures that an analyst chose, beside what the codebook's rule would show.
#include "model/store/dossierparts.h"
#include "model/store/incidentfacts.h"

#include <algorithm>

namespace sourceline {

namespace {

OverrideView overrideFrom(RowReader row)
{
    OverrideView view;
    view.id = row.id();
    view.key.field = row.utf8();
    view.key.measure = row.utf8();
    view.key.whom = row.text();
    view.low = row.number();
    view.best = row.number();
    view.high = row.number();
    view.reason = row.text();
    view.madeBy = row.text();
    view.madeAt = row.integer();
    return view;
}

// The figures of columns, which are put together from the groups.
void markTotals(Dossier &d)
{
    for (const OverrideView &view : d.overrides) {
        const QByteArray &field = view.key.field;
        if (field == "killed")
            d.killed.overridden = true;
        else if (field == "wounded")
            d.wounded.overridden = true;
        else if (field == "count")
            d.count.overridden = true;
        else if (field == "munitions" && d.munitionsMeasure.toUtf8() == view.key.measure)
            d.munitions.overridden = true;
    }
}

Result<void> readByRule(DossierReading &reading)
{
    StatementCache statements(reading.database);
    const auto facts = IncidentFactsReader(statements).read(reading.dossier.id);
    if (!facts)
        return facts.error();
    if (!*facts)
        return {};
    const auto byRule = figuresOf((*facts)->claims);
    for (OverrideView &view : reading.dossier.overrides) {
        if (const auto rule = byRule.find(view.key); rule != byRule.end())
            view.byRule = rule->second;
    }
    return {};
}

} // namespace

Result<void> readChoices(DossierReading &reading)
{
    Dossier &d = reading.dossier;
    Statement statement(reading.database,
                        "SELECT id, field, measure, whom, low, best, high, reason, made_by, "
                        "made_at FROM figure_override WHERE incident = ?1 "
                        "ORDER BY made_at DESC, id DESC");
    statement.bind(1, d.id);
    const auto read = forEachRow(statement, [&d](RowReader row) {
        OverrideView view = overrideFrom(row);
        const bool isOlder =
            std::any_of(d.overrides.begin(), d.overrides.end(), [&view](const OverrideView &newer) {
                return newer.key == view.key;
            });
        if (!isOlder)
            d.overrides.push_back(std::move(view));
    });
    if (!read || d.overrides.empty())
        return read;
    for (const OverrideView &view : d.overrides) {
        if (const auto figure = d.figures.find(view.key); figure != d.figures.end())
            figure->second.overridden = true;
    }
    markTotals(d);
    return readByRule(reading);
}

} // namespace sourceline
