"""`make test`: every check of the project, each under a heading of one line, and one verdict.

All steps run even when one fails. The verdict is the last line: "make test: ok", or
"make test: FAILED (mypy, pytest)" with exit status 1.
"""

import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TYPED = ("index", "rag", "eval", "ui", "app.py")


@dataclass(frozen=True, slots=True)
class Step:
    """A check: its name and the module with arguments that Python runs for it."""

    name: str
    module: tuple[str, ...]


def steps(root: Path = ROOT) -> tuple[Step, ...]:
    """The checks in order; a part of the project that is not there is left out."""
    typed = tuple(name for name in TYPED if (root / name).exists())
    found = [
        Step("ruff", ("ruff", "check", "--output-format", "concise", ".")),
        Step("mypy", ("mypy", "--strict", *typed)),
        # The browser test and the gate ask the index of the checkout.
        Step("index", ("ui.commands", "index", "--if-stale")),
        Step("pytest", ("pytest", "--continue-on-collection-errors")),
    ]
    if (root / "eval" / "gate.py").is_file():
        found.append(Step("gate", ("eval.gate",)))
    return tuple(found)


def run(step: Step) -> bool:
    """Run one check with its output shown as it comes; True when it passed."""
    print(f"== {step.name}: python -m {' '.join(step.module)}", flush=True)
    begun = time.monotonic()
    code = subprocess.run([sys.executable, "-m", *step.module], cwd=ROOT, check=False).returncode
    passed = code == 0
    verdict = "ok" if passed else f"FAILED with exit status {code}"
    print(f"   {step.name}: {verdict} ({time.monotonic() - begun:.0f} s)\n", flush=True)
    return passed


def verdict(failed: Sequence[str]) -> str:
    """The closing line."""
    return f"make test: FAILED ({', '.join(failed)})" if failed else "make test: ok"


def main() -> int:
    """Run all checks; 1 when any failed."""
    failed = [step.name for step in steps() if not run(step)]
    print(verdict(failed), flush=True)
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
