-- Schema 2: what waits belongs to a tenant, as rows of the ledger do. Without one there is no row to see, none to write.
ALTER TABLE hearsay_work.batch ADD COLUMN tenant integer NOT NULL
  DEFAULT coalesce(nullif(current_setting('hearsay.tenant', true), ''), '1')::integer;
ALTER TABLE hearsay_work.quarantine ADD COLUMN tenant integer NOT NULL
  DEFAULT coalesce(nullif(current_setting('hearsay.tenant', true), ''), '1')::integer;
ALTER TABLE hearsay_work.batch DROP CONSTRAINT batch_pkey, ADD PRIMARY KEY (tenant, id);
ALTER TABLE hearsay_work.quarantine DROP CONSTRAINT quarantine_pkey, ADD PRIMARY KEY (tenant, id);
ALTER TABLE hearsay_work.batch ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
ALTER TABLE hearsay_work.quarantine ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;
CREATE POLICY tenant ON hearsay_work.batch USING (tenant = nullif(current_setting('hearsay.tenant', true), '')::integer);
CREATE POLICY tenant ON hearsay_work.quarantine USING (tenant = nullif(current_setting('hearsay.tenant', true), '')::integer);
UPDATE hearsay_work.about SET schema = 2;
