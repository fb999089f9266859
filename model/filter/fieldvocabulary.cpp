#include "model/filter/fieldvocabulary.h"

#include "model/columns/incidenttable.h"
#include "model/filter/filterfields.h"

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

QStringList namesOf(const std::shared_ptr<const Dictionary> &of)
{
    QStringList names;
    if (!of)
        return names;
    for (const Code code : of->byId)
        names.append(of->names[code]);
    return names;
}

QStringList countriesOf(const std::shared_ptr<const Dictionary> &places)
{
    std::set<QString> countries;
    if (!places)
        return {};
    for (const Code code : places->byId) {
        if (const QString &country = places->extras[code];
            !country.isEmpty() && !country.contains(u';'))
            countries.insert(country);
    }
    return {countries.begin(), countries.end()};
}

} // namespace

QStringList vocabularyOf(const FilterField &field, const IncidentTable &table)
{
    switch (field.kind) {
    case FilterKind::Scale:
    case FilterKind::Choice: {
        QStringList values;
        for (const char *value : field.values)
            values.append(QString::fromLatin1(value));
        return values;
    }
    case FilterKind::Term:
        return namesOf(field.name == "means"_L1  ? table.means
                       : field.name == "type"_L1 ? table.eventTypes
                                                 : table.subEventTypes);
    case FilterKind::Actor:
        return namesOf(table.actors);
    case FilterKind::Place:
        return namesOf(table.places);
    case FilterKind::Name:
        return field.name == "country"_L1 ? countriesOf(table.places) : QStringList();
    default:
        return {};
    }
}

} // namespace sourceline
