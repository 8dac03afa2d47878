"""Stages of RingRift as Airflow tasks.

A task is a stage, submitted by the Spark provider's operator. Its run has an identity made of the DAG, the logical date, the
configuration and the stage: tried again, a run that has succeeded is found and does nothing, and one that was interrupted goes on
behind what it had committed.

Set where Airflow runs:
  RINGRIFT_HOME       folder with the built jar and conf (default: the checkout that holds this file)
  RINGRIFT_WAREHOUSE  folder of the tables and files, any Hadoop file system URI; Spark's executors must reach it
  RINGRIFT_CONFIGS    configurations, separated by commas (default: hex8_2p)
  RINGRIFT_RETRIES    how often a task is tried again (default: 4)
  connection spark_default: the Spark master, such as spark://master:7077
"""

import os
from datetime import timedelta
from pathlib import Path

from airflow.providers.apache.spark.operators.spark_submit import SparkSubmitOperator

HOME = Path(os.environ.get("RINGRIFT_HOME", Path(__file__).resolve().parents[2]))
WAREHOUSE = os.environ.get("RINGRIFT_WAREHOUSE", "lakehouse")
CONFIGS = [config.strip() for config in os.environ.get("RINGRIFT_CONFIGS", "hex8_2p").split(",") if config.strip()]

# The time that the run stands for; a run started by hand may have no logical date.
_TIME = "(dag_run.logical_date or dag_run.run_after)"

# A number that is the same whenever the run is repeated.
SEED = "{{ " + _TIME + ".timestamp() | int }}"

# An interrupted stage goes on, so that trying again is cheap: after 1, 2, 4 … minutes.
RETRIES = {
    "retries": int(os.environ.get("RINGRIFT_RETRIES", "4")),
    "retry_delay": timedelta(minutes=1),
    "retry_exponential_backoff": True,
    "max_retry_delay": timedelta(minutes=30),
}

# As the driver's deadlines for two players on a small board (docs/operations/driver.md); large boards get twelve times as long.
DEADLINES = {
    "selfplay": timedelta(hours=2),
    "dataset": timedelta(minutes=30),
    "train": timedelta(hours=4),
    "evaluate": timedelta(hours=2),
    "promote": timedelta(minutes=30),
    "match": timedelta(hours=2),
    "maintain": timedelta(hours=4),
}
LARGE = {"square8": 1, "hex8": 1, "square19": 12, "hexagonal": 12}


def deadline(stage: str, config: str | None = None) -> timedelta:
    """How long an attempt of a stage may take, a day at most."""
    times = 1 if config is None else LARGE[config.rsplit("_", 1)[0]]
    return min(DEADLINES[stage] * times, timedelta(hours=24))


def stage(name: str, *arguments: str, config: str | None = None, task_id: str | None = None) -> SparkSubmitOperator:
    """A task that runs a stage.

    :param name: the stage, such as selfplay
    :param arguments: its options, templated
    :param config: its configuration, such as hex8_2p; None for a stage of the whole warehouse
    :param task_id: name of the task and last part of the run's identity (default: the stage)
    """
    task = task_id or name
    identity = "-".join(part for part in ("{{ dag.dag_id }}", "{{ " + _TIME + ".strftime('%Y%m%dT%H%M%S') }}", config, task) if part)
    options = ["--warehouse", WAREHOUSE, "--run-id", identity]
    if config:
        options += ["--config", config]
    return SparkSubmitOperator(
        task_id=task,
        name="ringrift " + " ".join(part for part in (config, task) if part),
        application=str(HOME / "jobs/target/ringrift.jar"),
        java_class="org.ringrift.jobs.cli.Main",
        application_args=[name, *options, *arguments],
        spark_binary=str(HOME / "conf/spark-submit"),
        execution_timeout=deadline(name, config),
        **RETRIES,
    )
