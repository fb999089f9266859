#include "soakedits.h"

#include "model/coding/assessments.h"
#include "model/coding/attributions.h"
#include "model/coding/bulk.h"
#include "model/coding/claims.h"
#include "model/coding/incidents.h"
#include "model/coding/notes.h"
#include "model/store/statement.h"

namespace sourceline::test {

using namespace Qt::StringLiterals;

Id SoakEdits::any(const QByteArray &table)
{
    Statement ends(m_database, QByteArray("SELECT min(id), max(id) FROM " + table).constData());
    if (!ends.next() || ends.isNull(0))
        return Id{1};
    Statement row(
        m_database,
        QByteArray("SELECT id FROM " + table + " WHERE id >= ?1 ORDER BY id LIMIT 1").constData());
    row.bind(1, ends.integer(0) + m_random.bounded(ends.integer(1) - ends.integer(0) + 1));
    return row.next() ? row.id(0) : Id{1};
}

QString SoakEdits::words()
{
    static const QStringList some{
        u"Rocket attack"_s, u"Hawīja"_s, u"أحمد"_s, u"convoy"_s, u"Zulu base"_s};
    return some[m_random.bounded(some.size())] + u' ' + QString::number(m_random.bounded(1000));
}

EditLog::Change SoakEdits::field()
{
    std::vector<Id> incidents{any("incident")};
    while (m_random.bounded(3) == 0)
        incidents.push_back(any("incident"));
    static const QStringList kinds{u"event"_s, u"aggregate"_s, u"statement"_s, u"development"_s};
    static const QStringList reviews{u"draft"_s, u"coded"_s, u"reviewed"_s, u"disputed"_s};
    static const QStringList dates{
        u"2019-12-27"_s, u"2020-03"_s, u"2018"_s, u"../2019-06"_s, u"2021-02-01/2021-02-09"_s};
    switch (m_random.bounded(6)) {
    case 0:
        return setIncidentField(incidents, "title", Value(words()));
    case 1:
        return setIncidentField(
            incidents, "date_edtf", Value(dates[m_random.bounded(dates.size())]));
    case 2:
        return setIncidentField(incidents, "kind", Value(kinds[m_random.bounded(kinds.size())]));
    case 3:
        return setIncidentField(incidents, "place", Value(any("place").value));
    case 4:
        return setIncidentField(incidents, "note", Value(words()));
    default:
        return setReview(incidents, reviews[m_random.bounded(reviews.size())]);
    }
}

EditLog::Change SoakEdits::claim()
{
    static const QStringList fields{u"killed"_s, u"wounded"_s, u"munitions"_s, u"count"_s};
    ClaimDraft draft;
    draft.incident = any("incident");
    draft.field = fields[m_random.bounded(fields.size())];
    draft.reported = m_random.bounded(4) != 0 ? u"figure"_s : u"unknown"_s;
    if (draft.reported == u"figure") {
        draft.best = m_random.bounded(40);
        draft.qualifier = m_random.bounded(2) != 0 ? u"more than"_s : u"exactly"_s;
    }
    draft.statement.id = any("statement");
    return m_random.bounded(3) != 0 ? addClaim(draft) : changeClaim(any("claim"), draft);
}

EditLog::Change SoakEdits::attribution()
{
    static const QStringList stances{
        u"asserts"_s, u"suspects"_s, u"denies"_s, u"claims responsibility"_s, u"rules out"_s};
    AttributionDraft draft;
    draft.incident = any("incident");
    draft.actor.id = any("actor");
    draft.stance = stances[m_random.bounded(stances.size())];
    draft.statement.id = any("statement");
    switch (m_random.bounded(5)) {
    case 0:
        return retractAttribution(any("attribution"), u"misread"_s);
    case 1:
        return restoreAttribution(any("attribution"));
    case 2:
        return changeAttribution(any("attribution"), draft);
    default:
        return addAttribution(draft);
    }
}

EditLog::Change SoakEdits::assessment()
{
    AssessmentDraft draft;
    draft.actor.id = any("actor");
    draft.likelihood = 1 + m_random.bounded(7);
    draft.confidence = m_random.bounded(2) != 0 ? u"high"_s : QString();
    draft.who = u"Soak"_s;
    return assess({any("incident"), any("incident")}, draft);
}

EditLog::Change SoakEdits::incident()
{
    if (m_random.bounded(3) == 0)
        return mergeIncidents(any("incident"), {any("incident")});
    if (m_random.bounded(3) == 0)
        return moveRecords({any("claim")}, {any("attribution")}, any("incident"));
    IncidentDraft draft;
    draft.title = words();
    draft.place = any("place");
    draft.dateEdtf = m_random.bounded(2) != 0 ? u"2020-03-11"_s : QString();
    return addIncident(draft);
}

EditLog::Change SoakEdits::next()
{
    switch (m_random.bounded(8)) {
    case 0:
    case 1:
        return field();
    case 2:
        return claim();
    case 3:
        return attribution();
    case 4:
        return assessment();
    case 5:
        return incident();
    case 6:
        return m_random.bounded(3) != 0
                   ? addNote({"incident", any("incident"), {}}, words(), u"Soak"_s)
                   : removeNote(any("annotation"));
    default:
        return tagIncidents({any("incident"), any("incident")},
                            u"tag %1"_s.arg(m_random.bounded(4)),
                            m_random.bounded(3) > 0);
    }
}

} // namespace sourceline::test
