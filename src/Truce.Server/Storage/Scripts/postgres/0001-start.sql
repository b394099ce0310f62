create table users (
    id bigint generated always as identity primary key,
    name text not null unique,
    display_name text not null,
    password_hash text null,
    is_administrator boolean not null,
    is_disabled boolean not null,
    created_at bigint not null
);

create table sessions (
    token_hash text primary key,
    user_id bigint not null references users (id) on delete cascade,
    created_at bigint not null,
    seen_at bigint not null,
    expires_at bigint not null
);
create index sessions_by_user on sessions (user_id);

create table api_keys (
    token_hash text primary key,
    user_id bigint not null references users (id) on delete cascade,
    name text not null,
    created_at bigint not null,
    expires_at bigint not null
);
create index api_keys_by_user on api_keys (user_id);

create table dossiers (
    id text primary key,
    title text not null,
    head integer not null,
    created_at bigint not null,
    changed_at bigint not null,
    deleted_at bigint null
);

create table members (
    dossier_id text not null references dossiers (id),
    user_id bigint not null references users (id),
    role integer not null check (role between 1 and 3),
    primary key (dossier_id, user_id)
);
create index members_by_user on members (user_id);

create table invitations (
    token_hash text primary key,
    dossier_id text not null references dossiers (id),
    role integer not null check (role between 1 and 3),
    created_by bigint not null references users (id),
    created_at bigint not null,
    expires_at bigint not null,
    accepted_by bigint null references users (id),
    accepted_at bigint null
);
create index invitations_by_dossier on invitations (dossier_id);

create table blobs (
    hash text primary key,
    bytes bytea not null
);

create table revisions (
    dossier_id text not null references dossiers (id),
    number integer not null,
    author_id bigint not null references users (id),
    saved_at bigint not null,
    note text not null,
    title text not null,
    restores integer null,
    files_hash text not null references blobs (hash),
    primary key (dossier_id, number)
);

create table visits (
    dossier_id text not null references dossiers (id),
    user_id bigint not null references users (id),
    revision integer not null,
    seen_at bigint not null,
    primary key (dossier_id, user_id)
);

create table audit (
    id bigint generated always as identity primary key,
    at bigint not null,
    user_id bigint null,
    user_name text null,
    action text not null,
    dossier_id text null,
    revision integer null,
    detail text null,
    address text null
);
create index audit_by_dossier on audit (dossier_id, id);

-- What was saved and what was logged stays.
create function stays() returns trigger language plpgsql as $$
begin
    raise exception '% is never changed or removed', tg_table_name;
end
$$;
create trigger audit_stays before update or delete or truncate on audit for each statement execute function stays();
create trigger revisions_stay before update or delete or truncate on revisions for each statement execute function stays();
create trigger blobs_stay before update or truncate on blobs for each statement execute function stays();
