-- jobs: [{task, key, payload, runAt, attemptsMax}], no key twice. A runAt is by coverage_now(), null is now.
CREATE FUNCTION coverage_enqueue(jobs jsonb) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  missing jsonb := jobs;
BEGIN
  FOR attempt IN 1..10 LOOP
    WITH added AS (
      SELECT key FROM graphile_worker.add_jobs(ARRAY(
        SELECT ROW(job.task, job.payload, NULL, now() + (job."runAt" - coverage_now()), job."attemptsMax",
                   job.key, NULL, NULL)::graphile_worker.job_spec
        FROM jsonb_to_recordset(missing)
             AS job(task text, key text, payload json, "runAt" timestamptz, "attemptsMax" integer)))
    )
    SELECT jsonb_agg(job) INTO missing FROM jsonb_array_elements(missing) job
    WHERE NOT EXISTS (SELECT FROM added WHERE added.key = job->>'key');
    IF missing IS NULL THEN RETURN; END IF;
  END LOOP;
  RAISE EXCEPTION 'jobs were taken up as fast as they were enqueued: %', missing
    USING ERRCODE = 'serialization_failure';
END $$;
