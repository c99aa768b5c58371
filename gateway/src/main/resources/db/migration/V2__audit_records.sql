-- Data facts of the second form: what was decided, what left, how that ended, who is behind a pseudonym, what was
-- erased. One chain per instance, which goes on where audit_entry, the first form, ends. The content is the canonical
-- JSON that was hashed; kind, happened_at and request_id repeat its beginning for queries.
CREATE TABLE audit_record (
    instance      VARCHAR(32)              NOT NULL,
    seq           BIGINT                   NOT NULL,
    kind          VARCHAR(16)              NOT NULL,
    happened_at   TIMESTAMP WITH TIME ZONE NOT NULL,
    request_id    VARCHAR(64)              NOT NULL,
    content       VARCHAR                  NOT NULL,
    previous_hash VARCHAR(64)              NOT NULL,
    hash          VARCHAR(64)              NOT NULL,
    PRIMARY KEY (instance, seq)
);
CREATE INDEX audit_record_happened_at ON audit_record (happened_at);

-- Who is behind a pseudonym, encrypted; the key lies in the storage folder and is what an erasure destroys.
CREATE TABLE audit_actor (
    instance VARCHAR(32)   NOT NULL,
    actor    VARCHAR(16)   NOT NULL,
    sealed   VARCHAR(2048) NOT NULL,
    PRIMARY KEY (instance, actor)
);

-- Signed heads of chains; the content is the canonical JSON that was signed.
CREATE TABLE audit_checkpoint (
    instance  VARCHAR(32)  NOT NULL,
    seq       BIGINT       NOT NULL,
    content   VARCHAR(512) NOT NULL,
    signature VARCHAR(128) NOT NULL,
    PRIMARY KEY (instance, seq)
);
