"""Runs notebooks without a window and keeps what they show; called by notebooks/run.

    python execute.py OUTPUT [NOTEBOOK...]

OUTPUT gets, for each notebook: itself with its outputs, the same as HTML, its pictures as NAME-1.png and so on, and
NAME.json with the numbers that it tells. A notebook says in its metadata how many pictures it has.
"""

import base64
import itertools
import json
import re
import sys
import tempfile
import textwrap
import time
from pathlib import Path

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError
from nbconvert import HTMLExporter
from traitlets.config import Config

HERE = Path(__file__).resolve().parent
NUMBERS = "application/vnd.ringrift.numbers+json"


def failure(notebook, error):
    """One sentence that names the cell, what stands in it and what it said."""
    for number, cell in enumerate(notebook.cells, 1):
        for output in cell.get("outputs", []):
            if output.output_type == "error":
                kind = "" if output.ename == "SystemExit" else f"{output.ename}: "
                return f"cell {number} ('{first_line(cell)}') failed: {kind}{sentence(output.evalue)}"
    return sentence(str(error))


def sentence(message):
    """What an error says, on one line, without the query plan that Spark adds."""
    said = itertools.takewhile(
        lambda line: not line.startswith(("'", "+-", "==", "JVM stacktrace")), message.splitlines()
    )
    return textwrap.shorten(" ".join(said), 400) or "it says nothing."


def first_line(cell):
    return next((line.strip() for line in cell.source.splitlines() if line.strip()), "")


def outputs(notebook, kind):
    return [o.data[kind] for cell in notebook.cells for o in cell.get("outputs", []) if kind in o.get("data", {})]


def without_chatter(cell):
    """Drops what the JVM of Spark says when it starts."""
    cell.outputs = [o for o in cell.outputs if "Using incubator modules" not in o.get("text", "")]


def keep(notebook, name, folder):
    """Writes what the notebook shows, and gives its pictures' number."""
    for cell in notebook.cells:
        if cell.cell_type == "code":
            without_chatter(cell)
    for old in folder.glob(f"{name}*"):
        old.unlink()
    nbformat.write(notebook, folder / f"{name}.ipynb")
    (folder / f"{name}.html").write_text(HTMLExporter().from_notebook_node(notebook)[0], encoding="utf-8")
    pictures = outputs(notebook, "image/png")
    for number, picture in enumerate(pictures, 1):
        (folder / f"{name}-{number}.png").write_bytes(base64.b64decode(picture))
    numbers = {key: value for told in outputs(notebook, NUMBERS) for key, value in told.items()}
    (folder / f"{name}.json").write_text(json.dumps(numbers, indent=1), encoding="utf-8")
    return len(pictures)


def execute(file, folder):
    """Runs one notebook; gives a sentence if it failed."""
    notebook = nbformat.read(file, as_version=4)
    promised = notebook.metadata.ringrift.figures
    try:
        run(notebook)
    except (CellExecutionError, RuntimeError) as error:  # the latter: a kernel that does not start, or dies
        keep(notebook, file.stem, folder)
        return failure(notebook, error)
    shown = keep(notebook, file.stem, folder)
    return None if shown == promised else f"it shows {shown} pictures and promises {promised}."


def run(notebook):
    """Runs the cells of a notebook in a kernel that is spoken to by files: no port is opened."""
    with tempfile.TemporaryDirectory() as sockets:
        client = NotebookClient(
            notebook,
            config=Config({"KernelManager": {"transport": "ipc", "ip": f"{sockets}/kernel"}}),
            timeout=None,
            startup_timeout=300,
            kernel_name="python3",
            resources={"metadata": {"path": str(HERE)}},
        )
        client.execute()


def main(folder, *wanted):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    files = sorted(HERE.glob("[0-9]*.ipynb"))
    unknown = [name for name in wanted if not any(file.name.startswith(name) for file in files)]
    if unknown:
        sys.exit(f"Cannot run notebook {unknown[0]}: there are {', '.join(file.stem for file in files)}.")
    failed = False
    for file in files:
        if wanted and not file.name.startswith(wanted):
            continue
        began = time.monotonic()
        trouble = execute(file, folder)
        failed |= trouble is not None
        state = (
            f"Cannot run notebook {file.stem}: {trouble}"
            if trouble
            else f"{file.stem}: {time.monotonic() - began:.0f} s"
        )
        print(re.sub(r"\x1b\[[0-9;]*m", "", state), file=sys.stderr if trouble else sys.stdout, flush=True)
    print(f"What they show: {folder}", flush=True)
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main(*sys.argv[1:])
