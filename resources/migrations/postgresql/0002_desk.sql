-- What people write down around calls: wrap-ups, callbacks, reviews of escalations.

CREATE TABLE wrapups (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL,
    org_id TEXT NOT NULL,
    escalation_id TEXT NOT NULL,
    user_id TEXT NOT NULL,
    user_name TEXT NOT NULL,
    caller TEXT NOT NULL,
    state TEXT NOT NULL,
    outcome TEXT NOT NULL,
    notes TEXT NOT NULL,
    follow_up TEXT NOT NULL,
    intake JSONB NOT NULL,
    opened_at TIMESTAMPTZ NOT NULL,
    ends_at TIMESTAMPTZ NOT NULL,
    closed_at TIMESTAMPTZ,
    closed_by TEXT NOT NULL,
    close_reason TEXT NOT NULL,
    revision BIGINT NOT NULL
);
CREATE INDEX wrapups_open ON wrapups (opened_at DESC, id DESC) WHERE state = 'open';
CREATE INDEX wrapups_opened ON wrapups (opened_at DESC, id DESC);
CREATE INDEX wrapups_user_opened ON wrapups (user_id, opened_at DESC, id DESC);

CREATE TABLE callbacks (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL,
    org_id TEXT NOT NULL,
    escalation_id TEXT NOT NULL,
    reason TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL,
    done_at TIMESTAMPTZ,
    done_by TEXT NOT NULL DEFAULT '',
    done_note TEXT NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX callbacks_escalation ON callbacks (escalation_id);
CREATE INDEX callbacks_open ON callbacks (created_at, id) WHERE done_at IS NULL;
CREATE INDEX callbacks_created ON callbacks (created_at DESC, id DESC);

CREATE TABLE callback_attempts (
    callback_id TEXT NOT NULL REFERENCES callbacks (id) ON DELETE CASCADE,
    number INTEGER NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    who TEXT NOT NULL,
    result TEXT NOT NULL,
    note TEXT NOT NULL,
    PRIMARY KEY (callback_id, number)
);

CREATE TABLE escalation_reviews (
    escalation_id TEXT NOT NULL PRIMARY KEY,
    verdict TEXT NOT NULL CHECK (verdict IN ('right', 'false_alarm')),
    note TEXT NOT NULL,
    who TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL
);

CREATE INDEX escalations_raised ON escalations (raised_at DESC, id DESC);
CREATE INDEX escalations_org_raised ON escalations (org_id, raised_at DESC, id DESC);
CREATE INDEX escalations_rule_raised ON escalations (rule, raised_at DESC, id DESC);
CREATE INDEX escalations_status_raised ON escalations (status, raised_at DESC, id DESC);
