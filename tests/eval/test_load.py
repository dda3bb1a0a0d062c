import json
from pathlib import Path
from typing import Any

import pytest

from eval.load import (
    CHECK_FILES,
    DEFAULT_FILES,
    OWN,
    TUNING_FILES,
    load_questions,
    tuning_questions,
)
from eval.records import Evidence, Message
from index.errors import InputError


def line(number: str, **changes: Any) -> dict[str, Any]:
    known: dict[str, Any] = {
        "id": number,
        "kind": "factual",
        "question": "Wat?",
        "answerable": True,
        "expected": "answer",
        "answer": "Dit.",
        "key_facts": [["dit", "dat"], "zo"],
        "citations": [{"document": "A", "footnotes": [3], "quote": "q", "seed": "a.txt"}],
        "notes": "",
    }
    return {**known, **changes}


def write(path: Path, *lines: dict[str, Any] | str) -> Path:
    text = "\n".join(one if isinstance(one, str) else json.dumps(one) for one in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_the_set_that_comes_along_is_whole() -> None:
    everything = load_questions()
    halves = [len(load_questions(half=half).questions) for half in ("dev", "test")]
    assert (len(everything.questions), halves) == (340, [170, 170])
    assert [name for name, _ in everything.files] == ["staff.jsonl", "clerks.jsonl"]
    assert {f.parent.name for f in DEFAULT_FILES} == {"questions"}


def test_questions_of_our_own_are_those_that_the_readme_counts() -> None:
    rows = (OWN / "README.md").read_text(encoding="utf-8").splitlines()
    told: dict[str, int] = {}
    for _, names, sizes, _, _ in (row.split("|") for row in rows if row.startswith("| `")):
        files = (name.strip(" `") for name in names.split(","))
        told |= dict(zip(files, map(int, sizes.split(",")), strict=True))
    held = {f.name: len(load_questions([f]).questions) for f in (*TUNING_FILES, *CHECK_FILES)}
    assert held == told
    assert rows[2].startswith(f"{sum(told.values())} questions ")


def test_hardly_a_question_to_tune_on_is_one_to_check_with() -> None:
    tuning = {record.question for record in tuning_questions()}
    assert len(tuning_questions()) == 170 + 764
    others = (*load_questions(half="test").questions, *load_questions(CHECK_FILES).questions)
    # Two that authors who knew nothing of each other put in the same words.
    assert len(tuning & {record.question for record in others}) <= 2


def test_a_record_is_read_whole(tmp_path: Path) -> None:
    history = [{"role": "user", "content": "Hoi"}, {"role": "assistant", "content": "Dag"}]
    beside = {"document": "B", "footnotes": [], "quote": "r", "seed": "", "replaces": 0}
    written = line("s002", history=history, also_acceptable=[beside], forbidden=["nee"])
    read = load_questions([write(tmp_path / "q.jsonl", written)]).questions[0]
    assert read.history == (Message("user", "Hoi"), Message("assistant", "Dag"))
    assert read.key_facts == (("dit", "dat"), ("zo",))
    assert read.citations == (Evidence("A", "q", (3,)),)
    assert read.also_acceptable == (Evidence("B", "r", replaces=0),)
    assert (read.forbidden, read.half) == (("nee",), "test")


def test_half_and_limit_take_by_number_and_from_the_front(tmp_path: Path) -> None:
    file = write(tmp_path / "q.jsonl", *(line(f"s{n:03}", question=f"{n}?") for n in range(1, 7)))
    ids = [[q.id for q in load_questions([file], half, 2).questions] for half in ("dev", "test")]
    assert ids == [["s001", "s003"], ["s002", "s004"]]


def test_the_hash_follows_the_questions_asked(tmp_path: Path) -> None:
    one = load_questions([write(tmp_path / "a.jsonl", line("s001"))])
    same = load_questions([write(tmp_path / "b.jsonl", line("s001"))])
    other = load_questions([write(tmp_path / "c.jsonl", line("s001", answer="Dat."))])
    assert one.sha256 == same.sha256 != other.sha256


@pytest.mark.parametrize(
    ("broken", "complaint"),
    [
        ("{", r"^q.jsonl:2: not JSON: .* at character 1$"),
        (line("2"), r"^q.jsonl:2: id: String should match pattern"),
        (line("s002", wrong=1), r"^q.jsonl:2: wrong: Extra inputs are not permitted$"),
        (line("s002", answerable=False), "expected answer with answerable False$"),
        (line("s002", citations=[]), "answerable without a citation$"),
        (line("s002", expected="riddle"), r"^q.jsonl:2: expected: Input should be"),
        (line("s001"), "id s001 stands at q.jsonl:1 too$"),
    ],
)
def test_a_broken_line_is_named_in_one_line(
    tmp_path: Path, broken: dict[str, Any] | str, complaint: str
) -> None:
    with pytest.raises(InputError, match=complaint) as raised:
        load_questions([write(tmp_path / "q.jsonl", line("s001"), broken)])
    assert "\n" not in str(raised.value)


def test_a_replacement_of_what_is_not_there_is_refused(tmp_path: Path) -> None:
    beside = {"document": "B", "footnotes": [], "quote": "r", "seed": "", "replaces": 1}
    with pytest.raises(InputError, match="replaces 1, which is not there"):
        load_questions([write(tmp_path / "q.jsonl", line("s001", also_acceptable=[beside]))])


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none.jsonl: cannot be read"):
        load_questions([tmp_path / "none.jsonl"])
