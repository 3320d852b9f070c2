-- What each comment is about and how it speaks of it, found when it was judged.
CREATE TABLE answer_topic (
    source {text} NOT NULL,
    entity {text} NOT NULL,
    id {text} NOT NULL,
    topic {text} NOT NULL,
    sentiment {text} NOT NULL,
    PRIMARY KEY (source, entity, id, topic)
) {clustered};

-- Counted from the index alone, without a look at the rows.
DROP INDEX answer_newest;
CREATE INDEX answer_counts ON answer (answered_at, survey_kind, touchpoint, channel, language, source, survey_id, nps, csat, ces);
CREATE INDEX answer_comments ON answer (answered_at, touchpoint, sentiment, sentiment_model, nps, source, entity, id) WHERE comment_hash IS NOT NULL;
