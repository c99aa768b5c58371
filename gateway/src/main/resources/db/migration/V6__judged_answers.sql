-- Of an answer that was judged before its caller saw it and counts in its route's share: how doubtful it was, and
-- whether an abler route was asked. Null where there is none.
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS judged_route VARCHAR(400);
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS doubt DOUBLE PRECISION;
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS went_on BOOLEAN;
ALTER TABLE routing_fact ADD COLUMN IF NOT EXISTS doubt_model VARCHAR(64);
