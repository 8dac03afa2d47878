"""The loop on a schedule: games, a dataset, a training, an evaluation and a promotion for each configuration; and nightly upkeep.

A refused candidate is no failure: the promotion's log and the table evaluations say why, and the next round goes on. A driver
(./ringrift driver) does the same by itself and without a schedule; run one of both on a warehouse.
"""

from datetime import datetime, timedelta, timezone

from airflow.sdk import DAG, Param, TaskGroup
from airflow.sdk.bases.operator import chain

from ringrift_stages import CONFIGS, SEED, stage

START = datetime(2026, 1, 1, tzinfo=timezone.utc)


def of(name: str) -> str:
    """The value of a parameter of the run."""
    return "{{ params." + name + " }}"


with DAG(
    dag_id="ringrift_pipeline",
    description="A round of the loop for each configuration.",
    schedule=timedelta(hours=1),
    start_date=START,
    catchup=False,
    max_active_runs=1,  # a round trains on what the one before has played
    params={
        "games": Param(400, type="integer", minimum=1, description="Self-play games of a round."),
        "window": Param(4000, type="integer", minimum=1, description="Newest games that a round trains on."),
        "sims": Param(64, type="integer", minimum=1, description="Simulations for a decision."),
        "epochs": Param(2, type="integer", minimum=1, description="Passes over the samples."),
        "preset": Param("quick", enum=["quick", "standard"], description="The gate."),
        "evaluation_games": Param(
            60, type="integer", minimum=1, description="Games against each fixed opponent; the gate wants 60 (quick) or 200."
        ),
    },
    doc_md=__doc__,
    tags=["ringrift"],
) as pipeline:
    player = f"gumbel:sims={of('sims')},model=production-if-any"
    for config in CONFIGS:
        with TaskGroup(group_id=config):
            chain(
                stage("selfplay", "--games", of("games"), "--players", player, "--seed", SEED, config=config),
                stage("dataset", "--players", "searched", "--window", of("window"), config=config),
                stage("train", "--epochs", of("epochs"), config=config),
                stage(
                    "evaluate",
                    *("--preset", of("preset"), "--sims", of("sims"), "--games", of("evaluation_games")),
                    config=config,
                ),
                stage("promote", "--any-verdict", config=config),
            )


with DAG(
    dag_id="ringrift_maintain",
    description="Compact the tables and remove files that nothing needs.",
    schedule="0 3 * * *",
    start_date=START,
    catchup=False,
    max_active_runs=1,
    doc_md=__doc__,
    tags=["ringrift"],
) as maintain:
    stage("maintain")
