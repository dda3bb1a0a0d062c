"""A build that is killed loses nothing: kill -9 at twenty random moments."""

import json
import subprocess
import sys
from pathlib import Path

KILLS = 10
SEEDS = (29, 754)  # two processes of ten kills each, one a core


def test_the_index_answers_after_every_kill_and_can_be_built_again(tmp_path: Path) -> None:
    runs = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.index.build_until_killed",
             str(tmp_path / str(seed)), str(seed), str(KILLS)],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for seed in SEEDS
    ]  # fmt: skip
    outcomes = [run.communicate(timeout=400) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], outcomes
    reports = [json.loads(line) for out, _ in outcomes for line in out.splitlines()]
    assert len(reports) == KILLS * len(SEEDS)
    assert [r for r in reports if r["looked"] != 0] == [], [err for _, err in outcomes]
    # The kills did hit builds at work: most left something unfinished, of several stages.
    left = [r["unfinished"] for r in reports if r["unfinished"]]
    assert len(left) >= KILLS, reports
    assert len({len(files) for files in left}) >= 2, reports
