-- Answers as columns, so that NPS over time is counted in the database and not by reading every feedback's JSON.

CREATE TABLE answer (
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    survey_kind {text} NOT NULL,
    answered_at {instant} NOT NULL,
    nps {int},
    PRIMARY KEY (source, entity, id)
);
CREATE INDEX answer_time ON answer (survey_kind, answered_at, nps);

INSERT INTO answer (source, entity, id, survey_kind, answered_at, nps)
SELECT source, entity, id, {json_text:surveyKind}, {json_instant:answeredAt}, {json_int:nps}
FROM canonical
WHERE kind = 'Feedback' AND {json_text:status} = 'completed';
