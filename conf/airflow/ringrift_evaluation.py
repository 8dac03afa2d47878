"""A nightly ladder: how strong the production models are, by games against players that do not change.

Each night plays games of its own; they count together with those before (the view win_rates and the notebook 02-strength show
them). A configuration that has no production model yet fails and says so: leave it out of RINGRIFT_CONFIGS until it has one.
"""

from datetime import datetime, timezone

from airflow.sdk import DAG, Param, TaskGroup

from ringrift_stages import CONFIGS, SEED, stage

with DAG(
    dag_id="ringrift_evaluation",
    description="Games of the production models against fixed opponents.",
    schedule="30 1 * * *",
    start_date=datetime(2026, 1, 1, tzinfo=timezone.utc),
    catchup=False,
    max_active_runs=1,
    params={
        "games": Param(100, type="integer", minimum=1, description="Games against each opponent."),
        "sims": Param(64, type="integer", minimum=1, description="Simulations for a decision."),
        "model": Param("production", type="string", description="Which model plays: production, or a sha256."),
    },
    doc_md=__doc__,
    tags=["ringrift"],
) as evaluation:
    search = "gumbel:sims={{ params.sims }},noise=0"
    model = search + ",model={{ params.model }}"
    for config in CONFIGS:
        with TaskGroup(group_id=config):
            for name, opponent in {"heuristic": "heuristic", "search": search}.items():
                stage(
                    "match",
                    *("--a", model, "--b", opponent),
                    *("--games", "{{ params.games }}", "--seed", SEED),
                    config=config,
                    task_id=f"against_{name}",
                )
