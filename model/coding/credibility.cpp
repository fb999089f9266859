#include "model/coding/attributionrows.h"
#include "model/coding/labels.h"
#include "model/store/institutions.h"
#include "model/store/statement.h"

#include <set>

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

// Denials and doubts confirm each other, not what they deny.
constexpr const char *clearing = "('denies', 'rules out', 'doubts')";

Result<std::vector<Id>> speakersBehind(sqlite3 *database, Id attribution)
{
    const QByteArray side =
        QByteArray("(o.stance IN ") + clearing + ") = (t.stance IN " + clearing + ")";
    const QByteArray others = "attribution t JOIN attribution o ON o.incident = t.incident AND "
                              "o.actor IS t.actor AND o.retracted IS NULL AND "
                              + side;
    const QByteArray sql = "SELECT s.speaker FROM " + others
                           + " JOIN statement s ON s.id = o.statement WHERE t.id = ?1 UNION "
                             "SELECT c.actor FROM "
                           + others
                           + " JOIN statement_co_speaker c ON c.statement = o.statement "
                             "WHERE t.id = ?1";
    return idsOf(database, sql.constData(), attribution);
}

} // namespace

Result<void> checkCredibility(Writer &writer, Id attribution)
{
    sqlite3 *database = writer.database();
    if (integerOf(columnOf(database, "attribution", "credibility", attribution)) != 1)
        return {};
    const auto speakers = speakersBehind(database, attribution);
    if (!speakers)
        return speakers.error();
    StatementCache cache(database);
    Institutions institutions(cache);
    std::set<Id> behind;
    for (const Id speaker : *speakers)
        behind.insert(institutions.of(speaker));
    if (behind.size() > 1)
        return {};
    const QString only =
        behind.empty() ? u"nobody"_s : u"only %1"_s.arg(actorName(database, *behind.begin()));
    return Error{
        u"Credibility 1 means confirmed by other sources, but %1 stands behind “%2”: grade it 2 or leave it open."_s
            .arg(only, attributionLabel(database, attribution))};
}

Result<void> checkCredibilityBehind(Writer &writer, Id statement)
{
    const auto attributions =
        idsOf(writer.database(), "SELECT id FROM attribution WHERE statement = ?1", statement);
    if (!attributions)
        return attributions.error();
    for (const Id attribution : *attributions) {
        if (const auto credible = checkCredibility(writer, attribution); !credible)
            return credible;
    }
    return {};
}

} // namespace sourceline
