-- Rejections that stand, one per record, until it passes or its content changes; after enough of them the row is parked.
CREATE TABLE push_refusal (
    target {text} NOT NULL,
    entity {text} NOT NULL,
    record_id {text} NOT NULL,
    content {text} NOT NULL,
    attempts {int} NOT NULL,
    code {text},
    reason {text},
    action {text},
    at {instant} NOT NULL,
    PRIMARY KEY (target, entity, record_id)
);

ALTER TABLE push_run ADD COLUMN parked {int} NOT NULL DEFAULT 0;
