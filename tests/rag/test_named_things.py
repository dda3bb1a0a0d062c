"""What the documents name of which there are more is read off their own sentences."""

from collections.abc import Mapping
from functools import cache

import pytest

from rag.trails.named_things import NamedThing, named_things
from tests.rag.dossier import entries, kamerstuk


@cache
def things() -> tuple[NamedThing, ...]:
    return named_things([kamerstuk(e.id) for e in entries()])


NAMED: Mapping[str, list[tuple[str, str]]] = {
    "onderzoek": [
        ("«Aansluiting jongerenwerk in preventieve wijkaanpak polarisatie»", "29754-708"),
        ("«Radicale reclame op sociale media» van NSCR/WODC", "29754-729"),
        ("«Online extremisme en radicalisering» van TNO/NCTV", "29754-729"),
        ("«Rechts-extremisme op sociale mediaplatforms» van WODC", "29754-729"),
        ("«Schimmige scheidslijnen» van NCTV/ICCT/WODC", "29754-771"),
    ],
    "debat": [
        ("het debat over desinformatie en online platformen van 14 juni 2023", "29754-708"),
        ("het commissiedebat terrorisme/extremisme van 7 juni 2023", "29754-708"),
        ("het commissiedebat extremisme en terrorisme van september 2025", "29754-774"),
        ("het commissiedebat terrorisme en extremisme van 17 december 2024", "29754-774"),
    ],
    "strategie": [
        ("de Nationale Contraterrorisme Strategie", "29754-708"),
        ("de Rijksbrede strategie effectieve aanpak van desinformatie", "29754-708"),
        ("de Extremisme Strategie", "29754-708"),
        ("de Internationale Cyber Strategie", "29754-708"),
        ("de Rijksbrede strategie «Kinderrechten in de digitale wereld»", "29754-774"),
    ],
    "werkgroep": [
        ("de internationale werkgroep van het Global Internet Forum to Counter Terrorism (GIFCT)",
         "29754-729"),
        ("de Europese werkgroep over online radicalisering van jongeren", "29754-774"),
    ],
    "evaluatie": [
        ("de evaluatie van de DSA", "29754-774"),
        ("de evaluatie van de Uitvoeringswet TOI", "29754-774"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("kind", NAMED)
def test_each_kind_is_found_once_each_with_the_document_that_names_it(kind: str) -> None:
    assert [(t.name, t.document) for t in things() if t.kind == kind] == NAMED[kind]


def test_there_are_no_other_kinds() -> None:
    assert {t.kind for t in things()} == set(NAMED)


@pytest.mark.parametrize("thing", things(), ids=lambda t: t.name)
def test_a_name_can_stand_among_options_and_be_picked_from_them(thing: NamedThing) -> None:
    assert not {",", "?", ":"} & set(thing.name)
    assert " of " not in thing.name
