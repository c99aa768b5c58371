-- For neighbours, where they are on: what the prompt was about in 64 bits, how many outcomes of prompts like it moved its
-- difficulty, and the score that it was decided by then. Null for requests of which no sketch may be kept.
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS sketch BIGINT;
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS neighbours INTEGER;
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS decided_score DOUBLE PRECISION;
