CREATE OR REPLACE VIEW ringrift.production_models (
  config_key COMMENT 'configuration',
  sequence COMMENT 'number of the change that made it so',
  model_sha256 COMMENT 'the production model',
  kind COMMENT 'promote or roll_back',
  since COMMENT 'when, UTC',
  previous COMMENT 'the production model before; null when there was none',
  architecture COMMENT 'network preset and its sizes',
  uri COMMENT 'folder of the model',
  dataset_id COMMENT 'dataset that it was trained on',
  evaluation_id COMMENT 'evaluation that justifies it',
  reason COMMENT 'why'
)
COMMENT 'The production model of each configuration.'
AS WITH latest AS (
  SELECT config_key, max(sequence) AS sequence
  FROM ringrift.promotions
  GROUP BY config_key
)
SELECT
  p.config_key, p.sequence, p.model_sha256, p.kind, p.created_at AS since, p.previous,
  m.architecture, m.uri, p.dataset_id, p.evaluation_id, p.reason
FROM ringrift.promotions AS p
JOIN latest USING (config_key, sequence)
LEFT JOIN ringrift.models AS m ON m.config_key = p.config_key AND m.model_sha256 = p.model_sha256
