"""What the user limits the search to."""

from datetime import date

import pytest

from rag.records import Filters
from tests.ui.scripted import Scripted
from ui.asking import views
from ui.filters import (
    NOTHING_LEFT,
    Choice,
    chips_html,
    filters_of,
    kinds_offered,
    months_offered,
    read_choice,
)

NOTA = "29754-729-beslisnota"


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        (Choice(), Filters()),
        (Choice(documents=("29754-708",)), Filters(("29754-708",))),
        (Choice(kinds=("beslisnota",)), Filters((NOTA,))),
        (Choice(documents=("29754-708", NOTA), kinds=("beslisnota",)), Filters((NOTA,))),
        (Choice(since="2024-09"), Filters((), date(2024, 9, 1))),
        (Choice(until="2023-12"), Filters((), None, date(2023, 12, 31))),
        (Choice(until="2024-09"), Filters((), None, date(2024, 9, 30))),
        (Choice(documents=("29754-708",), kinds=("beslisnota",)), None),
        (Choice(documents=("29754-708",), since="2024-09"), None),
        (Choice(since="2025-12", until="2023-12"), None),
    ],
)
def test_a_choice_becomes_filters(
    assistant: Scripted, choice: Choice, expected: Filters | None
) -> None:
    assert filters_of(choice, assistant.entries) == expected


def test_what_is_offered_comes_from_the_dossier(assistant: Scripted) -> None:
    assert kinds_offered(assistant.entries) == [("Brief", "brief"), ("Beslisnota", "beslisnota")]
    assert months_offered(assistant.entries) == [
        ("december 2023", "2023-12"), ("september 2024", "2024-09"), ("december 2025", "2025-12"),
    ]


def test_what_a_browser_sends_is_read_as_a_choice() -> None:
    assert read_choice(["a", 1], None, "2024-09", "2024-13") == Choice(("a",), (), "2024-09", "")
    assert read_choice("a", {"b": 1}, [], "<img>") == Choice()


def test_each_limit_is_a_chip_that_lifts_it(assistant: Scripted) -> None:
    shown = chips_html(Choice(("29754-708",), ("brief",), "2023-12", ""), assistant.entries)
    assert shown.count('class="keuze"') == 3
    assert 'aria-label="Beperking vanaf december 2023 opheffen"' in shown
    assert chips_html(Choice(), assistant.entries) == ""
    assert "<img" not in chips_html(Choice(("<img>",)), assistant.entries)


def test_a_choice_that_leaves_nothing_is_said_and_not_searched(assistant: Scripted) -> None:
    last = list(views(assistant, "Wat?", (), None))[-1].turns[0]
    assert (last.status, last.text, last.citations) == ("clarify", NOTHING_LEFT, ())
