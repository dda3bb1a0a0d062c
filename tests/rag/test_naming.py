"""Which documents a question means."""

import pytest

from rag.asking.naming import Named, named_documents
from tests.rag.dossier import entries

CONTOUREN, RADICALE, NOTA, SCHIMMIGE, VOORTGANG = (e.id for e in entries())


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Wat staat er in nr. 708?", (CONTOUREN,)),
        ("Wat zegt 29 754, nr. 771 hierover?", (SCHIMMIGE,)),
        ("en in kst-29754-774?", (VOORTGANG,)),
        ("Waarover gaat 2023D48935?", (CONTOUREN,)),
        ("Welke stukken horen bij zaak 2025Z20934?", (SCHIMMIGE,)),
        ("Wat zegt de brief van 12 december 2023 over algoritmen?", (CONTOUREN,)),
        ("Wat meldt de brief van september 2024?", (RADICALE,)),
        ("Wie tekende de kabinetsreactie van september 2024?", (RADICALE,)),
        ("Wat staat er in de nieuwste brief?", (VOORTGANG,)),
        ("Wat is de oudste brief?", (CONTOUREN,)),
        ("Hoe luidt de laatste zin van de contourenbrief?", (CONTOUREN,)),
        ("Wat staat er in de eerste twee alinea's van de laatste brief?", (VOORTGANG,)),
        ("Wat wordt er in de beslisnota geadviseerd?", (NOTA,)),
        ("Verschilt nr. 771 van nr. 774?", (SCHIMMIGE, VOORTGANG)),
        ("Verschilt nr. 774 van nr. 771?", (VOORTGANG, SCHIMMIGE)),
        ("Wat beveelt Schimmige scheidslijnen aan?", (SCHIMMIGE,)),
        ("Wie schreef Radicale reclame?", (RADICALE,)),
        # A date that stands by a letter's own name, or tells when something happens.
        ("Wat kondigt de voortgangsbrief van december 2025 aan?", (VOORTGANG,)),
        ("Wat kondigen de brieven van december 2025 aan?", (SCHIMMIGE, VOORTGANG)),
        ("Waar wordt het volgens de contourenbrief in 2024 verder uitgewerkt?", (CONTOUREN,)),
        ("Wat zegt de brief aan de Tweede Kamer van 4 september 2024?", (RADICALE,)),
        ("De chat (brief 2024): met wie gemaakt?", (RADICALE,)),
        # The last of something else.
        ("Hoe luidt de eerste alinea van de laatste brief?", (VOORTGANG,)),
        ("Wat is de eerste van de brieven?", (CONTOUREN,)),
        # The letter in a question to its nota says whose nota is asked.
        ("Waarom moet de motie volgens de nota met de brief van 4 september 2024 af?", (NOTA,)),
        ("Met wie is de beleidsreactie op Radicale reclame afgestemd volgens de nota?", (NOTA,)),
        ("Waarin verschilt de nota van de brief van 4 september 2024?", (NOTA, RADICALE)),
        ("Wat zeggen de beslisnota en de brief van 4 september 2024?", (NOTA, RADICALE)),
        ("Welk nummer geven de beslisnota en nr. 729?", (NOTA, RADICALE)),
        # A letter that says something itself beside its nota; one that is only sent with it.
        ("Wat adviseerde de nota over de motie en wat doet de brief ermee?", (NOTA, RADICALE)),
        ("Staat dat in de nota hetzelfde als in de brief?", (NOTA, RADICALE)),
        ("Moet de minister volgens de nota met de brief instemmen?", (NOTA,)),
        ("Wat zegt de brief van 2 december 2025 en wat die van 17 december?",
         (SCHIMMIGE, VOORTGANG)),
        ("Wat zegt de nota en wat zegt de brief van 2 december 2025?", (NOTA, SCHIMMIGE)),
        ("Hoeveel gemeenten deden mee?", ()),
        ("Kregen 708 personen een brief?", ()),
        ("Kostte het 774 euro?", ()),
        ("Wat zegt Kamerstuk 36 200 VII, nr. 708?", ()),
        ("", ()),
    ],
)
def test_documents_named_in_a_question(text: str, documents: tuple[str, ...]) -> None:
    assert named_documents(text, entries()).documents == documents


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("Wat schrijft de minister in 2023 en in 2024 over gaming?", {CONTOUREN, RADICALE}),
        ("Vergelijk 2023 met 2025.", {CONTOUREN, SCHIMMIGE, VOORTGANG}),
        # One year, a year without a letter, days, a session, and what is not said by letters.
        ("Wat schrijft de minister in 2023 over gaming?", set()),
        ("Wat staat er over 2024 en 2027?", set()),
        ("Wat staat er over mei 2023 en juni 2024?", set()),
        ("Wat staat er over 2023/24 en 2024/25?", set()),
        ("Hoeveel meldingen waren er in 2023 en 2024?", set()),
    ],
)
def test_two_years_are_the_letters_of_these_years(text: str, documents: set[str]) -> None:
    assert set(named_documents(text, entries()).documents) == documents


def test_a_clause_names_what_it_means_in_the_whole_question() -> None:
    text = "Wat adviseert de nota en wat doet de brief daarmee?"
    within = {c: named_documents(text, entries(), within=c).documents
              for c in ("Wat adviseert de nota", "wat doet de brief daarmee?")}  # fmt: skip
    assert list(within.values()) == [(NOTA,), (RADICALE,)]
    assert named_documents("wat doet de brief daarmee?", entries()).documents == ()
    text = "Wat staat er in de nota bij radicale reclame en wat zegt nr. 771 daarover?"
    second = named_documents(text, entries(), within="wat zegt nr. 771 daarover?")
    assert second.documents == (SCHIMMIGE,)


def test_numbers_of_the_dossier_that_are_not_here_are_told_apart() -> None:
    named = named_documents("Wat staat er in nr. 757 en in nr. 708?", entries())
    assert (named.documents, named.outside) == ((CONTOUREN,), ("nr. 757",))


def test_a_letter_can_be_spoken_of_without_being_named() -> None:
    assert named_documents("Wat staat er in de brief?", entries()) == Named(letters=True)
    assert named_documents("Wat doet de politie?", entries()) == Named()


def test_all_letters_are_all_letters() -> None:
    found = named_documents("Wat zeggen alle brieven over algoritmen?", entries()).documents
    assert set(found) == {CONTOUREN, RADICALE, SCHIMMIGE, VOORTGANG}
