CREATE OR REPLACE VIEW ringrift.win_rates (
  config_key COMMENT 'configuration',
  participant COMMENT 'who',
  opponent COMMENT 'against whom',
  games COMMENT 'games that both took part in',
  wins COMMENT 'games that the participant won',
  losses COMMENT 'games that anybody else won',
  draws COMMENT 'games without a winner',
  win_rate COMMENT 'wins / games, 0..1',
  low COMMENT 'lower Wilson bound of the win rate, 95%',
  high COMMENT 'upper Wilson bound of the win rate, 95%',
  fair_share COMMENT 'mean share of the seats that the participant held: what equal strength would win'
)
COMMENT 'Results of every participant against every other one in evaluation games.'
AS WITH seated AS (
  SELECT game_id, config_key, winner_participant, size(players) AS seats, p.participant, count(*) AS held
  FROM ringrift.matches
  LATERAL VIEW explode(players) AS p
  GROUP BY game_id, config_key, winner_participant, size(players), p.participant
), counted AS (
  SELECT
    a.config_key, a.participant, b.participant AS opponent,
    count(*) AS games,
    count_if(a.winner_participant = a.participant) AS wins,
    count_if(a.winner_participant <> a.participant) AS losses,
    count_if(a.winner_participant IS NULL) AS draws,
    avg(a.held / a.seats) AS fair_share
  FROM seated AS a
  JOIN seated AS b ON a.config_key = b.config_key AND a.game_id = b.game_id AND a.participant <> b.participant
  GROUP BY a.config_key, a.participant, b.participant
), scored AS (
  -- 1.959963984540054 is the 97.5% quantile of the normal distribution, squared where z2 stands.
  SELECT *, wins / games AS rate, 1.959963984540054D AS z, 3.841458820694124D AS z2
  FROM counted
)
SELECT
  config_key, participant, opponent, games, wins, losses, draws, rate AS win_rate,
  (rate + z2 / (2 * games) - z * sqrt(rate * (1 - rate) / games + z2 / (4D * games * games))) / (1 + z2 / games) AS low,
  (rate + z2 / (2 * games) + z * sqrt(rate * (1 - rate) / games + z2 / (4D * games * games))) / (1 + z2 / games) AS high,
  fair_share
FROM scored
