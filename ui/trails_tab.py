"""The tab "Sporen": a timeline, a ledger with a filter, and what is announced."""

from functools import cached_property
from typing import Any

from index.records import Kamerstuk
from rag.assistant import Assistant
from rag.trail import trails
from rag.trails.ledger import announcements
from rag.trails.records import Trail, TrailKind
from ui.markup import tag
from ui.parts import QUIET, own_html
from ui.timeline import timeline_html
from ui.trails import announced_html, chosen, ledger_csv, ledger_html

_KINDS = [("Moties", "motie"), ("Toezeggingen", "toezegging"), ("Andere stukken", "stuk")]
_FIRST = ["motie", "toezegging"]  # what a debate is about; the other stukken are two clicks away
_MAX_WORDS = 100


class Sporen:
    """The trails of the dossier, worked out once, when they are first looked at."""

    def __init__(self, assistant: Assistant) -> None:
        self._assistant = assistant

    @cached_property
    def kamerstukken(self) -> tuple[Kamerstuk, ...]:
        """All documents of the dossier."""
        return tuple(self._assistant.kamerstuk(e.id) for e in self._assistant.entries)

    @cached_property
    def trails(self) -> tuple[Trail, ...]:
        """All trails."""
        return trails(self.kamerstukken)

    def html(self, kinds: Any, words: Any) -> str:
        """The tab's content for a choice, which a browser sends and can be anything."""
        known = {k.value for k in TrailKind}
        wanted = [k for k in kinds if k in known] if isinstance(kinds, list) else []
        found = chosen(self.trails, wanted, str(words or "")[:_MAX_WORDS])
        title = tag("h2", "Sporen", class_="sr")
        download = '<p><a class="klein" href="uitvoer/sporen.csv" download>Alles als CSV</a></p>'
        announced = announced_html(announcements(self.kamerstukken), self.kamerstukken)
        return (title + timeline_html(found, self.kamerstukken)
                + ledger_html(found, self.kamerstukken) + download + announced)

    def csv(self) -> str:
        """All trails as CSV."""
        return ledger_csv(self.trails, self.kamerstukken)


def trails_tab(gr: Any, assistant: Assistant) -> Any:
    """Draw the tab; the function that is returned wires it to its opening."""
    sporen = Sporen(assistant)
    with gr.Row(elem_id="sporenregel", equal_height=False):
        kinds = gr.CheckboxGroup(_KINDS, value=_FIRST, label="Soort", elem_id="s-soort")
        words = gr.Textbox(label="Filter op woorden", lines=1, max_lines=1,
                           max_length=_MAX_WORDS, elem_id="s-woorden")
    text = own_html(gr, "", "sporen")

    def wire(tab: Any) -> None:
        for event in (tab.select, kinds.change, words.change):
            event(sporen.html, [kinds, words], [text], **QUIET)

    return wire
