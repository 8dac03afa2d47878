CREATE OR REPLACE VIEW ringrift.lineage (
  config_key COMMENT 'configuration',
  model_sha256 COMMENT 'a trained model',
  in_production COMMENT 'whether it is the production model now',
  parent COMMENT 'model that its training started from; null when from random weights',
  dataset_id COMMENT 'dataset that it was trained on',
  games_version COMMENT 'version of games that the dataset was made from; null here and below when the dataset is gone',
  filter COMMENT 'which games were asked for, JSON',
  shards COMMENT 'shards of the dataset',
  samples COMMENT 'samples in all its shards',
  games COMMENT 'games that gave its samples',
  game_runs COMMENT 'runs that played those games; null here and below when the dataset is older than these columns',
  game_players COMMENT 'players that played those games',
  game_models COMMENT 'models that played those games: look them up in this view again to go further back'
)
COMMENT 'Where each model comes from: dataset, games, and the models that played them. One row for each model.'
AS WITH production AS (
  SELECT config_key, max_by(model_sha256, sequence) AS model_sha256
  FROM ringrift.promotions
  GROUP BY config_key
), made_of AS (
  SELECT
    config_key, dataset_id, any_value(games_version) AS games_version, any_value(filter) AS filter,
    count(*) AS shards, sum(rows) AS samples, CAST(size(array_distinct(flatten(collect_list(game_ids)))) AS BIGINT) AS games,
    count(*) = count(game_players) AS told,
    array_sort(array_distinct(flatten(collect_list(game_runs)))) AS game_runs,
    array_sort(array_distinct(flatten(collect_list(game_players)))) AS game_players,
    array_sort(array_distinct(flatten(collect_list(game_models)))) AS game_models
  FROM ringrift.datasets
  GROUP BY config_key, dataset_id
)
SELECT
  m.config_key, m.model_sha256, coalesce(m.model_sha256 = n.model_sha256, false) AS in_production, m.parent, m.dataset_id,
  d.games_version, d.filter, d.shards, d.samples, d.games,
  if(d.told, d.game_runs, NULL) AS game_runs, if(d.told, d.game_players, NULL) AS game_players,
  if(d.told, d.game_models, NULL) AS game_models
FROM ringrift.models AS m
LEFT JOIN production AS n ON n.config_key = m.config_key
LEFT JOIN made_of AS d ON d.config_key = m.config_key AND d.dataset_id = m.dataset_id
