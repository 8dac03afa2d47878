CREATE OR REPLACE VIEW ringrift.game_moves (
  game_id COMMENT 'game',
  config_key COMMENT 'configuration',
  edition COMMENT 'edition of the rules',
  source COMMENT 'where the game came from',
  run_id COMMENT 'run that wrote the game',
  ply COMMENT 'step, from 0',
  seat COMMENT 'seat that moved, 1..n',
  spec COMMENT 'player in that seat',
  model_sha256 COMMENT 'its model; null when it has none',
  phase COMMENT 'phase before the step',
  move COMMENT 'the move in trace notation',
  legal COMMENT 'number of legal moves',
  decision COMMENT 'whether there was more than one',
  policy COMMENT 'search result, probability of each move; null when not searched, or by a fast search',
  root_value COMMENT 'value of the search root for the mover, -1..1; null when not searched',
  search COMMENT 'full or fast; null when not searched',
  won COMMENT 'whether that seat won the game'
)
COMMENT 'Every step of every game, one row each.'
AS SELECT
  game_id, config_key, edition, source, run_id,
  m.ply, m.seat,
  element_at(players, m.seat).spec AS spec,
  element_at(players, m.seat).model_sha256 AS model_sha256,
  m.phase, m.move, m.legal, m.legal > 1 AS decision, m.policy, m.root_value,
  CASE WHEN m.policy IS NOT NULL THEN 'full' WHEN m.root_value IS NOT NULL THEN 'fast' END AS search,
  m.seat = winner AS won
FROM ringrift.games
LATERAL VIEW explode(moves) AS m
