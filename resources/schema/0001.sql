-- Schema step 1. A new casefile is made by running all steps; a published step is never changed again.
-- Recorded tables first: they hold only what a person or an import said. Each has a declared NOT NULL primary key and no
-- other UNIQUE, no generated column, no cascade. A column's position and meaning never change; later steps append.
-- `handle` is the coder's own short name for a record; it need not be unique. Free text is plain text.

-- The vocabularies of others are data, so that a codebook can grow. Terms with an id below 1,000 are the
-- program's own and the same in every casefile; others carry the key of the copy that added them.
CREATE TABLE term (
    id INTEGER PRIMARY KEY NOT NULL,
    scheme TEXT NOT NULL CHECK (scheme IN ('event type', 'sub-event type', 'means', 'marking')),
    code TEXT NOT NULL,
    parent INTEGER REFERENCES term (id),
    position INTEGER NOT NULL DEFAULT 0,
    note TEXT
) STRICT;

-- Who can speak, act or be named.
CREATE TABLE actor (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('organisation', 'state', 'state organ', 'person', 'outlet', 'unnamed source', 'description')),
    note TEXT
) STRICT;

CREATE TABLE actor_name (
    id INTEGER PRIMARY KEY NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (id),
    name TEXT NOT NULL,
    script TEXT,
    language TEXT
) STRICT;

