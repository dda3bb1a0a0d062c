"""Trails by the names that people use for them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rag.trail import find_trail, find_trails
from tests.rag.test_trail import found

KUIK = ["motie Kuik (CDA)"]
RAJKOWSKI = ["motie Rajkowski", "gewijzigde motie Rajkowski c.s."]


@pytest.mark.parametrize(
    ("asked", "names"),
    [
        ("Kuik", KUIK),
        ("kuik", KUIK),
        ("motie-Kuik", KUIK),
        ("de motie van het lid Kuik (CDA)", KUIK),
        ("29 754, nr. 658", KUIK),
        ("Kamerstuk 29754 nr. 658", KUIK),
        ("29754-658", KUIK),
        ("nr. 658", KUIK),
        ("ReDirect-methode", KUIK),
        ("TZ202306-154", ["toezegging TZ202306-154"]),
        ("TZ202306–154", ["toezegging TZ202306-154"]),
        ("Rajkowski", RAJKOWSKI),
        ("motie Rajkowski", RAJKOWSKI),
        ("gewijzigde motie Rajkowski", ["gewijzigde motie Rajkowski c.s."]),
        ("36 200 VII, nr. 118", ["gewijzigde motie Rajkowski c.s."]),
        ("Boswijk", ["motie Boswijk/Krul (CDA)", "toezegging Boswijk (CDA)"]),
        ("toezegging aan Boswijk", ["toezegging Boswijk (CDA)"]),
        ("motie Boswijk/Krul", ["motie Boswijk/Krul (CDA)"]),
        ("Dijkstra", ["motie Six Dijkstra (NSC)"]),
        ("Michon-Derkzen", ["motie Michon-Derkzen (VVD)"]),
        ("voorganger", ["toezegging van mijn voorganger"]),
        ("handreiking", ["motie Mutluer"]),
        ("nr. 4", ["36 272, nr. 4"]),
        ("29754-708", ["29 754, nr. 708"]),
        ("Jansen", []),
        ("nr. 999", []),
        ("Rajk", []),
        ("", []),
    ],
)
def test_names(asked: str, names: list[str]) -> None:
    assert [t.name for t in find_trails(asked, found())] == names


def test_one_trail_or_none() -> None:
    only = find_trail("Kuik", found())
    assert only is not None
    assert only.number == "29 754, nr. 658"
    assert find_trail("Rajkowski", found()) is None
    assert find_trail("Jansen", found()) is None


@given(st.text(max_size=40))
def test_any_text_is_looked_up(asked: str) -> None:
    assert set(find_trails(asked, found())) <= set(found())
