"""The runner of `make test`: what it runs, and that one failure does not hide another."""

from pathlib import Path

import pytest

from tests import check
from tests.check import Step, run, steps, verdict


def test_the_steps_of_the_whole_project() -> None:
    assert [step.name for step in steps()] == ["ruff", "mypy", "index", "pytest", "gate"]


def test_parts_that_are_not_there_are_left_out(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    found = steps(tmp_path)
    assert [step.name for step in found] == ["ruff", "mypy", "index", "pytest"]
    assert found[1].module == ("mypy", "--strict", "index")


def test_a_step_passes_by_its_exit_status(capfd: pytest.CaptureFixture[str]) -> None:
    assert run(Step("fine", ("json.tool", "--help")))
    assert not run(Step("broken", ("json.tool", "/nergens.json")))
    out = capfd.readouterr().out
    assert "== fine: python -m json.tool --help\n" in out
    assert "   broken: FAILED with exit status " in out


def test_all_steps_run_and_the_verdict_names_those_that_failed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def pretend(step: Step) -> bool:
        ran.append(step.name)
        return step.name not in ("mypy", "pytest")

    monkeypatch.setattr(check, "run", pretend)
    assert check.main() == 1
    assert ran == [step.name for step in steps()]
    assert capsys.readouterr().out == "make test: FAILED (mypy, pytest)\n"
    assert verdict([]) == "make test: ok"
