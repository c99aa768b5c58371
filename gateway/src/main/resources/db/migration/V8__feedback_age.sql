-- Feedback is deleted by its age.
CREATE INDEX IF NOT EXISTS feedback_given_at ON feedback (given_at);
