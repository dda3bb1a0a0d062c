"""The evaluation as one HTML file: for every question what came back and why each measure failed.

The file asks nothing of other hosts (its Content-Security-Policy forbids it). The result goes in
as JSON in which `<`, `>` and `&` are written as escapes, so no text can end the script element;
the page puts it on the screen as text only.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from eval.baseline import Change
from eval.records import Evaluation
from eval.result import Json, to_json

_PAGE = Path(__file__).parent / "page"
_ESCAPES = str.maketrans(
    {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
)


def write_html(evaluation: Evaluation, changes: Sequence[Change], path: Path) -> None:
    """Write the report. `changes` is empty when there is no baseline."""
    path.write_text(page(evaluation, changes), encoding="utf-8")


def page(evaluation: Evaluation, changes: Sequence[Change]) -> str:
    """The whole page. Each part is put in once, so that no text of an answer is read as a slot."""
    result = {**to_json(evaluation), "changes": [change_json(c) for c in changes] or None}
    data = json.dumps(result, ensure_ascii=False).translate(_ESCAPES)
    parts = {"/*CSS*/": _read("page.css"), "/*DATA*/": data, "/*JS*/": _read("page.js")}
    text = ""
    rest = _read("page.html")
    for slot, content in parts.items():
        before, _, rest = rest.partition(slot)
        text += before + content
    return text + rest


def change_json(change: Change) -> Json:
    """One measure's change since the baseline, for the page and for --json."""
    return {
        "measure": change.measure,
        "n": change.n,
        "then": change.then,
        "now": change.now,
        "difference": change.difference,
        "low": change.interval.low,
        "high": change.interval.high,
        "smallest": change.smallest,
        "won": list(change.won),
        "lost": list(change.lost),
        "worse_beyond_chance": change.worse_beyond_chance,
    }


def _read(name: str) -> str:
    return (_PAGE / name).read_text(encoding="utf-8")
