-- What an answer and its shadow's said of the weaker of the two models. Names and one bit; no text.
CREATE TABLE IF NOT EXISTS shadow_outcome (
    request_id  VARCHAR(64)              NOT NULL PRIMARY KEY,
    happened_at TIMESTAMP WITH TIME ZONE NOT NULL,
    route       VARCHAR(400)             NOT NULL,
    abler_route VARCHAR(400)             NOT NULL,
    succeeded   BOOLEAN                  NOT NULL
);
CREATE INDEX IF NOT EXISTS shadow_outcome_happened_at ON shadow_outcome (happened_at);
