"""`vao show` and `vao trail`: the documents themselves, without an index."""

import json
from typing import Annotated, Any

import typer

from index.errors import InputError, UnknownDocument
from ui.options import AsJson


def show(
    document: Annotated[str, typer.Argument(help="Document id, for example 29754-708.")],
    footnote: Annotated[int | None, typer.Option(help="Only this footnote.")] = None,
    as_json: AsJson = False,
) -> None:
    """Show a document, or one of its footnotes with the sentence that bears it."""
    from ui.terminal import document_json, document_lines, note_json, note_lines

    dossier = _read()
    if document not in dossier:
        held = ", ".join(dossier)
        raise UnknownDocument(f"{document!r} is not in the dossier; it holds: {held}.")
    kamerstuk = dossier[document]
    if footnote is None:
        if as_json:
            print(json.dumps(document_json(kamerstuk), ensure_ascii=False))
        else:
            print("\n".join(document_lines(kamerstuk)))
        return
    note = kamerstuk.note(footnote)
    if note is None:
        last = max((n.number for n in kamerstuk.notes), default=0)
        raise UnknownDocument(f"{document} has no footnote {footnote}; it has 1 to {last}.")
    if as_json:
        print(json.dumps(note_json(kamerstuk, note), ensure_ascii=False))
    else:
        print("\n".join(note_lines(kamerstuk, note, dossier.__getitem__)))


def _read() -> dict[str, Any]:
    from index.links import link
    from index.read import read_dossier

    return {k.id: k for k in link(read_dossier())}


def trail(
    name: Annotated[
        str | None, typer.Argument(help="A motion, toezegging or Kamerstuk, e.g. motie-Kuik.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Follow motions and commitments through the letters; without a name, list them all."""
    from index.links import link
    from index.read import read_dossier
    from rag.trail import find_trails, trails
    from rag.trails.ledger import announcements
    from ui.trail_lines import ledger_lines, trail_json, trail_lines, trail_overview_lines

    kamerstukken = link(read_dossier())
    kamerstuk_of = {k.id: k for k in kamerstukken}.__getitem__
    everything = trails(kamerstukken)
    found = find_trails(name, everything) if name is not None else everything
    if not found:
        raise InputError(f"No trail fits {name!r}. Run vao trail to see all names.")
    if as_json:
        for one in found:
            print(json.dumps(trail_json(one, kamerstuk_of), ensure_ascii=False))
    elif name is None:
        print("\n".join(trail_overview_lines(found, kamerstuk_of)))
        print("\n".join(ledger_lines(announcements(kamerstukken), kamerstuk_of)))
    else:
        for one in found:
            print("\n".join(trail_lines(one, kamerstuk_of)))
