-- How a request was routed, and how good its answer turned out to be. Names and numbers only; the team is who may rate.
CREATE TABLE IF NOT EXISTS routing_fact (
    request_id       VARCHAR(64)              NOT NULL PRIMARY KEY,
    happened_at      TIMESTAMP WITH TIME ZONE NOT NULL,
    team             VARCHAR(128)             NOT NULL,
    alias            VARCHAR(160)             NOT NULL,
    mode             VARCHAR(32)              NOT NULL,
    route            VARCHAR(400)             NOT NULL,
    local_route      VARCHAR(400),
    strong_route     VARCHAR(400),
    score            DOUBLE PRECISION         NOT NULL,
    local_success    DOUBLE PRECISION         NOT NULL,
    strong_success   DOUBLE PRECISION         NOT NULL,
    threshold        DOUBLE PRECISION,
    model_version    VARCHAR(64)              NOT NULL,
    settings_version VARCHAR(64)              NOT NULL
);
CREATE INDEX IF NOT EXISTS routing_fact_happened_at ON routing_fact (happened_at);

-- One row per request, kind and source; a later word takes the place of an earlier one. Quality is from 0 to 1.
CREATE TABLE IF NOT EXISTS feedback (
    request_id VARCHAR(64)              NOT NULL,
    team       VARCHAR(128)             NOT NULL,
    kind       VARCHAR(16)              NOT NULL,
    source     VARCHAR(16)              NOT NULL,
    given_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    quality    DOUBLE PRECISION         NOT NULL,
    PRIMARY KEY (request_id, team, kind, source)
);
