// The analysts' own judgements, each as it was made.
#include "model/store/dossierparts.h"

namespace sourceline {

namespace {

Result<void> readAlternatives(sqlite3 *database,
                              Id incident,
                              QHash<Id, std::vector<AlternativeView>> &alternatives)
{
    Statement statement(database,
                        "SELECT s.id, x.actor, a.name, x.likelihood FROM assessment s "
                        "JOIN assessment_alternative x ON x.assessment = s.id "
                        "JOIN actor a ON a.id = x.actor WHERE s.incident = ?1 "
                        "ORDER BY s.id, x.likelihood DESC, x.actor");
    statement.bind(1, incident);
    return forEachRow(statement, [&alternatives](RowReader row) {
        std::vector<AlternativeView> &views = alternatives[row.id()];
        const Id actor = row.id();
        const QString name = row.text();
        views.push_back({actor, name, static_cast<int>(row.integer())});
    });
}

} // namespace

Result<void> readAssessments(DossierReading &reading)
{
    QHash<Id, std::vector<CitationView>> citations;
    if (const auto read = readCitations(reading.database,
                                        "assessment r ON c.assessment = r.id WHERE r.incident = ?1",
                                        reading.dossier.id,
                                        citations);
        !read)
        return read;
    QHash<Id, std::vector<AlternativeView>> alternatives;
    if (const auto read = readAlternatives(reading.database, reading.dossier.id, alternatives);
        !read)
        return read;
    Statement statement(
        reading.database,
        "SELECT s.id, s.actor, a.name, s.likelihood, s.confidence, s.reasons, s.made_by, s.made_at "
        "FROM assessment s LEFT JOIN actor a ON a.id = s.actor WHERE s.incident = ?1 "
        "ORDER BY s.made_at DESC, s.id DESC");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&](RowReader row) {
        AssessmentView view;
        view.id = row.id();
        view.actor = row.id();
        view.actorName = row.text();
        view.likelihood = static_cast<int>(row.integer());
        view.confidence = row.text();
        view.reasons = row.text();
        view.madeBy = row.text();
        view.madeAt = row.integer();
        view.alternatives = alternatives.value(view.id);
        view.citations = citations.value(view.id);
        reading.dossier.assessments.push_back(std::move(view));
    });
}

} // namespace sourceline
