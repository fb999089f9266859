-- Schema step 2: what editing needs. Published steps are never changed again.

-- A record that was merged into another: its key, and what it was called, keep leading to the one that holds its
-- claims now. No foreign key on id: the row it named is gone.
CREATE TABLE incident_redirect (
    id INTEGER PRIMARY KEY NOT NULL,
    target INTEGER NOT NULL REFERENCES incident (id),
    handle TEXT,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE actor_redirect (
    id INTEGER PRIMARY KEY NOT NULL,
    target INTEGER NOT NULL REFERENCES actor (id),
    handle TEXT,
    name TEXT NOT NULL
) STRICT;

CREATE TABLE place_redirect (
    id INTEGER PRIMARY KEY NOT NULL,
    target INTEGER NOT NULL REFERENCES place (id),
    handle TEXT,
    name TEXT NOT NULL
) STRICT;

-- An analyst's choice of low, best and high where the codebook's rule would show others. It stands for one field, one
-- measure (of munitions, else empty) and one group as incident_figure has them; the newest holds. made_at: ms since 1970 UTC.
CREATE TABLE figure_override (
    id INTEGER PRIMARY KEY NOT NULL,
    incident INTEGER NOT NULL REFERENCES incident (id),
    field TEXT NOT NULL CHECK (field IN ('killed', 'wounded', 'casualties', 'munitions', 'count')),
    measure TEXT NOT NULL DEFAULT '' CHECK (measure IN ('', 'fired', 'landed', 'found unfired', 'unspecified')),
    whom TEXT NOT NULL,
    low INTEGER CHECK (low >= 0),
    best INTEGER CHECK (best >= 0),
    high INTEGER CHECK (high >= 0),
    reason TEXT NOT NULL,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL,
    CHECK (low IS NOT NULL OR best IS NOT NULL OR high IS NOT NULL)
) STRICT;

-- Which decision, or which numbered rule of a codebook, one record was coded by. (decision_incident holds what a
-- decision was about when it was taken.) rule is its number: foreign keys of recorded tables name one column.
CREATE TABLE coding_basis (
    id INTEGER PRIMARY KEY NOT NULL,
    decision INTEGER REFERENCES decision (id),
    codebook INTEGER REFERENCES codebook (id),
    rule INTEGER,
    incident INTEGER REFERENCES incident (id),
    claim INTEGER REFERENCES claim (id),
    attribution INTEGER REFERENCES attribution (id),
    CHECK ((codebook IS NULL) = (rule IS NULL)),
    CHECK ((decision IS NULL) <> (rule IS NULL)),
    CHECK ((incident IS NOT NULL) + (claim IS NOT NULL) + (attribution IS NOT NULL) = 1)
) STRICT;

-- What was on screen at one moment, to be compared with later. edit: key of the last edit it stands for (null: none
-- yet); said_by: an EDTF day, null where not asked for. incidents: null for all there were,
-- else their keys, each 8 bytes, big-endian, ascending. spec: filter, sort and columns, as in view.
CREATE TABLE frozen_view (
    id INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    spec TEXT NOT NULL,
    edit INTEGER,
    said_by TEXT,
    incidents BLOB,
    note TEXT,
    made_by TEXT NOT NULL,
    made_at INTEGER NOT NULL
) STRICT;

CREATE INDEX incident_handle ON incident (handle) WHERE handle IS NOT NULL;
CREATE INDEX incident_place ON incident (place) WHERE place IS NOT NULL;
CREATE INDEX incident_redirect_target ON incident_redirect (target);
CREATE INDEX actor_redirect_target ON actor_redirect (target);
CREATE INDEX place_redirect_target ON place_redirect (target);
CREATE INDEX figure_override_incident ON figure_override (incident);
CREATE INDEX coding_basis_decision ON coding_basis (decision) WHERE decision IS NOT NULL;
CREATE INDEX coding_basis_rule ON coding_basis (codebook, rule) WHERE rule IS NOT NULL;
CREATE INDEX coding_basis_incident ON coding_basis (incident) WHERE incident IS NOT NULL;
CREATE INDEX coding_basis_claim ON coding_basis (claim) WHERE claim IS NOT NULL;
CREATE INDEX coding_basis_attribution ON coding_basis (attribution) WHERE attribution IS NOT NULL;
CREATE INDEX assessment_actor ON assessment (actor) WHERE actor IS NOT NULL;
CREATE INDEX assessment_alternative_actor ON assessment_alternative (actor);
CREATE INDEX document_outlet ON document (outlet) WHERE outlet IS NOT NULL;
CREATE INDEX place_parent ON place (parent) WHERE parent IS NOT NULL;
CREATE INDEX edit_id_of ON edit (of) WHERE of IS NOT NULL;
CREATE INDEX edit_at ON edit (at);
CREATE INDEX edit_who ON edit (who);

CREATE TRIGGER incident_redirect_insert_outside AFTER INSERT ON incident_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('incident_redirect', NEW.id); END;
CREATE TRIGGER incident_redirect_update_outside AFTER UPDATE ON incident_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('incident_redirect', NEW.id); END;
CREATE TRIGGER incident_redirect_delete_outside AFTER DELETE ON incident_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('incident_redirect', OLD.id); END;
CREATE TRIGGER actor_redirect_insert_outside AFTER INSERT ON actor_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_redirect', NEW.id); END;
CREATE TRIGGER actor_redirect_update_outside AFTER UPDATE ON actor_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_redirect', NEW.id); END;
CREATE TRIGGER actor_redirect_delete_outside AFTER DELETE ON actor_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('actor_redirect', OLD.id); END;
CREATE TRIGGER place_redirect_insert_outside AFTER INSERT ON place_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('place_redirect', NEW.id); END;
CREATE TRIGGER place_redirect_update_outside AFTER UPDATE ON place_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('place_redirect', NEW.id); END;
CREATE TRIGGER place_redirect_delete_outside AFTER DELETE ON place_redirect BEGIN INSERT OR IGNORE INTO outside VALUES ('place_redirect', OLD.id); END;
CREATE TRIGGER figure_override_insert_outside AFTER INSERT ON figure_override BEGIN INSERT OR IGNORE INTO outside VALUES ('figure_override', NEW.id); END;
CREATE TRIGGER figure_override_update_outside AFTER UPDATE ON figure_override BEGIN INSERT OR IGNORE INTO outside VALUES ('figure_override', NEW.id); END;
CREATE TRIGGER figure_override_delete_outside AFTER DELETE ON figure_override BEGIN INSERT OR IGNORE INTO outside VALUES ('figure_override', OLD.id); END;
CREATE TRIGGER coding_basis_insert_outside AFTER INSERT ON coding_basis BEGIN INSERT OR IGNORE INTO outside VALUES ('coding_basis', NEW.id); END;
CREATE TRIGGER coding_basis_update_outside AFTER UPDATE ON coding_basis BEGIN INSERT OR IGNORE INTO outside VALUES ('coding_basis', NEW.id); END;
CREATE TRIGGER coding_basis_delete_outside AFTER DELETE ON coding_basis BEGIN INSERT OR IGNORE INTO outside VALUES ('coding_basis', OLD.id); END;
CREATE TRIGGER frozen_view_insert_outside AFTER INSERT ON frozen_view BEGIN INSERT OR IGNORE INTO outside VALUES ('frozen_view', NEW.id); END;
CREATE TRIGGER frozen_view_update_outside AFTER UPDATE ON frozen_view BEGIN INSERT OR IGNORE INTO outside VALUES ('frozen_view', NEW.id); END;
CREATE TRIGGER frozen_view_delete_outside AFTER DELETE ON frozen_view BEGIN INSERT OR IGNORE INTO outside VALUES ('frozen_view', OLD.id); END;
