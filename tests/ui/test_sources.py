"""The panel of sources."""

import html
import re
from dataclasses import replace
from functools import partial

from rag.cite import citation_line
from rag.records import Question
from tests.ui.scripted import NOTE, PLAIN, TEXTLESS, Scripted
from ui.saved import save_answer
from ui.sources import NO_SOURCES, Render, group_html, sources_html
from ui.words import NO_NOTE_TEXT, STALE_PLACE


def drawn(assistant: Scripted) -> Render:
    return partial(group_html, assistant)


def plain(shown: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", shown))


def test_without_answers_the_panel_says_what_it_is_for(assistant: Scripted) -> None:
    assert sources_html((), drawn(assistant)) == NO_SOURCES


def test_a_card_shows_the_whole_paragraph_with_the_quote_marked(assistant: Scripted) -> None:
    answer = assistant.ask(Question(PLAIN))
    citation = next(c for c in answer.citations)
    shown = sources_html((save_answer(answer),), drawn(assistant))
    marks = "".join(re.findall(r"<mark>(.*?)</mark>", shown))
    assert citation.quote in html.unescape(marks)
    kamerstuk = assistant.kamerstuk(citation.document)
    block = next(b for b in kamerstuk.blocks if b.start <= citation.start < b.end)
    paragraph = kamerstuk.text[block.start : block.end]
    without_signs = re.sub(r'<sup class="nootteken">.*?</sup>', "", shown)
    assert paragraph in plain(without_signs)
    assert f'data-kopie="{html.escape(citation_line(citation))}"' in shown


def test_a_quoted_footnote_comes_with_the_paragraph_that_bears_it(assistant: Scripted) -> None:
    answer = assistant.ask(Question(NOTE))
    shown = sources_html((save_answer(answer),), drawn(assistant))
    assert "<mark>Met dit onderzoek en de beleidsreactie" in shown
    assert "van aanbevelingsalgoritmen in de verspreiding" in shown
    assert "https://zoek.officielebekendmakingen.nl/kst-30821-193.html" in shown
    assert "genoemd, niet in het dossier" in shown


def test_a_note_without_text_is_said_to_be_absent(assistant: Scripted) -> None:
    answer = assistant.ask(Question(TEXTLESS))
    assert NO_NOTE_TEXT in sources_html((save_answer(answer),), drawn(assistant))


def test_a_place_before_the_first_heading_is_told_in_both_forms(assistant: Scripted) -> None:
    answer = assistant.ask(Question("Wat staat er in voetnoot 1 van nr. 774?"))
    shown = sources_html((save_answer(answer),), drawn(assistant))
    place = "inleiding, voetnoot 1"
    assert f'data-kopie="Kamerstukken II 2025/26, 29 754, nr. 774, {place}"' in shown
    assert f'data-kopie="29 754, nr. 774 (Vergaderjaar 2025-2026), {place}"' in shown
    assert f"inleiding · alinea {answer.citations[0].paragraph}" in plain(shown)


def test_a_wrong_session_in_a_note_leads_to_the_right_one_with_one_remark(
    assistant: Scripted,
) -> None:
    answer = assistant.ask(Question("Wat staat er in voetnoot 1 van nr. 729?"))
    saved = save_answer(replace(answer, citations=answer.citations[:1]))
    notes = re.findall(r"<dd>(.*?)</dd>", sources_html((saved,), drawn(assistant)))
    assert [plain(note.replace("<li>", " → ")) for note in notes] == [
        "Kamerstukken II 2022.23, 29 754, nr. 708. → Kamerstukken II 2023/24, 29 754, nr. 708 "
        "in het dossierde bron vermeldt vergaderjaar 2022.23, het stuk zelf 2023-2024"
    ]


def test_only_the_last_answers_sources_are_shown(assistant: Scripted) -> None:
    turns = tuple(save_answer(assistant.ask(Question(PLAIN))) for _ in range(2))
    shown = sources_html(turns, drawn(assistant))
    assert f'id="bronnen-{turns[0].id}" hidden="hidden"' in shown
    assert f'id="bronnen-{turns[1].id}" aria-label' in shown


def test_a_place_from_an_older_index_is_not_shown_as_a_quote(assistant: Scripted) -> None:
    turn = save_answer(assistant.ask(Question(PLAIN)))
    moved = turn.citations[0].model_copy(update={"start": 0, "end": len(turn.citations[0].quote)})
    shown = sources_html((turn.model_copy(update={"citations": (moved,)}),), drawn(assistant))
    assert STALE_PLACE in shown
    assert "<mark>" not in shown


def test_what_was_found_but_not_quoted_is_folded_away(assistant: Scripted) -> None:
    found = tuple(assistant.search(Question(PLAIN), 20))
    answer = replace(assistant.ask(Question(PLAIN)), passages=found)
    shown = sources_html((save_answer(answer),), drawn(assistant))
    assert re.search(r"<summary>Ook gevonden, niet gebruikt \(\d+\)</summary>", shown)
