-- From an answer to the scores that it decided.
CREATE INDEX score_history_feedback ON score_history (feedback_source, feedback_entity, feedback_id) WHERE feedback_id IS NOT NULL;
CREATE INDEX score_history_measure ON score_history (measure, subject_kind, subject_id, seq);

-- Data quality, run by run. An empty field stands for the data set as a whole.
CREATE TABLE quality_measure (
    measured_at {instant} NOT NULL,
    source {text} NOT NULL,
    kind {text} NOT NULL,
    field {text} NOT NULL,
    dimension {text} NOT NULL,
    numerator {real} NOT NULL,
    denominator {real} NOT NULL,
    failing {long} NOT NULL,
    PRIMARY KEY (measured_at, source, kind, field, dimension)
);

-- Examples of failing records, of the newest run only.
CREATE TABLE quality_failure (
    data_source {text} NOT NULL,
    kind {text} NOT NULL,
    field {text} NOT NULL,
    dimension {text} NOT NULL,
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    PRIMARY KEY (data_source, kind, field, dimension, source, entity, id)
);
CREATE INDEX quality_failure_key ON quality_failure (source, entity, id);

-- What customers belong to and what to do next, of the newest run only.
CREATE TABLE segment_member (
    profile_id {text} NOT NULL PRIMARY KEY,
    segment {text} NOT NULL,
    tier {text} NOT NULL,
    band {text},
    persona {text},
    recency {int},
    frequency {int},
    money {int},
    action {text} NOT NULL,
    expected {real} NOT NULL,
    assumed {bool} NOT NULL,
    blocked {text}
);
CREATE INDEX segment_member_segment ON segment_member (segment, expected, profile_id);
