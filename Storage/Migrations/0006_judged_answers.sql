-- What pages and reports ask of all answers stands as columns: the scores, where they were given, and how the comment was judged when it arrived.
ALTER TABLE answer ADD COLUMN csat {int};
ALTER TABLE answer ADD COLUMN ces {int};
ALTER TABLE answer ADD COLUMN touchpoint {text};
ALTER TABLE answer ADD COLUMN channel {text};
ALTER TABLE answer ADD COLUMN language {text};
ALTER TABLE answer ADD COLUMN survey_id {text};

-- Of the comment and its language; null without a comment.
ALTER TABLE answer ADD COLUMN comment_hash {long};
ALTER TABLE answer ADD COLUMN sentiment {text};
ALTER TABLE answer ADD COLUMN sentiment_score {real};
ALTER TABLE answer ADD COLUMN sentiment_probability {real};
ALTER TABLE answer ADD COLUMN sentiment_because {text};
ALTER TABLE answer ADD COLUMN sentiment_model {text};

-- Who was asked to judge; null while the comment waits.
ALTER TABLE answer ADD COLUMN judge {text};

CREATE INDEX answer_unjudged ON answer (source, entity, id) WHERE comment_hash IS NOT NULL AND judge IS NULL;
CREATE INDEX answer_newest ON answer (answered_at);

UPDATE answer SET
    csat = c.csat, ces = c.ces, touchpoint = c.touchpoint, channel = c.channel, language = c.language, survey_id = c.survey_id,
    comment_hash = CASE WHEN TRIM(COALESCE(c.comment, '')) <> '' THEN 0 END
FROM (
    SELECT source, entity, id, {json_int:csat} AS csat, {json_int:ces} AS ces, {json_text:touchpoint} AS touchpoint, {json_text:channel} AS channel,
        {json_text:language} AS language, {json_text:surveyId} AS survey_id, {json_text:comment} AS comment
    FROM canonical WHERE kind = 'Feedback'
) AS c
WHERE answer.source = c.source AND answer.entity = c.entity AND answer.id = c.id;
