CREATE OR REPLACE VIEW ringrift.lineage (
  config_key COMMENT 'configuration',
  model_sha256 COMMENT 'a trained model',
  in_production COMMENT 'whether it is the production model now',
  parent COMMENT 'model that its training started from; null when from random weights',
  dataset_id COMMENT 'dataset that it was trained on',
  games_version COMMENT 'version of games that the dataset was made from',
  filter COMMENT 'which games were asked for, JSON',
  shards COMMENT 'shards of the dataset',
  samples COMMENT 'samples in all its shards',
  games COMMENT 'games that gave its samples',
  game_runs COMMENT 'runs that played those games',
  game_players COMMENT 'players that played those games',
  game_models COMMENT 'models that played those games: look them up in this view again to go further back'
)
COMMENT 'Where each model comes from: dataset, games, and the models that played them. One row for each model.'
AS WITH production AS (
  SELECT config_key, max_by(model_sha256, sequence) AS model_sha256
  FROM ringrift.promotions
  GROUP BY config_key
), shards AS (
  SELECT
    config_key, dataset_id, any_value(games_version) AS games_version, any_value(filter) AS filter,
    count(*) AS shards, sum(rows) AS samples
  FROM ringrift.datasets
  GROUP BY config_key, dataset_id
), used AS (
  SELECT DISTINCT config_key, dataset_id, game_id
  FROM ringrift.datasets
  LATERAL VIEW explode(game_ids) AS game_id
  WHERE games > 0 AND game_id IS NOT NULL -- no row less, but Spark then reads games of these configurations alone, and these once
), counted AS (
  SELECT config_key, dataset_id, count(*) AS games
  FROM used
  GROUP BY config_key, dataset_id
), played AS (
  SELECT
    u.config_key, u.dataset_id,
    sort_array(collect_set(g.run_id)) AS game_runs,
    sort_array(collect_set(p.spec)) AS game_players,
    sort_array(collect_set(p.model_sha256)) AS game_models
  FROM used AS u
  JOIN ringrift.games AS g ON g.config_key = u.config_key AND g.game_id = u.game_id
  LATERAL VIEW explode(g.players) AS p
  GROUP BY u.config_key, u.dataset_id
)
SELECT
  m.config_key, m.model_sha256, coalesce(m.model_sha256 = n.model_sha256, false) AS in_production, m.parent, m.dataset_id,
  s.games_version, s.filter, s.shards, s.samples, c.games,
  coalesce(d.game_runs, array()) AS game_runs, coalesce(d.game_players, array()) AS game_players,
  coalesce(d.game_models, array()) AS game_models
FROM ringrift.models AS m
LEFT JOIN production AS n ON n.config_key = m.config_key
LEFT JOIN shards AS s ON s.config_key = m.config_key AND s.dataset_id = m.dataset_id
LEFT JOIN counted AS c ON c.config_key = m.config_key AND c.dataset_id = m.dataset_id
LEFT JOIN played AS d ON d.config_key = m.config_key AND d.dataset_id = m.dataset_id
