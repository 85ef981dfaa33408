-- The truth: append-only, chained.
CREATE TABLE log (
    seq     INTEGER PRIMARY KEY,
    at      INTEGER NOT NULL, -- microseconds since 1970, never less than in the row before
    actor   TEXT    NOT NULL,
    subject TEXT    NOT NULL, -- run/<id> or task/<id>
    event   TEXT    NOT NULL, -- JSON
    hash    BLOB    NOT NULL
) STRICT;

CREATE INDEX log_subject ON log (subject);

CREATE TRIGGER log_rows_are_never_changed BEFORE UPDATE ON log
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

CREATE TRIGGER log_rows_are_never_deleted BEFORE DELETE ON log
BEGIN
    SELECT RAISE(ABORT, 'the log is append-only');
END;

-- Texts under the SHA-256 of their bytes.
CREATE TABLE blob (
    digest TEXT PRIMARY KEY,
    bytes  BLOB NOT NULL
) STRICT;

-- Views: made from the log, and made again when thrown away.
CREATE TABLE run (
    run           TEXT PRIMARY KEY,
    task          TEXT    NOT NULL,
    workflow      TEXT    NOT NULL,
    version       TEXT    NOT NULL,
    repository    TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    phase         TEXT    NOT NULL,
    round         INTEGER NOT NULL,
    note          TEXT    NOT NULL,
    turns         INTEGER NOT NULL,
    tokens        INTEGER NOT NULL,
    micro_dollars INTEGER NOT NULL,
    allowed       INTEGER NOT NULL,
    denied        INTEGER NOT NULL,
    tip           TEXT    NOT NULL, -- newest commit
    created       INTEGER NOT NULL,
    updated       INTEGER NOT NULL,
    newest        INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE task (
    task     TEXT PRIMARY KEY,
    project  TEXT    NOT NULL,
    title    TEXT    NOT NULL,
    workflow TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    run      TEXT    NOT NULL,
    agent    TEXT    NOT NULL,
    created  INTEGER NOT NULL,
    updated  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE call (
    seq      INTEGER PRIMARY KEY, -- of the record that decided it
    run      TEXT NOT NULL,
    call     TEXT NOT NULL,
    phase    TEXT NOT NULL,
    tool     TEXT NOT NULL,
    decision TEXT NOT NULL,
    answered INTEGER,
    finished INTEGER
) STRICT;

CREATE INDEX call_of_run ON call (run, call);

-- "SgBx": what kind of file this is.
PRAGMA application_id = 1399276152;
PRAGMA user_version = 1;