CREATE TABLE actor_name_document (
    actor_name INTEGER NOT NULL REFERENCES actor_name (id),
    document INTEGER NOT NULL REFERENCES document (id),
    PRIMARY KEY (actor_name, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE actor_relation (
    id INTEGER PRIMARY KEY NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (id),
    kind TEXT NOT NULL CHECK (kind IN ('member of', 'part of', 'office holder of', 'author of', 'backed by', 'commands', 'supplies', 'front for', 'same as')),
    other INTEGER NOT NULL REFERENCES actor (id),
    during_edtf TEXT,
    basis TEXT CHECK (basis IN ('text', 'inferred', 'external')),
    note TEXT
) STRICT;

-- precision is ACLED's geo_precision: 1 a particular town or base, 2 near one or part of a region, 3 a larger region. Degrees are WGS 84.
CREATE TABLE place (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    name TEXT NOT NULL,
    admin1 TEXT,
    country TEXT,
    country_basis TEXT CHECK (country_basis IN ('text', 'inferred', 'external')),
    latitude REAL CHECK (latitude BETWEEN -90 AND 90),
    longitude REAL CHECK (longitude BETWEEN -180 AND 180),
    precision INTEGER CHECK (precision BETWEEN 1 AND 3),
    basis TEXT CHECK (basis IN ('text', 'inferred', 'external')),
    parent INTEGER REFERENCES place (id),
    note TEXT
) STRICT;

CREATE TABLE place_name (
    id INTEGER PRIMARY KEY NOT NULL,
    place INTEGER NOT NULL REFERENCES place (id),
    name TEXT NOT NULL,
    script TEXT,
    language TEXT
) STRICT;

-- length: Unicode code points of the stored text; sha256: lower-case hex of its UTF-8. The text itself, where the
-- user has it, is the row of `text` with that hash. shingles: what recognises a changed text without holding the
-- text (model/text/sketch.h). version_of: a changed text of the same article, whose anchors stand in `anchor`.
CREATE TABLE document (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('article', 'paper', 'summary')),
    title TEXT NOT NULL,
    outlet INTEGER REFERENCES actor (id),
    outlet_basis TEXT CHECK (outlet_basis IN ('text', 'inferred', 'external')),
    author TEXT,
    author_basis TEXT CHECK (author_basis IN ('text', 'inferred', 'external')),
    contributors TEXT,
    published_edtf TEXT,
    published_basis TEXT CHECK (published_basis IN ('text', 'inferred', 'external')),
    published_note TEXT,
    url TEXT,
    url_basis TEXT CHECK (url_basis IN ('text', 'inferred', 'external')),
    language TEXT,
    file_name TEXT,
    length INTEGER CHECK (length >= 0),
    sha256 TEXT CHECK (length(sha256) = 64),
    shingles BLOB,
    summary_of INTEGER REFERENCES document (id),
    version_of INTEGER REFERENCES document (id),
    marking INTEGER REFERENCES term (id),
    note TEXT
) STRICT;

-- Boundaries in the stored text, in code points, end exclusive. folded: hash of the sentence without case, accents,
-- quotes and white space; shingles as in document.
CREATE TABLE sentence (
    document INTEGER NOT NULL REFERENCES document (id),
    number INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    role TEXT NOT NULL DEFAULT 'body',
    boilerplate INTEGER NOT NULL DEFAULT 0 CHECK (boilerplate IN (0, 1)),
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    folded TEXT,
    shingles BLOB,
    CHECK (start >= 0 AND "end" > start),
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE codebook (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    version TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE codebook_rule (
    codebook INTEGER NOT NULL REFERENCES codebook (id),
    number INTEGER NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (codebook, number)
) STRICT, WITHOUT ROWID;

-- date_edtf is the coded date (EDTF, ISO 8601-2); date_words what the texts say; date_external and date_text_only what
-- knowledge from outside, and the texts alone, would give. zone is an IANA name, where known.
CREATE TABLE incident (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('event', 'aggregate', 'statement', 'development')),
    title TEXT NOT NULL,
    event_type INTEGER REFERENCES term (id),
    sub_event_type INTEGER REFERENCES term (id),
    own_subtype TEXT,
    means INTEGER REFERENCES term (id),
    date_edtf TEXT,
    date_words TEXT,
    date_basis TEXT CHECK (date_basis IN ('text', 'inferred', 'external')),
    date_external TEXT,
    date_text_only TEXT,
    time_local TEXT,
    zone TEXT,
    place INTEGER REFERENCES place (id),
    target TEXT,
    weapon TEXT,
    calibre TEXT,
    platform TEXT,
    note TEXT,
    codebook INTEGER REFERENCES codebook (id),
    coder TEXT,
    review TEXT NOT NULL DEFAULT 'coded' CHECK (review IN ('draft', 'coded', 'reviewed', 'disputed'))
) STRICT;

-- One utterance. incident: the record that the words themselves are; development: the record they were said in.
CREATE TABLE statement (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    speaker INTEGER NOT NULL REFERENCES actor (id),
    holder INTEGER REFERENCES actor (id),
    said_edtf TEXT,
    said_basis TEXT CHECK (said_basis IN ('stated', 'publication', 'inferred')),
    venue TEXT,
    gist TEXT NOT NULL,
    incident INTEGER REFERENCES incident (id),
    development INTEGER REFERENCES incident (id),
    by_action INTEGER NOT NULL DEFAULT 0 CHECK (by_action IN (0, 1)),
    marking INTEGER REFERENCES term (id),
    note TEXT
) STRICT;

CREATE TABLE statement_co_speaker (
    statement INTEGER NOT NULL REFERENCES statement (id),
    actor INTEGER NOT NULL REFERENCES actor (id),
    PRIMARY KEY (statement, actor)
) STRICT, WITHOUT ROWID;

-- A document that reports a statement, and through whom: outlet first, speaker last.
CREATE TABLE report (
    id INTEGER PRIMARY KEY NOT NULL,
    statement INTEGER NOT NULL REFERENCES statement (id),
    document INTEGER NOT NULL REFERENCES document (id),
    note TEXT
) STRICT;

CREATE TABLE report_source (
    report INTEGER NOT NULL REFERENCES report (id),
    position INTEGER NOT NULL,
    actor INTEGER NOT NULL REFERENCES actor (id),
    PRIMARY KEY (report, position)
) STRICT, WITHOUT ROWID;

-- What one statement says about one field of one incident. reported tells a figure from none (zero was said), not
-- reported (the source has heard of none) and unknown; it is null where the field is not a figure.
CREATE TABLE claim (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    incident INTEGER NOT NULL REFERENCES incident (id),
    statement INTEGER NOT NULL REFERENCES statement (id),
    field TEXT NOT NULL CHECK (field IN ('date', 'time', 'place', 'target', 'weapon', 'calibre', 'platform', 'origin', 'munitions', 'count',
        'killed', 'wounded', 'casualties', 'damage', 'participants', 'finder', 'responsibility', 'motive', 'reaction', 'investigation', 'status', 'significance', 'other')),
    measure TEXT CHECK (measure IN ('fired', 'landed', 'found unfired', 'unspecified')),
    reported TEXT CHECK (reported IN ('figure', 'none', 'not reported', 'unknown')),
    low INTEGER,
    best INTEGER,
    high INTEGER,
    qualifier TEXT CHECK (qualifier IN ('exactly', 'at least', 'more than', 'up to', 'about', 'nearly', 'several', 'dozens')),
    value TEXT,
    whom_nationality TEXT,
    whom_status TEXT,
    whom_joint INTEGER NOT NULL DEFAULT 0 CHECK (whom_joint IN (0, 1)),
    whom_name INTEGER REFERENCES actor (id),
    resolved_edtf TEXT,
    resolved_basis TEXT CHECK (resolved_basis IN ('text', 'inferred', 'external')),
    feeds INTEGER NOT NULL DEFAULT 1 CHECK (feeds IN (0, 1)),
    reason TEXT,
    superseded_by INTEGER REFERENCES claim (id),
    coder TEXT,
    review TEXT NOT NULL DEFAULT 'coded' CHECK (review IN ('draft', 'coded', 'reviewed', 'disputed'))
) STRICT;

-- What one statement says about who did an incident. reliability and credibility are the Admiralty code's.
CREATE TABLE attribution (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    incident INTEGER NOT NULL REFERENCES incident (id),
    actor INTEGER REFERENCES actor (id),
    role TEXT NOT NULL CHECK (role IN ('perpetrator', 'directed', 'behind, not specified', 'sponsor', 'supplier', 'accomplice', 'front')),
    stance TEXT NOT NULL CHECK (stance IN ('asserts', 'suspects', 'implies', 'claims responsibility', 'denies', 'rules out', 'doubts', 'investigates', 'declines to name')),
    statement INTEGER NOT NULL REFERENCES statement (id),
    wording TEXT,
    grounds TEXT,
    by_action INTEGER NOT NULL DEFAULT 0 CHECK (by_action IN (0, 1)),
    distributed_from INTEGER REFERENCES attribution (id),
    merged TEXT,
    reliability TEXT CHECK (reliability IN ('A', 'B', 'C', 'D', 'E', 'F')),
    credibility INTEGER CHECK (credibility BETWEEN 1 AND 6),
    retracted TEXT,
    note TEXT,
    coder TEXT,
    review TEXT NOT NULL DEFAULT 'coded' CHECK (review IN ('draft', 'coded', 'reviewed', 'disputed'))
) STRICT;

-- Candidates of one either/or.
CREATE TABLE attribution_alternative (
    attribution INTEGER NOT NULL REFERENCES attribution (id),
    alternative INTEGER NOT NULL REFERENCES attribution (id),
    PRIMARY KEY (attribution, alternative)
) STRICT, WITHOUT ROWID;

-- The analyst's own judgement; the newest of an incident holds. likelihood: the seven bands of ICD 203, 1 almost no
-- chance … 7 almost certain; confidence is apart from it. An actor of null is `insufficient information`.
CREATE TABLE assessment (
    id INTEGER PRIMARY KEY NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (id),
    actor INTEGER REFERENCES actor (id),
    likelihood INTEGER CHECK (likelihood BETWEEN 1 AND 7),
    confidence TEXT CHECK (confidence IN ('low', 'moderate', 'high')),
    reasons TEXT NOT NULL DEFAULT '',
    made_at INTEGER NOT NULL,
    made_by TEXT NOT NULL,
    CHECK ((actor IS NULL) = (likelihood IS NULL))
) STRICT;

CREATE TABLE assessment_alternative (
    assessment INTEGER NOT NULL REFERENCES assessment (id),
    actor INTEGER NOT NULL REFERENCES actor (id),
    likelihood INTEGER NOT NULL CHECK (likelihood BETWEEN 1 AND 7),
    PRIMARY KEY (assessment, actor)
) STRICT, WITHOUT ROWID;

CREATE TABLE link (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('retaliation for', 'reaction to', 'follows', 'part of', 'overlaps', 'weapon find for', 'statement about', 'distinct from', 'possible duplicate of')),
    from_incident INTEGER NOT NULL REFERENCES incident (id),
    to_incident INTEGER NOT NULL REFERENCES incident (id),
    statement INTEGER REFERENCES statement (id),
    basis TEXT NOT NULL CHECK (basis IN ('stated', 'implied', 'alleged motive', 'coder''s inference')),
    note TEXT
) STRICT;

CREATE TABLE decision (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    topic TEXT NOT NULL,
    question TEXT NOT NULL,
    choice TEXT NOT NULL,
    reason TEXT NOT NULL,
    origin TEXT
) STRICT;

CREATE TABLE decision_incident (
    decision INTEGER NOT NULL REFERENCES decision (id),
    incident INTEGER NOT NULL REFERENCES incident (id),
    PRIMARY KEY (decision, incident)
) STRICT, WITHOUT ROWID;

-- A note on one record, or on the casefile when every subject is null. Plain text; made_at in ms since 1970 UTC.
CREATE TABLE annotation (
    id INTEGER PRIMARY KEY NOT NULL,
    handle TEXT,
    incident INTEGER REFERENCES incident (id),
    claim INTEGER REFERENCES claim (id),
    attribution INTEGER REFERENCES attribution (id),
    actor INTEGER REFERENCES actor (id),
    place INTEGER REFERENCES place (id),
    statement INTEGER REFERENCES statement (id),
    document INTEGER REFERENCES document (id),
    start INTEGER,
    "end" INTEGER,
    text TEXT NOT NULL,
    author TEXT NOT NULL,
    made_at INTEGER,
    marking INTEGER REFERENCES term (id),
    CHECK ((incident IS NOT NULL) + (claim IS NOT NULL) + (attribution IS NOT NULL) + (actor IS NOT NULL) + (place IS NOT NULL) + (statement IS NOT NULL) + (document IS NOT NULL) <= 1)
) STRICT;

-- An anchor: code points in the document's stored text, end exclusive, the SHA-256 of exactly that text, the phrase
-- inside it, and 32 characters of context either side (none in a pack without text). It belongs to one record.
CREATE TABLE citation (
    id INTEGER PRIMARY KEY NOT NULL,
    document INTEGER NOT NULL REFERENCES document (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    phrase_start INTEGER,
    phrase_end INTEGER,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
    prefix TEXT,
    suffix TEXT,
    incident INTEGER REFERENCES incident (id),
    claim INTEGER REFERENCES claim (id),
    attribution INTEGER REFERENCES attribution (id),
    report INTEGER REFERENCES report (id),
    link INTEGER REFERENCES link (id),
    actor_relation INTEGER REFERENCES actor_relation (id),
    assessment INTEGER REFERENCES assessment (id),
    annotation INTEGER REFERENCES annotation (id),
    CHECK (start >= 0 AND "end" > start),
    CHECK ((phrase_start IS NULL) = (phrase_end IS NULL)),
    CHECK (phrase_start IS NULL OR (phrase_start >= start AND phrase_end > phrase_start AND phrase_end <= "end")),
    CHECK ((incident IS NOT NULL) + (claim IS NOT NULL) + (attribution IS NOT NULL) + (report IS NOT NULL) + (link IS NOT NULL) + (actor_relation IS NOT NULL) + (assessment IS NOT NULL) + (annotation IS NOT NULL) = 1)
) STRICT;

-- Where a citation stands in a changed version of its document. score is 1 for exact and moved, 0 for an orphan.
CREATE TABLE anchor (
    citation INTEGER NOT NULL REFERENCES citation (id),
    document INTEGER NOT NULL REFERENCES document (id),
    state TEXT NOT NULL CHECK (state IN ('exact', 'moved', 'fuzzy', 'orphan')),
    start INTEGER,
    "end" INTEGER,
    phrase_start INTEGER,
    phrase_end INTEGER,
    score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
    CHECK ((state = 'orphan') = (start IS NULL)),
    PRIMARY KEY (citation, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    note TEXT
) STRICT;

CREATE TABLE incident_tag (
    incident INTEGER NOT NULL REFERENCES incident (id),
    tag INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (incident, tag)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_tag (
    document INTEGER NOT NULL REFERENCES document (id),
    tag INTEGER NOT NULL REFERENCES tag (id),
    PRIMARY KEY (document, tag)
) STRICT, WITHOUT ROWID;

-- A saved filter, sort and set of columns; a chart is a view with a chart spec. spec is JSON.
CREATE TABLE view (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('table', 'chart')),
    spec TEXT NOT NULL,
    note TEXT
) STRICT;

-- ---------------------------------------------------------------------------------------------------------------
-- Below: what no session records. It is derived from the tables above, keeps their history, or serves reading them.

-- Stored text: UTF-8, LF, NFC, no BOM, nothing trimmed. Only ever inserted.
CREATE TABLE text (
    id INTEGER PRIMARY KEY NOT NULL,
    sha256 TEXT NOT NULL UNIQUE CHECK (length(sha256) = 64),
    text TEXT NOT NULL
) STRICT;

-- earliest, latest: minutes since 1970-01-01 UTC, both inclusive, null where open; precision: model/text/edtf.h.
-- A figure is low, best, high and a state: null nothing claimed, 1 figure, 2 none, 3 not reported, 4 unknown; and is
-- of the group that includes the others, else of the only group, else a lower bound with groups > 1 (groups are
-- never added). munitions_measure: 1 fired, 2 landed, 3 unspecified, 4 found unfired, the first of these that is there.
-- conflicting: bit set of fields whose feeding claims cannot all be true (model/store/derive.h).
CREATE TABLE incident_derived (
    incident INTEGER PRIMARY KEY NOT NULL,
    earliest INTEGER,
    latest INTEGER,
    precision INTEGER NOT NULL,
    killed_state INTEGER,
    killed_low INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    wounded_state INTEGER,
    wounded_low INTEGER,
    wounded_best INTEGER,
    wounded_high INTEGER,
    munitions_measure INTEGER,
    munitions_state INTEGER,
    munitions_low INTEGER,
    munitions_best INTEGER,
    munitions_high INTEGER,
    count_state INTEGER,
    count_low INTEGER,
    count_best INTEGER,
    count_high INTEGER,
    differing INTEGER NOT NULL DEFAULT 0,
    conflicting INTEGER NOT NULL DEFAULT 0,
    alleged INTEGER,
    alleged_stance INTEGER,
    alleged_actors INTEGER NOT NULL DEFAULT 0,
    assessed INTEGER,
    likelihood INTEGER,
    confidence INTEGER,
    claims INTEGER NOT NULL DEFAULT 0,
    attributions INTEGER NOT NULL DEFAULT 0,
    speakers INTEGER NOT NULL DEFAULT 0,
    institutions INTEGER NOT NULL DEFAULT 0,
    outlets INTEGER NOT NULL DEFAULT 0,
    documents INTEGER NOT NULL DEFAULT 0,
    citations INTEGER NOT NULL DEFAULT 0
) STRICT;

-- Every figure by measure and group, where incident_derived has one of each.
CREATE TABLE incident_figure (
    incident INTEGER NOT NULL,
    field TEXT NOT NULL,
    measure TEXT NOT NULL,
    whom TEXT NOT NULL,
    state INTEGER NOT NULL,
    low INTEGER,
    best INTEGER,
    high INTEGER,
    claims INTEGER NOT NULL,
    differing INTEGER NOT NULL,
    conflicting INTEGER NOT NULL,
    PRIMARY KEY (incident, field, measure, whom)
) STRICT, WITHOUT ROWID;

-- Who is named, with which stance, by how many speakers and institutions.
CREATE TABLE incident_alleged (
    incident INTEGER NOT NULL,
    actor INTEGER NOT NULL,
    stance TEXT NOT NULL,
    attributions INTEGER NOT NULL,
    speakers INTEGER NOT NULL,
    institutions INTEGER NOT NULL,
    PRIMARY KEY (incident, actor, stance)
) STRICT, WITHOUT ROWID;

-- One transaction by one person. hash covers id, copy, at, who, why, label, kind, of, schema, the SHA-256 of changeset
-- (so that a changeset can be redacted and the chain still holds), and the hash before it by the same copy.
-- batch: for an import that only adds, the id ranges it added and the SHA-256 of the rows (JSON), in place of a changeset.
CREATE TABLE edit (
    seq INTEGER PRIMARY KEY NOT NULL,
    id INTEGER NOT NULL UNIQUE,
    copy INTEGER NOT NULL,
    at INTEGER NOT NULL,
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    label TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('edit', 'import', 'undo', 'redo', 'revert', 'merge', 'outside')),
    of INTEGER,
    schema INTEGER NOT NULL,
    changeset BLOB,
    batch TEXT,
    changeset_sha256 TEXT NOT NULL,
    before TEXT NOT NULL,
    other_parent TEXT,
    hash TEXT NOT NULL
) STRICT;

CREATE TABLE edit_row (
    edit INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    id INTEGER NOT NULL,
    other INTEGER NOT NULL DEFAULT 0,
    incident INTEGER,
    PRIMARY KEY (edit, table_name, id, other)
) STRICT, WITHOUT ROWID;

-- The copies that wrote this file, and the last counter each has used for each table. Counters never go back.
CREATE TABLE copy (
    copy INTEGER PRIMARY KEY NOT NULL CHECK (copy BETWEEN 1 AND 2147483647),
    made_at INTEGER NOT NULL
) STRICT;

CREATE TABLE counter (
    copy INTEGER NOT NULL,
    table_name TEXT NOT NULL,
    last INTEGER NOT NULL CHECK (last BETWEEN 0 AND 4294967295),
    PRIMARY KEY (copy, table_name)
) STRICT, WITHOUT ROWID;

-- Columns kept for fast loading (segment = id >> 16) and the last edit that touched each segment. A blob whose edit is
-- older than its stamp is not used.
CREATE TABLE column_segment (
    column_name TEXT NOT NULL,
    segment INTEGER NOT NULL,
    edit INTEGER NOT NULL,
    data BLOB NOT NULL,
    PRIMARY KEY (column_name, segment)
) STRICT;

CREATE TABLE segment_stamp (
    table_name TEXT NOT NULL,
    segment INTEGER NOT NULL,
    edit INTEGER NOT NULL,
    PRIMARY KEY (table_name, segment)
) STRICT, WITHOUT ROWID;

-- Rows changed by another program, noted by the triggers below (our own connections switch triggers off).
CREATE TABLE outside (
    table_name TEXT NOT NULL,
    id INTEGER NOT NULL,
    PRIMARY KEY (table_name, id)
) STRICT, WITHOUT ROWID;

-- title, note: of the casefile. closed: 1 when the last program that wrote the file closed it in good order.
CREATE TABLE casefile (
    id INTEGER PRIMARY KEY NOT NULL CHECK (id = 1),
    title TEXT NOT NULL,
    note TEXT,
    closed INTEGER NOT NULL DEFAULT 1
) STRICT;

CREATE VIRTUAL TABLE text_search USING fts5 (text, content = 'text', content_rowid = 'id', tokenize = 'porter fold unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE incident_search USING fts5 (title, note, content = 'incident', content_rowid = 'id', tokenize = 'porter fold unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE statement_search USING fts5 (gist, content = 'statement', content_rowid = 'id', tokenize = 'porter fold unicode61 remove_diacritics 2');
CREATE VIRTUAL TABLE annotation_search USING fts5 (text, content = 'annotation', content_rowid = 'id', tokenize = 'porter fold unicode61 remove_diacritics 2');

CREATE INDEX actor_name_actor ON actor_name (actor);
CREATE INDEX actor_relation_actor ON actor_relation (actor);
CREATE INDEX actor_relation_other ON actor_relation (other);
CREATE INDEX place_name_place ON place_name (place);
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_summary_of ON document (summary_of) WHERE summary_of IS NOT NULL;
CREATE INDEX document_version_of ON document (version_of) WHERE version_of IS NOT NULL;
CREATE INDEX statement_speaker ON statement (speaker);
CREATE INDEX statement_incident ON statement (incident) WHERE incident IS NOT NULL;
CREATE INDEX statement_development ON statement (development) WHERE development IS NOT NULL;
CREATE INDEX report_statement ON report (statement);
CREATE INDEX report_document ON report (document);
CREATE INDEX claim_incident ON claim (incident);
CREATE INDEX claim_statement ON claim (statement);
CREATE INDEX attribution_incident ON attribution (incident);
CREATE INDEX attribution_statement ON attribution (statement);
CREATE INDEX attribution_actor ON attribution (actor);
CREATE INDEX assessment_incident ON assessment (incident);
CREATE INDEX link_from ON link (from_incident);
CREATE INDEX link_to ON link (to_incident);
CREATE INDEX decision_incident_incident ON decision_incident (incident);
CREATE INDEX citation_document ON citation (document, start);
CREATE INDEX citation_incident ON citation (incident) WHERE incident IS NOT NULL;
CREATE INDEX citation_claim ON citation (claim) WHERE claim IS NOT NULL;
CREATE INDEX citation_attribution ON citation (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX citation_report ON citation (report) WHERE report IS NOT NULL;
CREATE INDEX citation_link ON citation (link) WHERE link IS NOT NULL;
CREATE INDEX citation_actor_relation ON citation (actor_relation) WHERE actor_relation IS NOT NULL;
CREATE INDEX citation_assessment ON citation (assessment) WHERE assessment IS NOT NULL;
CREATE INDEX citation_annotation ON citation (annotation) WHERE annotation IS NOT NULL;
CREATE INDEX annotation_incident ON annotation (incident) WHERE incident IS NOT NULL;
CREATE INDEX annotation_claim ON annotation (claim) WHERE claim IS NOT NULL;
CREATE INDEX annotation_attribution ON annotation (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX annotation_actor ON annotation (actor) WHERE actor IS NOT NULL;
CREATE INDEX annotation_place ON annotation (place) WHERE place IS NOT NULL;
CREATE INDEX annotation_statement ON annotation (statement) WHERE statement IS NOT NULL;
CREATE INDEX annotation_document ON annotation (document) WHERE document IS NOT NULL;
CREATE INDEX claim_superseded_by ON claim (superseded_by) WHERE superseded_by IS NOT NULL;
CREATE INDEX claim_whom_name ON claim (whom_name) WHERE whom_name IS NOT NULL;
CREATE INDEX attribution_distributed_from ON attribution (distributed_from) WHERE distributed_from IS NOT NULL;
CREATE INDEX attribution_alternative_alternative ON attribution_alternative (alternative);
CREATE INDEX actor_name_document_document ON actor_name_document (document);
CREATE INDEX statement_co_speaker_actor ON statement_co_speaker (actor);
CREATE INDEX report_source_actor ON report_source (actor);
CREATE INDEX link_statement ON link (statement) WHERE statement IS NOT NULL;
CREATE INDEX incident_tag_tag ON incident_tag (tag);
CREATE INDEX document_tag_tag ON document_tag (tag);
CREATE INDEX edit_row_incident ON edit_row (incident) WHERE incident IS NOT NULL;
CREATE INDEX anchor_document ON anchor (document);

-- Plain triggers, so that they run under any program; see `outside`.
CREATE TRIGGER term_insert_outside AFTER INSERT ON term BEGIN INSERT OR IGNORE INTO outside VALUES ('term', NEW.id); END;
CREATE TRIGGER term_update_outside AFTER UPDATE ON term BEGIN INSERT OR IGNORE INTO outside VALUES ('term', NEW.id); END;
CREATE TRIGGER term_delete_outside AFTER DELETE ON term BEGIN INSERT OR IGNORE INTO outside VALUES ('term', OLD.id); END;
CREATE TRIGGER actor_insert_outside AFTER INSERT ON actor BEGIN INSERT OR IGNORE INTO outside VALUES ('actor', NEW.id); END;
CREATE TRIGGER actor_update_outside AFTER UPDATE ON actor BEGIN INSERT OR IGNORE INTO outside VALUES ('actor', NEW.id); END;
CREATE TRIGGER actor_delete_outside AFTER DELETE ON actor BEGIN INSERT OR IGNORE INTO outside VALUES ('actor', OLD.id); END;
CREATE TRIGGER actor_name_insert_outside AFTER INSERT ON actor_name BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_name', NEW.id); END;
CREATE TRIGGER actor_name_update_outside AFTER UPDATE ON actor_name BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_name', NEW.id); END;
CREATE TRIGGER actor_name_delete_outside AFTER DELETE ON actor_name BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_name', OLD.id); END;
CREATE TRIGGER actor_name_document_insert_outside AFTER INSERT ON actor_name_document BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_name_document', NEW.actor_name); END;
CREATE TRIGGER actor_name_document_update_outside AFTER UPDATE ON actor_name_document BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_name_document', NEW.actor_name); END;
CREATE TRIGGER actor_name_document_delete_outside AFTER DELETE ON actor_name_document BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_name_document', OLD.actor_name); END;
CREATE TRIGGER actor_relation_insert_outside AFTER INSERT ON actor_relation BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_relation', NEW.id); END;
CREATE TRIGGER actor_relation_update_outside AFTER UPDATE ON actor_relation BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_relation', NEW.id); END;
CREATE TRIGGER actor_relation_delete_outside AFTER DELETE ON actor_relation BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_relation', OLD.id); END;
CREATE TRIGGER place_insert_outside AFTER INSERT ON place BEGIN INSERT OR IGNORE INTO outside VALUES ('place', NEW.id); END;
CREATE TRIGGER place_update_outside AFTER UPDATE ON place BEGIN INSERT OR IGNORE INTO outside VALUES ('place', NEW.id); END;
CREATE TRIGGER place_delete_outside AFTER DELETE ON place BEGIN INSERT OR IGNORE INTO outside VALUES ('place', OLD.id); END;
CREATE TRIGGER place_name_insert_outside AFTER INSERT ON place_name BEGIN INSERT OR IGNORE INTO outside VALUES ('place_name', NEW.id); END;
CREATE TRIGGER place_name_update_outside AFTER UPDATE ON place_name BEGIN INSERT OR IGNORE INTO outside VALUES ('place_name', NEW.id); END;
CREATE TRIGGER place_name_delete_outside AFTER DELETE ON place_name BEGIN INSERT OR IGNORE INTO outside VALUES ('place_name', OLD.id); END;
CREATE TRIGGER document_insert_outside AFTER INSERT ON document BEGIN INSERT OR IGNORE INTO outside VALUES ('document', NEW.id); END;
CREATE TRIGGER document_update_outside AFTER UPDATE ON document BEGIN INSERT OR IGNORE INTO outside VALUES ('document', NEW.id); END;
CREATE TRIGGER document_delete_outside AFTER DELETE ON document BEGIN INSERT OR IGNORE INTO outside VALUES ('document', OLD.id); END;
CREATE TRIGGER sentence_insert_outside AFTER INSERT ON sentence BEGIN INSERT OR IGNORE INTO outside VALUES ('sentence', NEW.document); END;
CREATE TRIGGER sentence_update_outside AFTER UPDATE ON sentence BEGIN INSERT OR IGNORE INTO outside VALUES ('sentence', NEW.document); END;
CREATE TRIGGER sentence_delete_outside AFTER DELETE ON sentence BEGIN INSERT OR IGNORE INTO outside VALUES ('sentence', OLD.document); END;
CREATE TRIGGER codebook_insert_outside AFTER INSERT ON codebook BEGIN INSERT OR IGNORE INTO outside VALUES ('codebook', NEW.id); END;
CREATE TRIGGER codebook_update_outside AFTER UPDATE ON codebook BEGIN INSERT OR IGNORE INTO outside VALUES ('codebook', NEW.id); END;
CREATE TRIGGER codebook_delete_outside AFTER DELETE ON codebook BEGIN INSERT OR IGNORE INTO outside VALUES ('codebook', OLD.id); END;
CREATE TRIGGER codebook_rule_insert_outside AFTER INSERT ON codebook_rule BEGIN INSERT OR IGNORE INTO outside VALUES ('codebook_rule', NEW.codebook); END;
CREATE TRIGGER codebook_rule_update_outside AFTER UPDATE ON codebook_rule BEGIN INSERT OR IGNORE INTO outside VALUES ('codebook_rule', NEW.codebook); END;
CREATE TRIGGER codebook_rule_delete_outside AFTER DELETE ON codebook_rule BEGIN INSERT OR IGNORE INTO outside VALUES ('codebook_rule', OLD.codebook); END;
CREATE TRIGGER incident_insert_outside AFTER INSERT ON incident BEGIN INSERT OR IGNORE INTO outside VALUES ('incident', NEW.id); END;
CREATE TRIGGER incident_update_outside AFTER UPDATE ON incident BEGIN INSERT OR IGNORE INTO outside VALUES ('incident', NEW.id); END;
CREATE TRIGGER incident_delete_outside AFTER DELETE ON incident BEGIN INSERT OR IGNORE INTO outside VALUES ('incident', OLD.id); END;
CREATE TRIGGER statement_insert_outside AFTER INSERT ON statement BEGIN INSERT OR IGNORE INTO outside VALUES ('statement', NEW.id); END;
CREATE TRIGGER statement_update_outside AFTER UPDATE ON statement BEGIN INSERT OR IGNORE INTO outside VALUES ('statement', NEW.id); END;
CREATE TRIGGER statement_delete_outside AFTER DELETE ON statement BEGIN INSERT OR IGNORE INTO outside VALUES ('statement', OLD.id); END;
CREATE TRIGGER statement_co_speaker_insert_outside AFTER INSERT ON statement_co_speaker BEGIN INSERT OR IGNORE INTO outside VALUES ('statement_co_speaker', NEW.statement); END;
CREATE TRIGGER statement_co_speaker_update_outside AFTER UPDATE ON statement_co_speaker BEGIN INSERT OR IGNORE INTO outside VALUES ('statement_co_speaker', NEW.statement); END;
CREATE TRIGGER statement_co_speaker_delete_outside AFTER DELETE ON statement_co_speaker BEGIN INSERT OR IGNORE INTO outside VALUES ('statement_co_speaker', OLD.statement); END;
CREATE TRIGGER report_insert_outside AFTER INSERT ON report BEGIN INSERT OR IGNORE INTO outside VALUES ('report', NEW.id); END;
CREATE TRIGGER report_update_outside AFTER UPDATE ON report BEGIN INSERT OR IGNORE INTO outside VALUES ('report', NEW.id); END;
CREATE TRIGGER report_delete_outside AFTER DELETE ON report BEGIN INSERT OR IGNORE INTO outside VALUES ('report', OLD.id); END;
CREATE TRIGGER report_source_insert_outside AFTER INSERT ON report_source BEGIN INSERT OR IGNORE INTO outside VALUES ('report_source', NEW.report); END;
CREATE TRIGGER report_source_update_outside AFTER UPDATE ON report_source BEGIN INSERT OR IGNORE INTO outside VALUES ('report_source', NEW.report); END;
CREATE TRIGGER report_source_delete_outside AFTER DELETE ON report_source BEGIN INSERT OR IGNORE INTO outside VALUES ('report_source', OLD.report); END;
CREATE TRIGGER claim_insert_outside AFTER INSERT ON claim BEGIN INSERT OR IGNORE INTO outside VALUES ('claim', NEW.id); END;
CREATE TRIGGER claim_update_outside AFTER UPDATE ON claim BEGIN INSERT OR IGNORE INTO outside VALUES ('claim', NEW.id); END;
CREATE TRIGGER claim_delete_outside AFTER DELETE ON claim BEGIN INSERT OR IGNORE INTO outside VALUES ('claim', OLD.id); END;
CREATE TRIGGER attribution_insert_outside AFTER INSERT ON attribution BEGIN INSERT OR IGNORE INTO outside VALUES ('attribution', NEW.id); END;
CREATE TRIGGER attribution_update_outside AFTER UPDATE ON attribution BEGIN INSERT OR IGNORE INTO outside VALUES ('attribution', NEW.id); END;
CREATE TRIGGER attribution_delete_outside AFTER DELETE ON attribution BEGIN INSERT OR IGNORE INTO outside VALUES ('attribution', OLD.id); END;
CREATE TRIGGER attribution_alternative_insert_outside AFTER INSERT ON attribution_alternative BEGIN INSERT OR IGNORE INTO outside VALUES ('attribution_alternative', NEW.attribution); END;
CREATE TRIGGER attribution_alternative_update_outside AFTER UPDATE ON attribution_alternative BEGIN INSERT OR IGNORE INTO outside VALUES ('attribution_alternative', NEW.attribution); END;
CREATE TRIGGER attribution_alternative_delete_outside AFTER DELETE ON attribution_alternative BEGIN INSERT OR IGNORE INTO outside VALUES ('attribution_alternative', OLD.attribution); END;
CREATE TRIGGER assessment_insert_outside AFTER INSERT ON assessment BEGIN INSERT OR IGNORE INTO outside VALUES ('assessment', NEW.id); END;
CREATE TRIGGER assessment_update_outside AFTER UPDATE ON assessment BEGIN INSERT OR IGNORE INTO outside VALUES ('assessment', NEW.id); END;
CREATE TRIGGER assessment_delete_outside AFTER DELETE ON assessment BEGIN INSERT OR IGNORE INTO outside VALUES ('assessment', OLD.id); END;
CREATE TRIGGER assessment_alternative_insert_outside AFTER INSERT ON assessment_alternative BEGIN INSERT OR IGNORE INTO outside VALUES ('assessment_alternative', NEW.assessment); END;
CREATE TRIGGER assessment_alternative_update_outside AFTER UPDATE ON assessment_alternative BEGIN INSERT OR IGNORE INTO outside VALUES ('assessment_alternative', NEW.assessment); END;
CREATE TRIGGER assessment_alternative_delete_outside AFTER DELETE ON assessment_alternative BEGIN INSERT OR IGNORE INTO outside VALUES ('assessment_alternative', OLD.assessment); END;
CREATE TRIGGER link_insert_outside AFTER INSERT ON link BEGIN INSERT OR IGNORE INTO outside VALUES ('link', NEW.id); END;
CREATE TRIGGER link_update_outside AFTER UPDATE ON link BEGIN INSERT OR IGNORE INTO outside VALUES ('link', NEW.id); END;
CREATE TRIGGER link_delete_outside AFTER DELETE ON link BEGIN INSERT OR IGNORE INTO outside VALUES ('link', OLD.id); END;
CREATE TRIGGER decision_insert_outside AFTER INSERT ON decision BEGIN INSERT OR IGNORE INTO outside VALUES ('decision', NEW.id); END;
CREATE TRIGGER decision_update_outside AFTER UPDATE ON decision BEGIN INSERT OR IGNORE INTO outside VALUES ('decision', NEW.id); END;
CREATE TRIGGER decision_delete_outside AFTER DELETE ON decision BEGIN INSERT OR IGNORE INTO outside VALUES ('decision', OLD.id); END;
CREATE TRIGGER decision_incident_insert_outside AFTER INSERT ON decision_incident BEGIN INSERT OR IGNORE INTO outside VALUES ('decision_incident', NEW.decision); END;
CREATE TRIGGER decision_incident_update_outside AFTER UPDATE ON decision_incident BEGIN INSERT OR IGNORE INTO outside VALUES ('decision_incident', NEW.decision); END;
CREATE TRIGGER decision_incident_delete_outside AFTER DELETE ON decision_incident BEGIN INSERT OR IGNORE INTO outside VALUES ('decision_incident', OLD.decision); END;
CREATE TRIGGER annotation_insert_outside AFTER INSERT ON annotation BEGIN INSERT OR IGNORE INTO outside VALUES ('annotation', NEW.id); END;
CREATE TRIGGER annotation_update_outside AFTER UPDATE ON annotation BEGIN INSERT OR IGNORE INTO outside VALUES ('annotation', NEW.id); END;
CREATE TRIGGER annotation_delete_outside AFTER DELETE ON annotation BEGIN INSERT OR IGNORE INTO outside VALUES ('annotation', OLD.id); END;
CREATE TRIGGER citation_insert_outside AFTER INSERT ON citation BEGIN INSERT OR IGNORE INTO outside VALUES ('citation', NEW.id); END;
CREATE TRIGGER citation_update_outside AFTER UPDATE ON citation BEGIN INSERT OR IGNORE INTO outside VALUES ('citation', NEW.id); END;
CREATE TRIGGER citation_delete_outside AFTER DELETE ON citation BEGIN INSERT OR IGNORE INTO outside VALUES ('citation', OLD.id); END;
CREATE TRIGGER anchor_insert_outside AFTER INSERT ON anchor BEGIN INSERT OR IGNORE INTO outside VALUES ('anchor', NEW.citation); END;
CREATE TRIGGER anchor_update_outside AFTER UPDATE ON anchor BEGIN INSERT OR IGNORE INTO outside VALUES ('anchor', NEW.citation); END;
CREATE TRIGGER anchor_delete_outside AFTER DELETE ON anchor BEGIN INSERT OR IGNORE INTO outside VALUES ('anchor', OLD.citation); END;
CREATE TRIGGER tag_insert_outside AFTER INSERT ON tag BEGIN INSERT OR IGNORE INTO outside VALUES ('tag', NEW.id); END;
CREATE TRIGGER tag_update_outside AFTER UPDATE ON tag BEGIN INSERT OR IGNORE INTO outside VALUES ('tag', NEW.id); END;
CREATE TRIGGER tag_delete_outside AFTER DELETE ON tag BEGIN INSERT OR IGNORE INTO outside VALUES ('tag', OLD.id); END;
CREATE TRIGGER incident_tag_insert_outside AFTER INSERT ON incident_tag BEGIN INSERT OR IGNORE INTO outside VALUES ('incident_tag', NEW.incident); END;
CREATE TRIGGER incident_tag_update_outside AFTER UPDATE ON incident_tag BEGIN INSERT OR IGNORE INTO outside VALUES ('incident_tag', NEW.incident); END;
CREATE TRIGGER incident_tag_delete_outside AFTER DELETE ON incident_tag BEGIN INSERT OR IGNORE INTO outside VALUES ('incident_tag', OLD.incident); END;
CREATE TRIGGER document_tag_insert_outside AFTER INSERT ON document_tag BEGIN INSERT OR IGNORE INTO outside VALUES ('document_tag', NEW.document); END;
CREATE TRIGGER document_tag_update_outside AFTER UPDATE ON document_tag BEGIN INSERT OR IGNORE INTO outside VALUES ('document_tag', NEW.document); END;
CREATE TRIGGER document_tag_delete_outside AFTER DELETE ON document_tag BEGIN INSERT OR IGNORE INTO outside VALUES ('document_tag', OLD.document); END;
CREATE TRIGGER view_insert_outside AFTER INSERT ON view BEGIN INSERT OR IGNORE INTO outside VALUES ('view', NEW.id); END;
CREATE TRIGGER view_update_outside AFTER UPDATE ON view BEGIN INSERT OR IGNORE INTO outside VALUES ('view', NEW.id); END;
CREATE TRIGGER view_delete_outside AFTER DELETE ON view BEGIN INSERT OR IGNORE INTO outside VALUES ('view', OLD.id); END;

-- Event types and sub-event types: ACLED codebook (2023 on). Markings: FIRST Traffic Light Protocol 2.0.
INSERT INTO term (id, scheme, code, parent, position) VALUES
    (1, 'event type', 'Battles', NULL, 1),
    (2, 'event type', 'Explosions/Remote violence', NULL, 2),
    (3, 'event type', 'Violence against civilians', NULL, 3),
    (4, 'event type', 'Protests', NULL, 4),
    (5, 'event type', 'Riots', NULL, 5),
    (6, 'event type', 'Strategic developments', NULL, 6),
    (11, 'sub-event type', 'Armed clash', 1, 1),
    (12, 'sub-event type', 'Government regains territory', 1, 2),
    (13, 'sub-event type', 'Non-state actor overtakes territory', 1, 3),
    (14, 'sub-event type', 'Chemical weapon', 2, 1),
    (15, 'sub-event type', 'Air/drone strike', 2, 2),
    (16, 'sub-event type', 'Suicide bomb', 2, 3),
    (17, 'sub-event type', 'Shelling/artillery/missile attack', 2, 4),
    (18, 'sub-event type', 'Remote explosive/landmine/IED', 2, 5),
    (19, 'sub-event type', 'Grenade', 2, 6),
    (20, 'sub-event type', 'Sexual violence', 3, 1),
    (21, 'sub-event type', 'Attack', 3, 2),
    (22, 'sub-event type', 'Abduction/forced disappearance', 3, 3),
    (23, 'sub-event type', 'Peaceful protest', 4, 1),
    (24, 'sub-event type', 'Protest with intervention', 4, 2),
    (25, 'sub-event type', 'Excessive force against protesters', 4, 3),
    (26, 'sub-event type', 'Violent demonstration', 5, 1),
    (27, 'sub-event type', 'Mob violence', 5, 2),
    (28, 'sub-event type', 'Agreement', 6, 1),
    (29, 'sub-event type', 'Arrests', 6, 2),
    (30, 'sub-event type', 'Change to group/activity', 6, 3),
    (31, 'sub-event type', 'Disrupted weapons use', 6, 4),
    (32, 'sub-event type', 'Headquarters or base established', 6, 5),
    (33, 'sub-event type', 'Looting/property destruction', 6, 6),
    (34, 'sub-event type', 'Non-violent transfer of territory', 6, 7),
    (35, 'sub-event type', 'Other', 6, 8),
    (51, 'means', 'rocket', NULL, 1),
    (52, 'means', 'missile', NULL, 2),
    (53, 'means', 'mortar', NULL, 3),
    (54, 'means', 'artillery', NULL, 4),
    (55, 'means', 'airstrike', NULL, 5),
    (56, 'means', 'drone', NULL, 6),
    (57, 'means', 'explosive device', NULL, 7),
    (58, 'means', 'mine', NULL, 8),
    (59, 'means', 'gunfire', NULL, 9),
    (60, 'means', 'crowd', NULL, 10),
    (61, 'means', 'raid', NULL, 11),
    (62, 'means', 'cyber', NULL, 12),
    (63, 'means', 'other', NULL, 13),
    (64, 'means', 'none', NULL, 14),
    (65, 'means', 'unknown', NULL, 15),
    (81, 'marking', 'TLP:CLEAR', NULL, 1),
    (82, 'marking', 'TLP:GREEN', NULL, 2),
    (83, 'marking', 'TLP:AMBER', NULL, 3),
    (84, 'marking', 'TLP:AMBER+STRICT', NULL, 4),
    (85, 'marking', 'TLP:RED', NULL, 5);
