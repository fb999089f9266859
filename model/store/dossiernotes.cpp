// What analysts wrote beside the record: notes, the rules and decisions it was coded by, tags,
// former names.
#include "model/store/dossierparts.h"

namespace sourceline {

using namespace Qt::StringLiterals;

namespace {

using NotesByRecord = QHash<Id, std::vector<NoteView>>;
using BasisByRecord = QHash<Id, std::vector<BasisView>>;

NoteView noteFrom(RowReader &row)
{
    NoteView view;
    view.id = row.id();
    view.text = row.text();
    view.author = row.text();
    view.marking = row.text();
    view.madeAt = row.integer();
    return view;
}

// subject: the table that annotations name, also the column of `annotation` that does.
Result<void>
readNotesOf(sqlite3 *database, const QByteArray &subject, Id incident, NotesByRecord &notes)
{
    const QByteArray key = subject == "incident" ? "id" : "incident";
    const QByteArray sql = "SELECT r.id, n.id, n.text, n.author, m.code, n.made_at FROM " + subject
                           + " r JOIN annotation n ON n." + subject
                           + " = r.id LEFT JOIN term m ON m.id = n.marking WHERE r." + key
                           + " = ?1 ORDER BY n.made_at, n.id";
    Statement statement(database, sql.constData());
    statement.bind(1, incident);
    return forEachRow(statement, [&notes](RowReader row) {
        std::vector<NoteView> &views = notes[row.id()];
        views.push_back(noteFrom(row));
    });
}

BasisView basisFrom(RowReader &row)
{
    BasisView view;
    view.id = row.id();
    view.decision = row.id();
    view.codebook = row.id();
    view.rule = static_cast<int>(row.integer());
    const QString handle = row.text();
    const QString question = row.text();
    const QString choice = row.text();
    const QString rule = row.text();
    const bool isDecision = view.decision.isValid();
    view.name = !isDecision ? u"rule %1"_s.arg(view.rule) : handle.isEmpty() ? question : handle;
    view.text = isDecision ? choice : rule;
    return view;
}

Result<void>
readBasisOf(sqlite3 *database, const QByteArray &subject, Id incident, BasisByRecord &basis)
{
    const QByteArray key = subject == "incident" ? "id" : "incident";
    const QByteArray sql =
        "SELECT r.id, b.id, b.decision, b.codebook, b.rule, d.handle, d.question, d.choice, "
        "x.text FROM "
        + subject + " r JOIN coding_basis b ON b." + subject
        + " = r.id LEFT JOIN decision d ON d.id = b.decision "
          "LEFT JOIN codebook_rule x ON x.codebook = b.codebook AND x.number = b.rule WHERE r."
        + key + " = ?1 ORDER BY b.rule IS NULL, b.rule, b.id";
    Statement statement(database, sql.constData());
    statement.bind(1, incident);
    return forEachRow(statement, [&basis](RowReader row) {
        std::vector<BasisView> &views = basis[row.id()];
        views.push_back(basisFrom(row));
    });
}

} // namespace

Result<void> readNotes(DossierReading &reading)
{
    Dossier &d = reading.dossier;
    NotesByRecord ofIncident, ofClaims, ofAttributions;
    for (const auto &[subject, notes] : {std::pair{"incident", &ofIncident},
                                         std::pair{"claim", &ofClaims},
                                         std::pair{"attribution", &ofAttributions}}) {
        if (const auto read = readNotesOf(reading.database, subject, d.id, *notes); !read)
            return read;
    }
    d.notes = ofIncident.value(d.id);
    for (ClaimView &claim : d.claims)
        claim.notes = ofClaims.value(claim.id);
    for (AttributionView &attribution : d.attributions)
        attribution.notes = ofAttributions.value(attribution.id);
    return {};
}

Result<void> readBasis(DossierReading &reading)
{
    Dossier &d = reading.dossier;
    BasisByRecord ofIncident, ofClaims, ofAttributions;
    for (const auto &[subject, basis] : {std::pair{"incident", &ofIncident},
                                         std::pair{"claim", &ofClaims},
                                         std::pair{"attribution", &ofAttributions}}) {
        if (const auto read = readBasisOf(reading.database, subject, d.id, *basis); !read)
            return read;
    }
    d.basis = ofIncident.value(d.id);
    for (ClaimView &claim : d.claims)
        claim.basis = ofClaims.value(claim.id);
    for (AttributionView &attribution : d.attributions)
        attribution.basis = ofAttributions.value(attribution.id);
    return {};
}

Result<void> readTags(DossierReading &reading)
{
    Statement statement(reading.database,
                        "SELECT t.id, t.name FROM incident_tag i JOIN tag t ON t.id = i.tag "
                        "WHERE i.incident = ?1 ORDER BY t.name, t.id");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&d = reading.dossier](RowReader row) {
        const Id tag = row.id();
        d.tags.push_back({tag, row.text()});
    });
}

Result<void> readFormerly(DossierReading &reading)
{
    // What had been merged into one of them before is here too. UNION, not UNION ALL: ends also
    // where rows go round.
    Statement statement(reading.database,
                        "WITH RECURSIVE former (id, name) AS (SELECT id, name FROM "
                        "incident_redirect WHERE target = ?1 UNION SELECT r.id, r.name FROM "
                        "incident_redirect r JOIN former f ON r.target = f.id) "
                        "SELECT id, name FROM former ORDER BY id");
    statement.bind(1, reading.dossier.id);
    return forEachRow(statement, [&d = reading.dossier](RowReader row) {
        const Id former = row.id();
        d.formerly.emplace_back(former, row.text());
    });
}

} // namespace sourceline
