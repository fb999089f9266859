-- Schema step 3: articles from other formats, and versions that are looked at. Published steps are never changed again.

-- What a row with version_of is: a corrected text of the same article, or the same report as another outlet printed it
-- (then it is never another origin). Null where nobody said: a correction.
ALTER TABLE document ADD COLUMN version_kind TEXT CHECK (version_kind IN ('correction', 'wire copy'));

-- What an analyst decided about a citation in a changed version: it stands there, it stands where they put it, or the
-- version says it no more (then the state is orphan). Null: nobody has looked.
ALTER TABLE anchor ADD COLUMN decision TEXT CHECK (decision IN ('accepted', 'moved', 'dropped'));

-- An analyst read the sentence and found nothing to code in it.
ALTER TABLE sentence ADD COLUMN skipped INTEGER NOT NULL DEFAULT 0 CHECK (skipped IN (0, 1));

-- The bytes of the file that a text was read from, where they were to be kept. Insert-only, like text; no part of an edit.
CREATE TABLE original (
    sha256 TEXT PRIMARY KEY NOT NULL CHECK (length(sha256) = 64),
    text_sha256 TEXT NOT NULL CHECK (length(text_sha256) = 64),
    file_name TEXT NOT NULL,
    bytes BLOB NOT NULL
) STRICT;

CREATE INDEX original_text ON original (text_sha256);
