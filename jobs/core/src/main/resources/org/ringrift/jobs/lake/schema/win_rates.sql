CREATE OR REPLACE VIEW ringrift.win_rates (
  config_key COMMENT 'configuration',
  edition COMMENT 'edition of the rules',
  participant COMMENT 'who',
  opponent COMMENT 'against whom',
  games COMMENT 'distinct games that both took part in: copies, with the same rules, moves and seats, count once',
  wins COMMENT 'games that the participant won',
  losses COMMENT 'games that anybody else won',
  draws COMMENT 'games without a winner',
  played COMMENT 'games played, copies included',
  win_rate COMMENT 'wins / games, 0..1',
  low COMMENT 'lower Wilson bound of the win rate, 95%',
  high COMMENT 'upper Wilson bound of the win rate, 95%',
  fair_share COMMENT 'mean share of the seats that the participant held: what equal strength would win'
)
COMMENT 'Results of every participant against every other one in evaluation games of an edition.'
AS WITH contents AS (
  -- Rows that are older than the column content_sha256 get it from their moves.
  SELECT
    config_key, edition, players, winner_participant,
    coalesce(content_sha256, sha2(concat_ws('\n', 'ringrift-content-1', config_key, edition, concat('swap=', swap),
      concat('rings=', rings_per_player), concat('lps=', lps_rounds), array_join(moves, '\n')), 256)) AS content
  FROM ringrift.matches
), distinct_games AS (
  SELECT
    config_key, edition, content, players, any_value(winner_participant) AS winner_participant, count(*) AS copies
  FROM contents
  GROUP BY config_key, edition, content, players
), seated AS (
  SELECT
    config_key, edition, content, players, copies, winner_participant, size(players) AS seats, p.participant, count(*) AS held
  FROM distinct_games
  LATERAL VIEW explode(players) AS p
  GROUP BY config_key, edition, content, players, copies, winner_participant, size(players), p.participant
), counted AS (
  SELECT
    a.config_key, a.edition, a.participant, b.participant AS opponent,
    count(*) AS games,
    count_if(a.winner_participant = a.participant) AS wins,
    count_if(a.winner_participant <> a.participant) AS losses,
    count_if(a.winner_participant IS NULL) AS draws,
    sum(a.copies) AS played,
    avg(a.held / a.seats) AS fair_share
  FROM seated AS a
  JOIN seated AS b
    ON a.config_key = b.config_key AND a.edition = b.edition AND a.content = b.content AND a.players = b.players
    AND a.participant <> b.participant
  GROUP BY a.config_key, a.edition, a.participant, b.participant
)
SELECT
  config_key, edition, participant, opponent, games, wins, losses, draws, played, wins / games AS win_rate,
  wilson_low(wins, games) AS low, wilson_high(wins, games) AS high, fair_share
FROM counted
