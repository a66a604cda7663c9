-- A call for posts can be called off: whoever applied reads why.

alter table recruitment_call add column cancelled_at timestamptz;

alter table recruitment_call add column cancelled_why text;

alter table recruitment_call add constraint recruitment_call_cancelled_check check ((cancelled_at is null) = (cancelled_why is null));

comment on column recruitment_call.cancelled_why is 'Everybody who opens the call reads it';

alter table recruitment_application drop constraint recruitment_application_state_check;

alter table recruitment_application add constraint recruitment_application_state_check
  check (state in ('applied', 'published', 'ability', 'accepted', 'rejected', 'appealed', 'withdrawn', 'cancelled'));
