-- Identity resolution follows changes. What is frozen, per kind of profile; which records each resolution looked at, so that other processes can follow; and which
-- records a profile had when it was merged into another, so that an unmerge gives its id back.

CREATE TABLE identity_model (
    kind {text} NOT NULL PRIMARY KEY,
    generation {long} NOT NULL,
    -- identity_change names the records of every generation after this one.
    complete_after {long} NOT NULL,
    training {int} NOT NULL,
    settings_hash {text} NOT NULL,
    records {int} NOT NULL,
    reason {text} NOT NULL,
    trained_at {instant} NOT NULL,
    snapshot {text} NOT NULL
);

CREATE TABLE identity_change (
    kind {text} NOT NULL,
    generation {long} NOT NULL,
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    PRIMARY KEY (kind, generation, source, entity, id)
) {clustered};

CREATE TABLE retired_link (
    kind {text} NOT NULL,
    profile_id {text} NOT NULL,
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    profile_created_at {instant} NOT NULL,
    PRIMARY KEY (profile_id, source, entity, id)
);
CREATE INDEX retired_link_record ON retired_link (kind, source, entity, id);
