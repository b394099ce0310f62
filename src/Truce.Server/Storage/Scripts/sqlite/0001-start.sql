create table users (
    id integer primary key autoincrement,
    name text not null unique,
    display_name text not null,
    password_hash text null,
    is_administrator integer not null,
    is_disabled integer not null,
    created_at integer not null
);

create table sessions (
    token_hash text primary key,
    user_id integer not null references users (id) on delete cascade,
    created_at integer not null,
    seen_at integer not null,
    expires_at integer not null
) without rowid;
create index sessions_by_user on sessions (user_id);

create table api_keys (
    token_hash text primary key,
    user_id integer not null references users (id) on delete cascade,
    name text not null,
    created_at integer not null,
    expires_at integer not null
) without rowid;
create index api_keys_by_user on api_keys (user_id);

create table dossiers (
    id text primary key,
    title text not null,
    head integer not null,
    created_at integer not null,
    changed_at integer not null,
    deleted_at integer null
) without rowid;

create table members (
    dossier_id text not null references dossiers (id),
    user_id integer not null references users (id),
    role integer not null check (role between 1 and 3),
    primary key (dossier_id, user_id)
) without rowid;
create index members_by_user on members (user_id);

create table invitations (
    token_hash text primary key,
    dossier_id text not null references dossiers (id),
    role integer not null check (role between 1 and 3),
    created_by integer not null references users (id),
    created_at integer not null,
    expires_at integer not null,
    accepted_by integer null references users (id),
    accepted_at integer null
) without rowid;
create index invitations_by_dossier on invitations (dossier_id);

create table blobs (
    hash text primary key,
    bytes blob not null
);

create table revisions (
    dossier_id text not null references dossiers (id),
    number integer not null,
    author_id integer not null references users (id),
    saved_at integer not null,
    note text not null,
    title text not null,
    restores integer null,
    files_hash text not null references blobs (hash),
    primary key (dossier_id, number)
) without rowid;

create table visits (
    dossier_id text not null references dossiers (id),
    user_id integer not null references users (id),
    revision integer not null,
    seen_at integer not null,
    primary key (dossier_id, user_id)
) without rowid;

create table audit (
    id integer primary key autoincrement,
    at integer not null,
    user_id integer null,
    user_name text null,
    action text not null,
    dossier_id text null,
    revision integer null,
    detail text null,
    address text null
);
create index audit_by_dossier on audit (dossier_id, id);

-- What was saved and what was logged stays.
create trigger audit_stays_1 before update on audit begin select raise(abort, 'the audit log is append-only'); end;
create trigger audit_stays_2 before delete on audit begin select raise(abort, 'the audit log is append-only'); end;
create trigger revisions_stay_1 before update on revisions begin select raise(abort, 'revisions are never changed'); end;
create trigger revisions_stay_2 before delete on revisions begin select raise(abort, 'revisions are never removed'); end;
create trigger blobs_stay before update on blobs begin select raise(abort, 'contents are never changed'); end;
