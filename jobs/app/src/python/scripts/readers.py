"""Reads every table of a warehouse with delta-rs, Polars and DuckDB and compares the rows with Spark's.

    python readers.py SETTINGS.json REPORT.json

SETTINGS are those of a Spark session that knows the warehouse. REPORT has for each table its rows, the version of Delta's
protocol that a reader needs, and for each reader whether its rows are Spark's.
"""

import datetime
import json
import math
import pathlib
import sys

import duckdb
import polars
import pyarrow
import pyarrow.fs
from deltalake import DeltaTable, QueryBuilder
from pyspark.sql import SparkSession


def plain(value):
    """A value in the one form that readers agree on: maps as sorted pairs, times as UTC."""
    if isinstance(value, dict):
        if set(value) == {"key", "value"}:
            return [plain(value["key"]), plain(value["value"])]
        return {name: plain(field) for name, field in value.items()}
    if isinstance(value, (list, tuple)):
        items = [plain(item) for item in value]
        pairs = items and all(isinstance(item, list) and len(item) == 2 and isinstance(item[0], str) for item in items)
        return sorted(items) if pairs else items
    if isinstance(value, datetime.datetime):
        # DuckDB tells a time in the zone of this machine, others in UTC.
        return value.astimezone(datetime.timezone.utc).isoformat() if value.tzinfo else value.isoformat() + "+00:00"
    if isinstance(value, float) and math.isnan(value):
        return "NaN"
    return value


def rows(table):
    """Rows of an Arrow table in an order that does not depend on the reader."""
    return sorted(json.dumps(plain(row), sort_keys=True) for row in table.to_pylist())


def delta_rs(path):
    return pyarrow.table(QueryBuilder().register("t", DeltaTable(path)).execute("SELECT * FROM t"))


def with_polars(path):
    return polars.read_delta(path).to_arrow()


def with_duckdb(path):
    # DuckDB's own extension for Delta is a download; it reads Arrow's datasets as they are.
    files = pyarrow.fs.SubTreeFileSystem(path, pyarrow.fs.LocalFileSystem())
    dataset = DeltaTable(path).to_pyarrow_dataset(filesystem=files)
    with duckdb.connect() as connection:
        connection.register("t", dataset)
        return connection.sql("SELECT * FROM t").to_arrow_table()


READERS = {"delta-rs": delta_rs, "polars": with_polars, "duckdb": with_duckdb}


def main(settings_file, report_file):
    settings = json.loads(pathlib.Path(settings_file).read_text(encoding="utf-8"))
    builder = SparkSession.builder
    for key, value in settings.items():
        builder = builder.config(key, value)
    spark = builder.config("spark.sql.session.timeZone", "UTC").getOrCreate()
    report = {}
    for folder in sorted((pathlib.Path(settings["spark.ringrift.warehouse"]) / "tables").iterdir()):
        table = DeltaTable(str(folder))
        expected = rows(spark.table(f"ringrift.{folder.name}").toArrow())
        protocol = table.protocol()
        report[folder.name] = {
            "rows": len(expected),
            "reader version": protocol.min_reader_version,
            "reader features": protocol.reader_features or [],
            **{name: rows(read(str(folder))) == expected for name, read in READERS.items()},
        }
        if table.version() > 0:
            old = DeltaTable(str(folder), version=0)
            report[folder.name]["first version"] = pyarrow.table(
                QueryBuilder().register("t", old).execute("SELECT * FROM t")).num_rows
    spark.stop()
    pathlib.Path(report_file).write_text(json.dumps(report), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
