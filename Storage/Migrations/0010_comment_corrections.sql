-- How a person says that a comment speaks, where the judge was wrong. It goes with the comment it was made of.
CREATE TABLE comment_correction (
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    label {text} NOT NULL,
    comment_hash {long} NOT NULL,
    corrected_by {text} NOT NULL,
    at {instant} NOT NULL,
    PRIMARY KEY (source, entity, id)
) {clustered};
