-- SENDING: a mail has been handed over, and the mail server has not said yet whether it takes it. UNKNOWN: it never said.
alter table delivery drop constraint delivery_status_check, drop constraint delivery_check;

alter table delivery
    add constraint delivery_status_check
        check (status in ('QUEUED', 'SENDING', 'RETRYING', 'DELIVERED', 'SUPPRESSED', 'DEAD')) not valid,
    add constraint delivery_check check ((status in ('QUEUED', 'SENDING', 'DELIVERED')) = (reason is null)) not valid;

alter table attempt drop constraint attempt_outcome_check, drop constraint attempt_check;

alter table attempt
    add constraint attempt_outcome_check check (outcome in ('DELIVERED', 'FAILED', 'UNKNOWN')) not valid,
    add constraint attempt_check check ((outcome = 'DELIVERED') = (reason is null)) not valid;
