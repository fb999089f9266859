#pragma once

// The sample's casefile read back into the shape of the coding it was made from: one SELECT a part, giving key and JSON.

#define CITATIONS_OF(column, record)                                                               \
    "(SELECT json_group_array(json(j)) FROM (SELECT json_object('doc', y.handle, 'start', z.start, 'end', z.\"end\", 'span', "             \
    "json(CASE WHEN z.phrase_start IS NULL THEN 'null' ELSE json_array(z.phrase_start, z.phrase_end) END), 'sha256', z.sha256) AS j " \
    "FROM citation z JOIN document y ON y.id = z.document WHERE z." column " = " record            \
    " AND y.kind = 'article' ORDER BY z.id))"

#define FLAG(condition) "json(CASE WHEN " condition " THEN 'true' ELSE 'false' END)"

namespace sourceline {

struct CodingPart
{
    const char *name; ///< of the array in the coding
    const char *sql;  ///< key, JSON
};

inline const CodingPart codingParts[] = {
    // The coding writes an outlet's name out with the document; here that is a name of the outlet that is in no text.
    {"documents",
     "SELECT d.handle, json_object('id', d.handle, 'file', d.file_name, 'title', d.title, 'outlet', json_object('key', o.handle, 'name', "
     "coalesce((SELECT n.name FROM actor_name n WHERE n.actor = o.id AND NOT EXISTS (SELECT 1 FROM actor_name_document x WHERE "
     "x.actor_name = n.id)), o.name), 'basis', d.outlet_basis), 'author', json_object('name', d.author, 'basis', d.author_basis), 'contributors', "
     "d.contributors, 'published', json_object('edtf', d.published_edtf, 'basis', d.published_basis, 'note', d.published_note), 'url', "
     "d.url, 'url_basis', d.url_basis, 'language', d.language, 'n_chars', d.length, 'sha256', d.sha256) FROM document d LEFT JOIN actor "
     "o ON o.id = d.outlet WHERE d.kind = 'article'"},
    {"sentences",
     "SELECT d.handle || ':' || s.number, json_object('doc', d.handle, 'n', s.number, 'start', s.start, 'end', s.\"end\", "
     "'boilerplate', " FLAG("s.boilerplate") ", 'role', s.role) FROM sentence s JOIN document d ON d.id = s.document WHERE d.kind = "
     "'article'"},
    {"actors",
     "SELECT a.handle, json_object('key', a.handle, 'name', a.name, 'kind', a.kind, 'note', a.note, 'aliases', (SELECT "
     "json_group_array(json_object('text', n.name, 'docs', (SELECT json_group_array(handle) FROM (SELECT d.handle FROM "
     "actor_name_document x JOIN document d ON d.id = x.document WHERE x.actor_name = n.id ORDER BY d.handle)))) FROM (SELECT id, name "
     "FROM actor_name WHERE actor = a.id AND id IN (SELECT actor_name FROM actor_name_document) ORDER BY id) n), 'relations', (SELECT json_group_array(json_object('kind', r.kind, 'to', "
     "b.handle, 'basis', r.basis, 'note', r.note, 'citations', json(" CITATIONS_OF("actor_relation", "r.id") "))) FROM (SELECT * FROM "
     "actor_relation WHERE actor = a.id ORDER BY id) r JOIN actor b ON b.id = r.other), 'facts', (SELECT "
     "json_group_array(json_object('text', f.text, 'citations', json(" CITATIONS_OF("annotation", "f.id") "))) FROM (SELECT * FROM "
     "annotation WHERE actor = a.id AND author = 'coder' ORDER BY id) f)) FROM actor a"},
    {"places",
     "SELECT p.handle, json_object('key', p.handle, 'name', p.name, 'admin1', p.admin1, 'country', p.country, 'country_basis', "
     "p.country_basis, 'latitude', p.latitude, 'longitude', p.longitude, 'precision', p.precision, 'basis', p.basis, 'aliases', (SELECT "
     "json_group_array(name) FROM (SELECT name FROM place_name WHERE place = p.id ORDER BY id))) FROM place p"},
    {"incidents",
     "SELECT i.handle, json_object('key', i.handle, 'kind', i.kind, 'title', i.title, 'event_type', e.code, 'sub_event_type', s.code, "
     "'own_subtype', i.own_subtype, 'means', m.code, 'date', json_object('edtf', i.date_edtf, 'words', i.date_words, 'basis', "
     "i.date_basis, 'external', i.date_external, 'text_only', i.date_text_only), 'time_local', i.time_local, 'place', p.handle, "
     "'target', i.target, 'weapon', json_object('type', i.weapon, 'calibre', i.calibre, 'platform', i.platform), 'note', i.note, "
     "'decisions', (SELECT json_group_array(handle) FROM (SELECT d.handle FROM decision_incident x JOIN decision d ON d.id = x.decision "
     "WHERE x.incident = i.id ORDER BY d.handle)), 'citations', json(" CITATIONS_OF("incident", "i.id") ")) FROM incident i LEFT JOIN "
     "term e ON e.id = i.event_type LEFT JOIN term s ON s.id = i.sub_event_type LEFT JOIN term m ON m.id = i.means LEFT JOIN place p ON "
     "p.id = i.place"},
    {"statements",
     "SELECT s.handle, json_object('key', s.handle, 'speaker', a.handle, 'co_speakers', (SELECT json_group_array(handle) FROM (SELECT "
     "o.handle FROM statement_co_speaker c JOIN actor o ON o.id = c.actor WHERE c.statement = s.id ORDER BY o.handle)), 'said', "
     "json_object('edtf', s.said_edtf, 'basis', s.said_basis), 'venue', s.venue, 'gist', s.gist, 'incident', i.handle, 'development', "
     "v.handle, 'holder', h.handle, 'by_action', " FLAG("s.by_action") ", 'reports', (SELECT json_group_array(json_object('doc', "
     "d.handle, 'sourcing_chain', (SELECT json_group_array(handle) FROM (SELECT o.handle FROM report_source x JOIN actor o ON o.id = "
     "x.actor WHERE x.report = r.id ORDER BY x.position)), 'citations', json(" CITATIONS_OF("report", "r.id") "))) FROM (SELECT * FROM "
     "report WHERE statement = s.id ORDER BY id) r JOIN document d ON d.id = r.document)) FROM statement s JOIN actor a ON a.id = "
     "s.speaker LEFT JOIN incident i ON i.id = s.incident LEFT JOIN incident v ON v.id = s.development LEFT JOIN actor h ON h.id = "
     "s.holder"},
    {"claims",
     "SELECT c.handle, json_object('id', c.handle, 'incident', i.handle, 'field', c.field, 'measure', c.measure, 'whom', "
     "json_object('nationality', c.whom_nationality, 'status', c.whom_status, 'joint', " FLAG("c.whom_joint") ", 'name', n.handle), "
     "'reported', c.reported, 'low', c.low, 'best', c.best, 'high', c.high, 'qualifier', c.qualifier, 'value', c.value, 'resolved', "
     "json_object('edtf', c.resolved_edtf, 'basis', c.resolved_basis), 'statement', s.handle, 'feeds', " FLAG("c.feeds") ", 'reason', "
     "c.reason, 'superseded_by', u.handle, 'citations', json(" CITATIONS_OF("claim", "c.id") ")) FROM claim c JOIN incident i ON i.id = "
     "c.incident JOIN statement s ON s.id = c.statement LEFT JOIN actor n ON n.id = c.whom_name LEFT JOIN claim u ON u.id = "
     "c.superseded_by"},
    {"attributions",
     "SELECT t.handle, json_object('id', t.handle, 'incident', i.handle, 'actor', a.handle, 'role', t.role, 'stance', t.stance, "
     "'wording', t.wording, 'statement', s.handle, 'grounds', t.grounds, 'by_action', " FLAG("t.by_action") ", 'alternatives', (SELECT "
     "json_group_array(handle) FROM (SELECT o.handle FROM attribution_alternative x JOIN attribution o ON o.id = x.alternative WHERE "
     "x.attribution = t.id ORDER BY o.handle)), 'distributed_from', f.handle, 'merged', t.merged, 'citations', json("
     CITATIONS_OF("attribution", "t.id") ")) FROM attribution t JOIN incident i ON i.id = t.incident JOIN statement s ON s.id = "
     "t.statement LEFT JOIN actor a ON a.id = t.actor LEFT JOIN attribution f ON f.id = t.distributed_from"},
    {"links",
     "SELECT l.handle, json_object('kind', l.kind, 'from', a.handle, 'to', b.handle, 'basis', l.basis, 'statement', s.handle, 'note', "
     "l.note, 'citations', json(" CITATIONS_OF("link", "l.id") ")) FROM link l JOIN incident a ON a.id = l.from_incident JOIN incident b "
     "ON b.id = l.to_incident LEFT JOIN statement s ON s.id = l.statement"},
    {"decisions",
     "SELECT d.handle, json_object('id', d.handle, 'topic', d.topic, 'question', d.question, 'choice', d.choice, 'reason', d.reason, "
     "'origin', d.origin, 'incidents', (SELECT json_group_array(handle) FROM (SELECT i.handle FROM decision_incident x JOIN incident i "
     "ON i.id = x.incident WHERE x.decision = d.id ORDER BY i.handle))) FROM decision d"},
    {"codebook", "SELECT number, json_object('rule', number, 'text', text) FROM codebook_rule"},
};

} // namespace sourceline
