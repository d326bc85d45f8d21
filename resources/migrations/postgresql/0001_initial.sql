-- A statement ends with a semicolon at the end of a line; the migrator splits there.

CREATE TABLE installation (
    id TEXT NOT NULL PRIMARY KEY
);

CREATE TABLE organizations (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    business_hours TEXT NOT NULL,
    after_hours_policy TEXT NOT NULL,
    services_offered TEXT NOT NULL,
    escalation_phone TEXT NOT NULL,
    config JSONB NOT NULL,
    revision BIGINT NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

-- The journal: what happened, in order. Everything below that is named after calls is derived from it and written in the same
-- transaction by the one writer, so those tables need no foreign keys.
CREATE TABLE call_events (
    cursor BIGINT PRIMARY KEY,
    call_id TEXT NOT NULL,
    org_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    type TEXT NOT NULL,
    at TIMESTAMPTZ NOT NULL,
    data JSONB NOT NULL
);
CREATE UNIQUE INDEX call_events_call_seq ON call_events (call_id, seq);

-- caller_folded and folded hold the case-folded text where it has letters beyond ASCII, for the word search.
CREATE TABLE calls (
    id TEXT NOT NULL PRIMARY KEY,
    org_id TEXT NOT NULL,
    started_at TIMESTAMPTZ NOT NULL,
    ended_at TIMESTAMPTZ,
    status TEXT NOT NULL DEFAULT 'in_progress',
    phase TEXT NOT NULL DEFAULT 'greeting',
    mode TEXT NOT NULL DEFAULT 'ai',
    mode_since TIMESTAMPTZ NOT NULL,
    channel TEXT NOT NULL,
    caller TEXT NOT NULL,
    caller_folded TEXT,
    human_name TEXT NOT NULL DEFAULT '',
    prompt_version TEXT NOT NULL,
    end_reason TEXT NOT NULL DEFAULT '',
    metadata JSONB NOT NULL,
    has_session BOOLEAN NOT NULL DEFAULT FALSE,
    escalated BOOLEAN NOT NULL DEFAULT FALSE
);
CREATE INDEX calls_started ON calls (started_at DESC, id DESC);
CREATE INDEX calls_org_started ON calls (org_id, started_at DESC, id DESC);
CREATE INDEX calls_open ON calls (org_id, started_at DESC, id DESC) WHERE status = 'in_progress';
CREATE INDEX calls_escalated ON calls (started_at DESC, id DESC) WHERE escalated;

CREATE TABLE call_transcripts (
    call_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    id TEXT NOT NULL,
    speaker TEXT NOT NULL,
    text TEXT NOT NULL,
    folded TEXT,
    at TIMESTAMPTZ NOT NULL,
    item_id TEXT NOT NULL,
    PRIMARY KEY (call_id, seq)
);

CREATE TABLE call_intakes (
    call_id TEXT NOT NULL PRIMARY KEY,
    structured_data JSONB NOT NULL,
    urgency_level TEXT NOT NULL,
    completed BOOLEAN NOT NULL,
    updated_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE escalations (
    id TEXT NOT NULL PRIMARY KEY,
    call_id TEXT NOT NULL,
    org_id TEXT NOT NULL,
    urgency TEXT NOT NULL,
    trigger TEXT NOT NULL,
    reason TEXT NOT NULL,
    phrase TEXT NOT NULL,
    rule TEXT NOT NULL,
    summary TEXT NOT NULL,
    status TEXT NOT NULL,
    raised_at TIMESTAMPTZ NOT NULL,
    handled_by TEXT NOT NULL DEFAULT '',
    outcome TEXT NOT NULL DEFAULT '',
    notes TEXT NOT NULL DEFAULT ''
);
CREATE INDEX escalations_call ON escalations (call_id, raised_at DESC);
CREATE INDEX escalations_waiting ON escalations (raised_at) WHERE status = 'waiting';

CREATE TABLE appointments (
    id TEXT NOT NULL PRIMARY KEY,
    org_id TEXT NOT NULL,
    call_id TEXT NOT NULL,
    title TEXT NOT NULL,
    start_time TIMESTAMPTZ NOT NULL,
    end_time TIMESTAMPTZ NOT NULL,
    attendee_email TEXT NOT NULL,
    attendee_name TEXT NOT NULL,
    description TEXT NOT NULL,
    timezone TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);
CREATE UNIQUE INDEX appointments_same ON appointments (org_id, start_time, attendee_email, title);

CREATE TABLE users (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('supervisor', 'agent', 'api')),
    orgs JSONB NOT NULL,
    created_at TIMESTAMPTZ NOT NULL
);

CREATE TABLE api_keys (
    hash TEXT NOT NULL PRIMARY KEY,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    created_at TIMESTAMPTZ NOT NULL,
    revoked_at TIMESTAMPTZ
);
CREATE INDEX api_keys_user ON api_keys (user_id);

CREATE TABLE audit_log (
    id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at TIMESTAMPTZ NOT NULL,
    who TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    details JSONB NOT NULL
);
CREATE INDEX audit_log_at ON audit_log (at);
CREATE INDEX audit_log_subject ON audit_log (subject, at);
