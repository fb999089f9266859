// The sheet of assessments: judgements come in as they were made, by whom and when.
#include "model/datain/ownrecords.h"
#include "model/dataout/exportcells.h"

namespace sourceline {

using namespace Qt::StringLiterals;

std::optional<RowProblem>
OwnRecords::takeAlternatives(OwnValues &values, qint64 assessment, qint64 line)
{
    for (const QJsonValue &each : values.array("other_actors")) {
        const qint64 actor = ownKey(each["ref"_L1].toString());
        const QString words = each["likelihood"_L1].toString();
        const int band = ownBand(words);
        if (actor == 0 || band == 0)
            return RowProblem{u"other_actors"_s, words, u"is no actor with a likelihood"_s};
        takeActor(each, line);
        add("assessment_alternative",
            {{"assessment", Value(assessment)},
             {"actor", Value(actor)},
             {"likelihood", Value(qint64(band))}},
            line);
    }
    return values.problem();
}

std::optional<RowProblem> OwnRecords::takeAssessment(const Cell &cell, qint64 line)
{
    OwnValues values(cell, m_known);
    const qint64 id = values.need("id", "assessment");
    values.need("incident", "incident");
    if (cell("assessed") == insufficientCell)
        values.key("actor", "assessed_ref");
    else
        values.named("actor", "assessed_ref", "assessed");
    values.band("likelihood", "likelihood");
    values.texts({"confidence", "reasons"});
    values.moment("made_at", "made_at");
    values.text("made_by", "made_by");
    if (values.problem())
        return values.problem();
    if (cell("assessed_ref").isEmpty() != cell("likelihood").isEmpty())
        return RowProblem{u"likelihood"_s,
                          cell("likelihood"),
                          u"and an actor's key (assessed_ref) go together"_s};
    if (cell("made_by").isEmpty())
        return RowProblem{u"made_by"_s, {}, u"does not say whose judgement it is"_s};
    if (!isNew("assessment", id))
        return RowProblem{u"assessment"_s, cell("assessment"), u"stands in a row before"_s};
    takeActor(cell("assessed_ref"), cell("assessed"), cell("assessed_kind"), line);
    add("assessment", values.take(), line);
    if (auto problem = takeAlternatives(values, id, line))
        return problem;
    return takeCitations(cell, "assessment", id, line);
}

} // namespace sourceline
