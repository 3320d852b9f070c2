-- Words in braces are the engine's: {text} {instant} {long} {int} {real} {bool} {identity} {clustered}; Engines.cs says what they become.

CREATE TABLE record (
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    modified_at {instant} NOT NULL,
    deleted {bool} NOT NULL,
    body {text} NOT NULL,
    hash {long} NOT NULL,
    landing {long} NOT NULL,
    landed_at {instant} NOT NULL,
    seen_at {instant} NOT NULL,
    PRIMARY KEY (source, entity, id)
);
CREATE INDEX record_status ON record (source, entity, deleted, landed_at);

-- Keys of records that were erased on request, as hashes: they are not landed again.
CREATE TABLE erased (
    key_hash {long} NOT NULL PRIMARY KEY,
    erased_at {instant} NOT NULL
);

CREATE TABLE source_cursor (
    source {text} NOT NULL,
    entity {text} NOT NULL,
    cursor {text},
    full_load_started_at {instant},
    updated_at {instant} NOT NULL,
    completed_at {instant},
    last_error {text},
    PRIMARY KEY (source, entity)
);

CREATE TABLE set_aside (
    step {text} NOT NULL,
    source {text} NOT NULL,
    key {text} NOT NULL,
    reason {text} NOT NULL,
    text {text},
    at {instant} NOT NULL,
    PRIMARY KEY (step, source, key)
);
CREATE INDEX set_aside_key ON set_aside (step, key);

CREATE TABLE canonical (
    kind {text} NOT NULL,
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    modified_at {instant} NOT NULL,
    person_ref {text},
    account_ref {text},
    follow_up_key {text},
    body {text} NOT NULL,
    hash {long} NOT NULL,
    PRIMARY KEY (kind, source, entity, id)
);
CREATE INDEX canonical_person ON canonical (person_ref, kind) WHERE person_ref IS NOT NULL;
CREATE INDEX canonical_account ON canonical (account_ref, kind) WHERE account_ref IS NOT NULL;
CREATE INDEX canonical_follow_up ON canonical (follow_up_key) WHERE follow_up_key IS NOT NULL;

CREATE TABLE pending (
    step {text} NOT NULL,
    key {text} NOT NULL,
    version {long} NOT NULL,
    added_at {instant} NOT NULL,
    PRIMARY KEY (step, key)
) {clustered};
CREATE INDEX pending_oldest ON pending (step, added_at, key);

CREATE TABLE profile (
    id {text} NOT NULL PRIMARY KEY,
    kind {text} NOT NULL,
    name {text} NOT NULL,
    sort_name {text} NOT NULL,
    company {text},
    golden {text} NOT NULL,
    search_text {text} NOT NULL,
    account_profile_id {text},
    created_at {instant} NOT NULL,
    updated_at {instant} NOT NULL,
    nps {real},
    health {real},
    last_feedback_at {instant},
    -- Sort keys without nulls: ascending means latest answer first, and lowest health first.
    recency {long} NOT NULL DEFAULT 0,
    risk {real} NOT NULL DEFAULT 1000
);
CREATE INDEX profile_name ON profile (kind, sort_name, id);
CREATE INDEX profile_recency ON profile (kind, recency, id);
CREATE INDEX profile_risk ON profile (kind, risk, id);
CREATE INDEX profile_account ON profile (account_profile_id) WHERE account_profile_id IS NOT NULL;

CREATE TABLE link (
    kind {text} NOT NULL,
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    profile_id {text} NOT NULL,
    weight {real} NOT NULL,
    rule {text} NOT NULL,
    evidence {text},
    linked_at {instant} NOT NULL,
    PRIMARY KEY (kind, source, entity, id)
);
CREATE INDEX link_profile ON link (profile_id);

CREATE TABLE redirect (
    from_id {text} NOT NULL PRIMARY KEY,
    to_id {text} NOT NULL,
    at {instant} NOT NULL,
    cause {text}
);
CREATE INDEX redirect_to ON redirect (to_id);

CREATE TABLE identity_event (
    seq {identity},
    profile_id {text} NOT NULL,
    type {text} NOT NULL,
    detail {text},
    at {instant} NOT NULL
);
CREATE INDEX identity_event_profile ON identity_event (profile_id, seq);

CREATE TABLE identity_decision (
    left_source {text} NOT NULL,
    left_entity {text} NOT NULL,
    left_id {text} NOT NULL,
    right_source {text} NOT NULL,
    right_entity {text} NOT NULL,
    right_id {text} NOT NULL,
    verdict {text} NOT NULL,
    decided_by {text} NOT NULL,
    at {instant} NOT NULL,
    reason {text},
    PRIMARY KEY (left_source, left_entity, left_id, right_source, right_entity, right_id)
);

CREATE TABLE model (
    name {text} NOT NULL PRIMARY KEY,
    json {text} NOT NULL,
    updated_at {instant} NOT NULL
);

