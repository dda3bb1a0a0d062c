"""Kill builds at random moments and look at what is left; run by test_build_killed.py.

`python -m tests.index.build_until_killed FOLDER SEED KILLS` prints one JSON line a kill. All
modules are imported once and every build and every look happens in a forked process, so that a
kill costs a build and not an import, and no store is open across a fork.
"""

import json
import os
import random
import signal
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

# Imported and read here, so that the forked processes need not.
import chromadb.api.rust  # noqa: F401

from index.build import build_index
from index.dutch import background_counts, stem
from index.generation import UNFINISHED, open_current
from index.node_parser import passage_nodes
from index.records import Kamerstuk
from tests.index.fakes import HashEncoder
from tests.index.kamerstukken import IDS, kamerstuk


def main(folder: Path, seed: int, kills: int) -> None:
    """Build, kill the next build, look, and so on; a build follows the last kill too."""
    kamerstukken = [kamerstuk(document) for document in IDS[1:3]]
    assert passage_nodes(kamerstukken)
    assert background_counts()[stem("brief")]
    chance = random.Random(seed)
    lasted = _timed_build(folder, kamerstukken, 0)
    for n in range(1, kills + 1):
        before = (folder / "current").read_text()
        moment = chance.uniform(0.02, 1.1 * lasted)
        _kill_after(moment, partial(_build, folder, kamerstukken, n))
        unfinished = sorted(p.name for p in (folder / "generations").glob(f"*{UNFINISHED}/*"))
        moved = (folder / "current").read_text() != before
        looked = _finish(partial(_look, folder))
        lasted = _timed_build(folder, kamerstukken, -n)
        report = {"moment": moment, "unfinished": unfinished, "moved": moved, "looked": looked}
        print(json.dumps(report), flush=True)


def _timed_build(folder: Path, kamerstukken: list[Kamerstuk], n: int) -> float:
    """Seconds that a build takes which nobody kills."""
    begun = time.monotonic()
    if code := _finish(partial(_build, folder, kamerstukken, n)):
        sys.exit(f"a build ended with status {code}")
    return time.monotonic() - begun


def _build(folder: Path, kamerstukken: list[Kamerstuk], n: int) -> None:
    # Another name a round, so that each build embeds and writes every vector.
    build_index(folder, kamerstukken, HashEncoder(f"hash-{n}"), f"sha256:mark-{n}")


def _look(folder: Path) -> None:
    """The current generation is whole and both its stores find a passage."""
    generation = open_current(folder)
    generation.check()
    assert generation.lexical.scores("body", {"algoritm": 1.0}).max() > 0
    ids = generation.store.passage_ids()
    vector = next(iter(generation.vectors.get(ids[:1]).values()))
    assert next(iter(generation.vectors.query(vector, 1))) in ids
    assert generation.store.passages(ids[:1])[ids[0]].text


def _fork(work: Callable[[], None]) -> int:
    child = os.fork()
    if child:
        return child
    code = 1
    try:
        work()
        code = 0
    finally:
        sys.stderr.flush()
        os._exit(code)


def _finish(work: Callable[[], None]) -> int:
    """Exit status of `work` in a process of its own."""
    return os.waitstatus_to_exitcode(os.waitpid(_fork(work), 0)[1])


def _kill_after(seconds: float, work: Callable[[], None]) -> None:
    child = _fork(work)
    time.sleep(seconds)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
