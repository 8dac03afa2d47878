CREATE OR REPLACE VIEW ringrift.leaderboard (
  config_key COMMENT 'configuration',
  edition COMMENT 'edition of the rules; null for games of all editions, rated together by an older program',
  place COMMENT 'place in the configuration and edition, 1 = strongest',
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
COMMENT 'The newest ratings of each configuration and edition. Who is joined with the anchor by no chain of games has none.'
AS WITH newest AS (
  -- max(edition) is null only where no row of the configuration has one: older rows are shown while there are no others.
  SELECT config_key, edition, max(matches_version) AS matches_version
  FROM (SELECT *, max(edition) OVER (PARTITION BY config_key) AS any_edition FROM ringrift.ratings)
  WHERE edition IS NOT NULL OR any_edition IS NULL
  GROUP BY config_key, edition
), production AS (
  SELECT config_key, max_by(model_sha256, sequence) AS model_sha256
  FROM ringrift.promotions
  GROUP BY config_key
)
SELECT
  r.config_key, r.edition,
  rank() OVER (PARTITION BY r.config_key, r.edition ORDER BY r.rating DESC) AS place,
  r.participant, r.rating, r.low, r.high, r.games, r.wins, r.anchor,
  coalesce(contains(r.participant, p.model_sha256), false) AS in_production,
  r.matches_version
FROM ringrift.ratings AS r
JOIN newest AS n
  ON n.config_key = r.config_key AND n.edition <=> r.edition AND n.matches_version = r.matches_version
LEFT JOIN production AS p ON p.config_key = r.config_key
