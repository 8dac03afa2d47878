CREATE OR REPLACE VIEW ringrift.leaderboard (
  config_key COMMENT 'configuration',
  place COMMENT 'place in the configuration, 1 = strongest',
  participant COMMENT 'who',
  rating COMMENT 'strength, Elo; the anchor stands at 1200',
  low COMMENT 'lower 95% bound, Elo',
  high COMMENT 'upper 95% bound, Elo',
  games COMMENT 'distinct games played',
  wins COMMENT 'distinct games won',
  anchor COMMENT 'whether this participant fixes the scale',
  in_production COMMENT 'whether its model is the production model',
  matches_version COMMENT 'version of matches that was rated'
)
COMMENT 'The newest ratings of each configuration. Who is joined with the anchor by no chain of games has none.'
AS WITH newest AS (
  SELECT config_key, max(matches_version) AS matches_version
  FROM ringrift.ratings
  GROUP BY config_key
), production AS (
  SELECT config_key, max_by(model_sha256, sequence) AS model_sha256
  FROM ringrift.promotions
  GROUP BY config_key
)
SELECT
  r.config_key,
  rank() OVER (PARTITION BY r.config_key ORDER BY r.rating DESC) AS place,
  r.participant, r.rating, r.low, r.high, r.games, r.wins, r.anchor,
  coalesce(contains(r.participant, p.model_sha256), false) AS in_production,
  r.matches_version
FROM ringrift.ratings AS r
JOIN newest USING (config_key, matches_version)
LEFT JOIN production AS p ON p.config_key = r.config_key
