-- Lists of numbers and what was found are not kept for ever.
ALTER TABLE lookup_job ADD COLUMN results_deleted_at timestamptz;
CREATE INDEX lookup_job_upload ON lookup_job (blob) WHERE results_deleted_at IS NULL;
CREATE INDEX lookup_job_ended ON lookup_job (finished_at) WHERE results_deleted_at IS NULL;
