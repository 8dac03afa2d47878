"""What the notebooks share: a Spark session on a warehouse, questions in SQL, pictures of boards, the look of charts.

from ringrift_notebook import ask, draw_board, start
start()
ask("SELECT config_key, count(*) AS games FROM ringrift.games GROUP BY config_key")
"""

import logging
import os
import re
import sys
from pathlib import Path

import matplotlib.pyplot as plt
import pandas as pd
from IPython.display import display
from pyspark.sql import SparkSession

from ringrift_board import INK, QUIET, SEAT_COLORS, draw_board, draw_boards, draw_plane, parse_board, play_boards

__all__ = [
    "COLORS", "INK", "QUIET", "SEAT_COLORS",
    "ask", "draw_board", "draw_boards", "draw_plane", "need", "parse_board", "play_boards", "shorten", "start", "tell",
]  # fmt: skip

CHECKOUT = Path(__file__).resolve().parent.parent
EXTENSIONS = "io.delta.sql.DeltaSparkSessionExtension,org.ringrift.jobs.sql.RingRiftExtension"
NUMBERS = "application/vnd.ringrift.numbers+json"

# Colours of lines and bars that are not seats; told apart by colour-blind people.
COLORS = ["#4477AA", "#EE6677", "#228833", "#CCBB44", "#66CCEE", "#AA3377", "#BBBBBB"]


def start(warehouse: str | os.PathLike | None = None) -> SparkSession:
    """
    Starts a session in which a warehouse is open, and gives charts their look.

    warehouse: folder that the stages were given as --warehouse: a path or a Hadoop URI; RINGRIFT_WAREHOUSE if not given, and
        without that ./lakehouse of the checkout
    """
    _look()
    folder = str(warehouse or os.environ.get("RINGRIFT_WAREHOUSE") or CHECKOUT / "lakehouse")
    if "://" not in folder:
        folder = str(Path(folder).resolve())
        if not Path(folder, "tables").is_dir():
            raise SystemExit(
                f"Cannot open warehouse {folder}: it has no tables. Name another one by start('FOLDER') or RINGRIFT_WAREHOUSE, "
                "or make one: ./ringrift pipeline --config hex8_2p"
            )
    # Errors are raised anyway; PySpark would print them as JSON too.
    logging.getLogger("SQLQueryContextLogger").setLevel(logging.CRITICAL)
    # A SPARK_HOME of another Spark would be started instead of the one that PySpark brings.
    os.environ.pop("SPARK_HOME", None)
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    builder = SparkSession.builder.appName("RingRift notebook").master("local[*]")
    for key, value in {**_jars(), **_settings(folder)}.items():
        builder = builder.config(key, value)
    spark = builder.getOrCreate()
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def ask(question: str, **values) -> pd.DataFrame:
    """What the session answers to a question in SQL. Values stand in it by name: WHERE config_key = :config."""
    return SparkSession.active().sql(question, args=values or None).toPandas()


def need(answer: pd.DataFrame, what: str) -> pd.DataFrame:
    """Gives the answer back, or ends the notebook with a sentence if it has no rows."""
    if answer.empty:
        raise SystemExit(f"This warehouse has no {what}")
    return answer


def tell(**numbers: float | int | str) -> None:
    """Shows named numbers. Programs that run notebooks find them in the output, as JSON."""
    plain = {name: value.item() if hasattr(value, "item") else value for name, value in numbers.items()}
    width = max(map(len, plain))
    lines = [f"{name.replace('_', ' '):<{width}}  {_text(value)}" for name, value in plain.items()]
    display({NUMBERS: plain, "text/plain": "\n".join(lines)}, raw=True)


def shorten(participant: str, digits: int = 6) -> str:
    """A participant's name for a chart: hashes of models cut to their first digits."""
    return re.sub(r"\b([0-9a-f]{64})\b", lambda found: found[1][:digits], participant)


def _text(value: float | int | str) -> str:
    return f"{value:,.3f}" if isinstance(value, float) else f"{value:,}" if isinstance(value, int) else value


def _settings(folder: str) -> dict[str, str]:
    return {
        "spark.sql.extensions": EXTENSIONS,
        "spark.ringrift.warehouse": folder,
        # Small tables: few tasks are quicker than many.
        "spark.databricks.delta.snapshotPartitions": "2",
        "spark.sql.shuffle.partitions": "4",
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.driver.memory": os.environ.get("RINGRIFT_HEAP", "2g"),
        "spark.driver.extraJavaOptions": f"-Dlog4j2.configurationFile={CHECKOUT / 'conf/log4j2.properties'}",
    }


def _jars() -> dict[str, str]:
    """RingRift's functions and tables, and Delta: from Maven's folder, where the build has put it, or else from its registry."""
    sql = CHECKOUT / "jobs/target/ringrift-sql.jar"
    if not sql.exists():
        raise SystemExit(f"Cannot start a session: {sql} is missing. Build it: ./ringrift --version")
    pom = (CHECKOUT / "pom.xml").read_text(encoding="utf-8")
    version, scala = (re.search(f"<{name}>(.*)</{name}>", pom)[1] for name in ("delta.version", "scala.binary.version"))
    delta = Path.home() / ".m2/repository/io/delta"
    jars = [delta / name / version / f"{name}-{version}.jar" for name in (f"delta-spark_{scala}", "delta-storage")]
    if all(jar.exists() for jar in jars):
        return {"spark.jars": ",".join(map(str, [sql, *jars]))}
    return {"spark.jars": str(sql), "spark.jars.packages": f"io.delta:delta-spark_{scala}:{version}"}


def _look() -> None:
    plt.rcParams.update(
        {
            "figure.dpi": 110,
            "figure.facecolor": "white",
            "figure.constrained_layout.use": True,
            "font.size": 9.5,
            "text.color": INK,
            "axes.labelcolor": INK,
            "axes.edgecolor": QUIET,
            "axes.titlesize": 11,
            "axes.titlelocation": "left",
            "axes.titleweight": "bold",
            "axes.spines.top": False,
            "axes.spines.right": False,
            "axes.grid": True,
            "axes.axisbelow": True,
            "axes.prop_cycle": plt.cycler(color=COLORS),
            "grid.color": "#e6e6e6",
            "grid.linewidth": 0.8,
            "xtick.color": QUIET,
            "ytick.color": QUIET,
            "xtick.labelcolor": INK,
            "ytick.labelcolor": INK,
            "legend.frameon": False,
        }
    )