CREATE TABLE score (
    subject_kind {text} NOT NULL,
    subject_id {text} NOT NULL,
    measure {text} NOT NULL,
    value {real},
    text {text},
    answers {int} NOT NULL,
    lower_bound {real},
    upper_bound {real},
    at {instant} NOT NULL,
    formula_version {text} NOT NULL,
    input_hash {text} NOT NULL,
    feedback_source {text},
    feedback_entity {text},
    feedback_id {text},
    PRIMARY KEY (subject_kind, subject_id, measure)
);
CREATE INDEX score_measure ON score (measure, subject_kind, value);

CREATE TABLE score_history (
    seq {identity},
    subject_kind {text} NOT NULL,
    subject_id {text} NOT NULL,
    measure {text} NOT NULL,
    value {real},
    text {text},
    answers {int} NOT NULL,
    lower_bound {real},
    upper_bound {real},
    at {instant} NOT NULL,
    formula_version {text} NOT NULL,
    input_hash {text} NOT NULL,
    feedback_source {text},
    feedback_entity {text},
    feedback_id {text},
    stored_at {instant} NOT NULL
);
CREATE INDEX score_history_subject ON score_history (subject_kind, subject_id, measure, seq);

CREATE TABLE target_record (
    target {text} NOT NULL,
    entity {text} NOT NULL,
    record_id {text} NOT NULL,
    fields {text} NOT NULL,
    at {instant} NOT NULL,
    PRIMARY KEY (target, entity, record_id)
);

CREATE TABLE push_run (
    id {text} NOT NULL PRIMARY KEY,
    target {text} NOT NULL,
    state {text} NOT NULL,
    started_at {instant} NOT NULL,
    finished_at {instant},
    planned {int} NOT NULL,
    written {int} NOT NULL,
    unchanged {int} NOT NULL,
    filtered {int} NOT NULL,
    rejected {int} NOT NULL,
    calls {long} NOT NULL,
    detail {text}
);
CREATE INDEX push_run_started ON push_run (started_at, id);

CREATE TABLE push_row (
    seq {identity},
    run_id {text} NOT NULL,
    target {text} NOT NULL,
    entity {text} NOT NULL,
    record_id {text} NOT NULL,
    profile_id {text} NOT NULL,
    outcome {text} NOT NULL,
    code {text},
    reason {text},
    action {text},
    before_fields {text} NOT NULL,
    after_fields {text} NOT NULL,
    at {instant} NOT NULL
);
CREATE INDEX push_row_run ON push_row (run_id, seq);
CREATE INDEX push_row_record ON push_row (target, entity, record_id, seq);
CREATE INDEX push_row_profile ON push_row (profile_id, seq);

CREATE TABLE follow_up (
    key {text} NOT NULL PRIMARY KEY,
    rule {text} NOT NULL,
    profile_id {text} NOT NULL,
    target {text} NOT NULL,
    state {text} NOT NULL,
    feedback_ref {text} NOT NULL,
    triggered_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    body {text} NOT NULL
);
CREATE INDEX follow_up_state ON follow_up (state, due_at, key);
CREATE INDEX follow_up_profile ON follow_up (profile_id, rule);
CREATE INDEX follow_up_feedback ON follow_up (feedback_ref);

-- Outbox and embedded queue. A message is waiting while lock_token is null.
CREATE TABLE message (
    seq {identity},
    id {text} NOT NULL UNIQUE,
    queue {text} NOT NULL,
    session_id {text},
    body {text} NOT NULL,
    delivery_count {int} NOT NULL,
    enqueued_at {instant} NOT NULL,
    due_at {instant} NOT NULL,
    lock_token {text},
    locked_until {instant}
);
CREATE INDEX message_waiting ON message (queue, due_at, seq) WHERE lock_token IS NULL;
CREATE INDEX message_locked ON message (locked_until) WHERE lock_token IS NOT NULL;
-- The database itself keeps a session to one worker.
CREATE UNIQUE INDEX message_one_per_session ON message (queue, session_id) WHERE lock_token IS NOT NULL AND session_id IS NOT NULL;

CREATE TABLE failed_message (
    id {text} NOT NULL PRIMARY KEY,
    queue {text} NOT NULL,
    session_id {text},
    body {text} NOT NULL,
    reason {text} NOT NULL,
    delivery_count {int} NOT NULL,
    failed_at {instant} NOT NULL
);

CREATE TABLE lease (
    name {text} NOT NULL PRIMARY KEY,
    owner {text} NOT NULL,
    until {instant} NOT NULL
) {clustered};

CREATE TABLE loop_run (
    id {text} NOT NULL PRIMARY KEY,
    triggered_by {text} NOT NULL,
    started_at {instant} NOT NULL,
    finished_at {instant},
    state {text} NOT NULL,
    summary {text}
);
CREATE INDEX loop_run_started ON loop_run (started_at, id);

CREATE TABLE audit (
    seq {identity},
    at {instant} NOT NULL,
    who {text} NOT NULL,
    action {text} NOT NULL,
    subject {text} NOT NULL,
    detail {text}
);
CREATE INDEX audit_subject ON audit (subject, seq);
