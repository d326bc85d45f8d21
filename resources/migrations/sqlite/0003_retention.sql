-- When what was said in a call was deleted because its time to be kept was over.
ALTER TABLE calls ADD COLUMN erased_at TEXT;
CREATE INDEX calls_kept ON calls (org_id, ended_at) WHERE erased_at IS NULL;
