-- Fields that drifted away from the maps: removed, hidden, of another type, or without a pick-list value that a map needs.

CREATE TABLE paused_field (
    system {text} NOT NULL,
    entity {text} NOT NULL,
    field {text} NOT NULL,
    is_read {bool} NOT NULL,
    is_written {bool} NOT NULL,
    reason {text} NOT NULL,
    place {text} NOT NULL,
    since {instant} NOT NULL,
    PRIMARY KEY (system, entity, field)
);
