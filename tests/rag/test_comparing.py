"""What is compared, and which of the two a wrong form is said of."""

import pytest

from rag.assistant import Assistant
from rag.doubting.comparing import compares_otherwise
from rag.records import Question

_SAID = "Deze Europese regels gaan verder dan nationale wetten, zoals de Wiv 2017."
_EXAMPLE = "Waarom gaan de Europese regels minder ver dan de nationale wetten?"


@pytest.mark.parametrize(
    ("form", "asked", "otherwise"),
    [
        ("minder ver", "Waarom gaan de EU-regels minder ver dan de Wiv 2017?", False),
        ("minder ver", "Welke nationale wetten gaan minder ver dan de Europese regels?", True),
        ("soepeler", "zijn onze nationale wetten soepeler vergeleken met de Europese?", True),
        ("soepeler", "Waarom zijn Europese regels soepeler?", False),
        # The form stands behind "dan", where the mistake has it before.
        ("soepeler", "Waarom werkt een verbod beter dan regels die soepeler zijn?", True),
        # As many words changed sides as did not.
        ("minder ver", "Waarom gaan de regels minder ver dan de regels?", False),
        ("minder ver", "Wat gaat dan minder ver; de nationale wetten?", False),
        # "Dan" for "then".
        ("soepeler", "wat gaat de minister dan soepeler regelen?", False),
        ("soepeler", "wat werd in december dan soepeler?", False),
    ],
)
def test_who_a_wrong_form_is_said_of(form: str, asked: str, otherwise: bool) -> None:
    assert compares_otherwise(form, asked, _EXAMPLE, _SAID) is otherwise


def test_a_form_behind_than_is_wrong_where_the_mistake_has_it_there_too() -> None:
    example = "Waarom weegt hulp meer dan strengere straffen?"
    assert not compares_otherwise(
        "strengere straffen", "hulp werkt toch beter dan strengere straffen?", example, ""
    )


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("Welke nationale wetten gaan minder ver dan de Europese regels?", "answered"),
        ("Waarom gaat de EU-regelgeving minder ver dan de Wiv 2017?", "premise_corrected"),
    ],
)
def test_a_comparison_turned_round_is_right(assistant: Assistant, asked: str, status: str) -> None:
    assert assistant.ask(Question(asked)).status == status
