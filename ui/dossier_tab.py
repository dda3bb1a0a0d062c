"""The tab "Dossier": which document, what is searched in it, and where a link leads."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from index.errors import UnknownDocument
from rag.assistant import Assistant
from rag.cite import aim
from ui.dossier import PREFIX, reader_html
from ui.filters import documents_offered
from ui.parts import QUIET, own_html

_MAX_SEARCH = 200  # characters
# A link opens this tab and draws it in one go; what is drawn by then is not to be drawn again, and
# what was typed by then is what is searched.
_DRAWN = """async (name, search, drawn) => {
  await new Promise((done) => setTimeout(done, 300));
  const box = document.querySelector("#zoek input, #zoek textarea");
  const sheet = document.querySelector("#lezer .leesblad");
  return [name, box ? box.value : search, sheet ? "drawn" : ""];
}"""


@dataclass(frozen=True, slots=True)
class Target:
    """A place in the dossier: a document, and in it a footnote or a paragraph."""

    document: str
    note: int | None = None
    paragraph: int | None = None

    @property
    def element(self) -> str:
        """The id of the element to jump to; empty for the document itself."""
        if self.note is not None:
            return f"{PREFIX}noot-{self.note}"
        return f"{PREFIX}al-{self.paragraph}" if self.paragraph is not None else ""


def read_target(values: Mapping[str, Any]) -> Target | None:
    """The place that `?doc=29754-708&noot=26` or `&al=41` means; None without a document."""
    document = str(values.get("doc") or "")
    if not document:
        return None
    return Target(document, _number(values.get("noot")), _number(values.get("al")))


def _number(value: Any) -> int | None:
    return int(value) if re.fullmatch(r"\d{1,5}", str(value or "")) else None


class Reader:
    """The tab's controls; wired when the whole page is there."""

    def __init__(self, gr: Any, assistant: Assistant) -> None:
        self._assistant = assistant
        offered = documents_offered(assistant.entries)
        first = offered[0][1] if offered else None
        with gr.Row(elem_id="leesregel", equal_height=False):
            self._document = gr.Dropdown(offered, value=first, label="Kamerstuk", elem_id="stuk",
                                         filterable=False)
            self._search = gr.Textbox(label="Zoek in dit stuk", max_length=_MAX_SEARCH, lines=1,
                                      max_lines=1, elem_id="zoek")
        self._text = own_html(gr, "", "lezer")

    def wire(self, gr: Any, page: Any, tabs: Any, tab: Any) -> None:
        """Connect the controls; `tab` is opened by links that lead into the dossier."""
        # How the page's own links reach this tab: JavaScript fills in a place and presses. They
        # stand outside the tabs, for gradio draws what is in a tab when it is opened.
        self._place = gr.Textbox(elem_id="doel", visible="hidden", show_label=False)
        self._go = gr.Button("Ga", elem_id="ga", visible="hidden")
        self._drawn = gr.Textbox(visible="hidden", show_label=False, value="")
        arrived = [tabs, self._document, self._search, self._text, self._drawn]
        same = gr.skip()

        def show(document: str, search: str) -> tuple[str, str]:
            return self._html(document, search), document

        def arrive(target: Target | None) -> tuple[Any, ...]:
            known = {e.id for e in self._assistant.entries}
            if target is None or target.document not in known:
                return same, same, same, same, same
            text = self._html(target.document, "", target.element)
            return gr.update(selected="dossier"), target.document, "", text, target.document

        def go(place: str) -> tuple[Any, ...]:
            return arrive(_read_place(place))

        def load(request: gr.Request) -> tuple[Any, ...]:
            return arrive(read_target(dict(request.query_params)))

        def opened(document: str, search: str, drawn: str) -> tuple[Any, Any]:
            return (same, same) if drawn else show(document, search)

        drawn = [self._text, self._drawn]
        self._document.input(show, [self._document, self._search], drawn, **QUIET)
        self._search.change(show, [self._document, self._search], drawn,
                            trigger_mode="always_last", **QUIET)
        self._go.click(go, [self._place], arrived, **QUIET)
        inputs = [self._document, self._search, self._drawn]
        tab.select(opened, inputs, drawn, js=_DRAWN, **QUIET)
        page.load(load, None, arrived, **QUIET)

    def _html(self, document: str, search: str, target: str = "") -> str:
        try:
            kamerstuk = self._assistant.kamerstuk(document)
        except UnknownDocument:
            return ""
        cited = partial(aim, kamerstuk_of=self._assistant.kamerstuk)
        return reader_html(kamerstuk, search[:_MAX_SEARCH], target, cited)


def _read_place(place: str) -> Target | None:
    try:
        values = json.loads(place)
    except ValueError:
        return None
    return read_target(values) if isinstance(values, dict) else None
