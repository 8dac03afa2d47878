"""Asks a Spark session questions in SQL and then looks at the same tables through DataFrames.

    python ask.py QUESTIONS.json ANSWERS.json

QUESTIONS has `settings` of a session of this process, or `remote`, the address of a Spark Connect server; `statements`; and
`empty`, another warehouse. ANSWERS has for each statement its rows as text, or the message of its error; and `frames`, a
result for each look below.
"""

import json
import sys

from pyspark.errors import PySparkException
from pyspark.sql import SparkSession, functions as f


def open_session(settings, remote):
    if remote:
        # A server's sessions are apart from each other: create() never gives one that was there.
        return SparkSession.builder.remote(remote).create()
    builder = SparkSession.builder
    for key, value in settings.items():
        builder = builder.config(key, value)
    return builder.getOrCreate()


def cell(value):
    return str(value).lower() if isinstance(value, bool) else str(value)


def answer(spark, statement):
    try:
        return "\n".join("\t".join(cell(value) for value in row) for row in spark.sql(statement).collect())
    except PySparkException as error:
        return error.getMessage()


def refusal(action):
    try:
        action()
    except PySparkException as error:
        return str(error)
    raise AssertionError("it was not refused")


def current(spark):
    spark.catalog.setCurrentCatalog("ringrift")
    return sorted(table.name for table in spark.catalog.listTables())


def frames(spark, other):
    """What a notebook does: tables as DataFrames, functions in expressions, pandas and Arrow, Python's own functions."""
    games = spark.table("ringrift.games")
    games.createOrReplaceTempView("g")
    moves = spark.table("ringrift.game_moves")
    letters = f.udf(lambda move: move[0], "string")
    return {
        "kind": type(spark).__module__,
        "games": games.count(),
        "boards": games.filter("config_key = 'hex8_2p'").selectExpr("board_at(struct(*), 2) AS board").first().board,
        "called": games.limit(1).select(f.call_function("wilson_low", f.lit(6), f.lit(10))).first()[0],
        "temporary view": spark.sql("SELECT count(*) FROM g").first()[0],
        "pandas": int(games.select("move_count").toPandas()["move_count"].sum()),
        "arrow": games.toArrow().num_rows,
        "python": moves.filter("ply = 0").select(letters("move").alias("kind")).distinct().toPandas()["kind"].tolist(),
        "old": spark.read.option("versionAsOf", 0).table("ringrift.games").count(),
        "tables": sorted(table.name for table in spark.catalog.listTables("ringrift")),
        "exists": spark.catalog.tableExists("ringrift.games"),
        "current": current(other),
        "columns": len(spark.catalog.listColumns("ringrift.games")),
        "append": refusal(lambda: games.write.mode("append").insertInto("ringrift.games")),
        "other": other.table("ringrift.games").count(),
        "still": spark.table("ringrift.games").count(),
    }


def main(questions_file, answers_file):
    with open(questions_file, encoding="utf-8") as file:
        questions = json.load(file)
    remote = questions.get("remote")
    spark = open_session(questions.get("settings"), remote)
    answers = [answer(spark, statement) for statement in questions["statements"]]
    spark.sql("USE spark_catalog.default")
    other = open_session(None, remote) if remote else spark.newSession()
    other.conf.set("spark.ringrift.warehouse", questions["empty"])
    results = frames(spark, other)
    with open(answers_file, "w", encoding="utf-8") as file:
        json.dump({"answers": answers, "frames": results}, file)
    spark.stop()


if __name__ == "__main__":
    main(*sys.argv[1:])
