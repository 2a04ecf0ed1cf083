-- Who last said how a member is reached. What a customer says of themselves stands; what others said gives way to it.
alter table member add column contact_from text not null default 'SERVICE' check (contact_from in ('CUSTOMER', 'STAFF', 'SERVICE'));

update member set contact_from = upper(split_part(operation.caller, ':', 1))
from operation
join answer on answer.operation_id = operation.id and answer.status = 201
where operation.kind = 'member' and operation.result_id = member.id
    and split_part(operation.caller, ':', 1) in ('customer', 'staff');
