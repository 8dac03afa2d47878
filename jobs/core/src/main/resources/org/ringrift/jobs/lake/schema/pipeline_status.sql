CREATE OR REPLACE VIEW ringrift.pipeline_status (
  config_key COMMENT 'configuration',
  stage COMMENT 'stage',
  state COMMENT 'state of its newest run as recorded: running, succeeded, failed, cancelled, lost, ...; whether one that runs is alive is told by ./ringrift runs',
  run_id COMMENT 'that run',
  attempt COMMENT 'its newest attempt',
  started_at COMMENT 'when the attempt started, UTC',
  ended_at COMMENT 'when it ended, UTC; null while it has not said so',
  seconds COMMENT 'duration; null while it has not ended',
  counts COMMENT 'what was done, by name',
  error COMMENT 'what went wrong; null when nothing did'
)
COMMENT 'The newest run of each stage of each configuration.'
AS WITH ordered AS (
  SELECT *, row_number() OVER (
    PARTITION BY config_key, stage
    ORDER BY started_at DESC, attempt DESC,
      CASE state WHEN 'planned' THEN 0 WHEN 'claimed' THEN 1 WHEN 'running' THEN 2 WHEN 'started' THEN 2 ELSE 3 END DESC,
      run_id) AS newest
  FROM ringrift.runs
)
SELECT
  config_key, stage,
  CASE state WHEN 'started' THEN 'running' WHEN 'finished' THEN 'succeeded' ELSE state END AS state, run_id, attempt, started_at, ended_at,
  timestampdiff(MICROSECOND, started_at, ended_at) / 1e6D AS seconds, counts, error
FROM ordered
WHERE newest = 1
