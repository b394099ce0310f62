-- A revision whose text has errors is a draft: it is kept, and nothing is concluded from it.
alter table revisions add column is_draft integer not null default 0;
