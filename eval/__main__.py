"""`python -m eval`: a thin second door to `vao eval`, with the same flags."""

import argparse
import sys
from pathlib import Path

from eval.main import run_eval
from index.errors import VaoError


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m eval", description="Measure the assistant.")
    parser.add_argument("--questions", nargs="+", type=Path, default=[], metavar="FILE")
    parser.add_argument("--half", choices=["dev", "test", "all"], default="all")
    parser.add_argument("--json", action="store_true", dest="as_json")
    parser.add_argument("--html", type=Path, metavar="FILE")
    parser.add_argument("--junit", type=Path, metavar="FILE")
    parser.add_argument("--baseline", type=Path, metavar="FILE")
    parser.add_argument("--limit", type=int, metavar="N")
    parser.add_argument("--peers", action="store_true")
    parser.add_argument("--from-feedback", type=Path, metavar="FILE")
    return parser


def main() -> int:
    """Run with the command line's flags; 2 with one line on stderr when that is impossible."""
    try:
        return run_eval(**vars(_parser().parse_args()))
    except VaoError as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
