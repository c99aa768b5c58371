-- What an attempt was for: the answer, or something beside it.
ALTER TABLE ledger_entry ADD COLUMN IF NOT EXISTS role VARCHAR(16) DEFAULT 'ANSWER' NOT NULL;
