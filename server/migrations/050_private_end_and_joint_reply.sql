-- What a party and its mediator said in private goes some time after the mediation ended (retention). The night walks what it has
-- not cleared yet.
alter table dispute add column private_gone_at timestamptz;

comment on column dispute.private_gone_at is 'When its private channels were destroyed; null: something may still be in them';

create index dispute_private_kept on dispute (tenant_id, id) where private_gone_at is null;

-- The one written reply of a joint reception is a paper.
alter table hall_joint add column document_code text;

comment on column hall_joint.document_code is 'Code of the reply as a document';
