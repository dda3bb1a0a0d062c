"""A bounded memory that makes what is missing."""

from rag.finding.kept import Kept


def test_only_what_is_missing_is_made() -> None:
    made: list[list[str]] = []

    def make(keys: list[str]) -> list[str]:
        made.append(keys)
        return [key.upper() for key in keys]

    kept = Kept(make, size=10)
    assert kept.many(["b", "a", "b"]) == ["B", "A", "B"]
    assert kept.many(["a", "c"]) == ["A", "C"]
    assert made == [["b", "a"], ["c"]]


def test_what_was_used_longest_ago_goes_first() -> None:
    made: list[str] = []

    def make(keys: list[str]) -> list[str]:
        made.extend(keys)
        return keys

    kept = Kept(make, size=2)
    for key in ("a", "b", "a", "c", "a", "b"):
        kept.many([key])
    assert made == ["a", "b", "c", "b"]


def test_more_may_be_asked_than_is_kept() -> None:
    kept = Kept(lambda keys: [key * 2 for key in keys], size=1)
    assert kept.many([1, 2, 3]) == [2, 4, 6]
