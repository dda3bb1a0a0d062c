"""Train the Dutch encoder: `python -m index.training --laws FILE --out FOLDER`.

With `--model FOLDER` instead of `--laws` only the last step is done, on the model of that folder:
for new questions beside the sentences.
"""

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from index.errors import VaoError
from index.training.recipe import Recipe, train, train_on


def main() -> int:
    """Exit status 0, or 1 with one line on stderr when the text or model cannot be read."""
    given = _arguments()
    recipe = replace(
        Recipe(), seed=given.seed, near=given.near, others=given.others, epochs=given.epochs
    )
    try:
        if given.model is None:
            train(given.laws, given.out, recipe)
        else:
            train_on(given.model, given.out, recipe)
    except VaoError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    usual = Recipe()
    parser = argparse.ArgumentParser(prog="python -m index.training", description=__doc__)
    start = parser.add_mutually_exclusive_group(required=True)
    start.add_argument("--laws", type=Path, help="JSONL(.xz), text file or folder to begin with")
    start.add_argument("--model", type=Path, help="model folder to do the last step on")
    parser.add_argument("--out", type=Path, required=True, help="folder to write the model to")
    parser.add_argument("--seed", type=int, default=usual.seed)
    parser.add_argument("--near", type=int, default=usual.near, help="paragraphs near the dossier")
    parser.add_argument("--others", type=int, default=usual.others, help="other paragraphs")
    parser.add_argument("--epochs", type=int, default=usual.epochs)
    given = parser.parse_args()
    if given.model and (given.near, given.others, given.epochs) != (
        usual.near, usual.others, usual.epochs
    ):
        parser.error("--near, --others and --epochs are of earlier steps; leave them out here")
    return given


if __name__ == "__main__":
    sys.exit(main())
