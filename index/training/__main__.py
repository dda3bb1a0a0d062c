"""`python -m index.training --laws FILE --out FOLDER` trains the Dutch encoder."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from index.errors import VaoError
from index.training.recipe import Recipe, train


def main() -> int:
    """Exit status 0, or 1 with one line on stderr when the text cannot be read."""
    given = _arguments()
    recipe = replace(
        Recipe(), seed=given.seed, near=given.near, others=given.others, epochs=given.epochs
    )
    try:
        train(given.laws, given.out, recipe)
    except VaoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    usual = Recipe()
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    parser.add_argument("--laws", type=Path, required=True, help="JSONL(.xz), text file or folder")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--near", type=int, default=usual.near, help="paragraphs near the dossier")
    parser.add_argument("--others", type=int, default=usual.others, help="other paragraphs")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
