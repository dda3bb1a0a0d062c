"""What the page asks of the server besides gradio: its files, exports and feedback."""

import logging
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

from index.errors import InputError
from rag.assistant import Assistant
from ui.binder import Report, read_binder, report_of
from ui.card import card_page, original_page
from ui.export_docx import docx
from ui.export_markdown import markdown
from ui.export_print import print_page
from ui.feedback import read_opinion, store_of, store_opinion
from ui.trails_tab import Sporen

_log = logging.getLogger("vao.page")
_ROOM = Path(__file__).parent
FILES = {
    "style.css": "text/css",
    "page.js": "text/javascript",
    "reader.js": "text/javascript",
    "binder.js": "text/javascript",
}
# A binder of 200 items with long notes; more is not read.
MAX_BODY = 4_000_000
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def add_routes(site: Any, assistant: Assistant, head: str) -> None:
    """Our own routes on the FastAPI application; `head` is that of the system card."""
    _add_files(site)
    _add_card(site, head)
    _add_exports(site, assistant)
    _add_feedback(site, assistant)


def _add_files(site: Any) -> None:
    from fastapi import Response

    contents = {name: (_ROOM / name).read_bytes() for name in FILES}
    headers = {"Cache-Control": "public, max-age=31536000, immutable"}

    def own_file(name: str) -> Response:
        if name not in contents:
            return Response(status_code=404)
        return Response(contents[name], media_type=FILES[name], headers=headers)

    site.get("/eigen/{name}")(own_file)


def _add_card(site: Any, head: str) -> None:
    from fastapi.responses import HTMLResponse

    def card() -> Any:
        return HTMLResponse(card_page(head))

    def original() -> Any:
        page = original_page(head)
        return HTMLResponse(page or "", 200 if page else 404)

    site.get("/systeemkaart")(card)
    site.get("/systeemkaart/en")(original)


def _add_exports(site: Any, assistant: Assistant) -> None:
    from fastapi import Request, Response

    async def export(form: str, request: Request) -> Response:
        try:
            sent = parse_qs((await _body(request)).decode("utf-8", "replace"))
            binder = read_binder(sent.get("map", [""])[0])
        except InputError as error:
            return Response(str(error), 400, media_type="text/plain")
        now = datetime.now().astimezone()
        content, media, name = _written(form, report_of(binder, assistant, now))
        headers = {"Cache-Control": "no-store"}
        if name:
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return Response(content, media_type=media, headers=headers)

    site.post("/uitvoer/{form}")(export)
    sporen = Sporen(assistant)

    def trails() -> Response:
        headers = {"Content-Disposition": 'attachment; filename="sporen.csv"'}
        return Response(sporen.csv(), media_type="text/csv; charset=utf-8", headers=headers)

    site.get("/uitvoer/sporen.csv")(trails)


def _written(form: str, report: Report) -> tuple[str | bytes, str, str]:
    """Content, media type and file name of the report in one form; the print view has no name."""
    if form == "docx":
        stamp = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        return docx(report, stamp), _WORD, "debatmap.docx"
    if form == "md":
        return markdown(report), "text/markdown; charset=utf-8", "debatmap.md"
    return print_page(report), "text/html; charset=utf-8", ""


def _add_feedback(site: Any, assistant: Assistant) -> None:
    from fastapi import Request, Response

    path = store_of(assistant.settings.data_dir)
    with_question = bool(getattr(assistant.settings, "store_questions", False))

    async def feedback(request: Request) -> Response:
        try:
            store_opinion(path, read_opinion(await _body(request)), with_question)
        except InputError as error:
            return Response(str(error), 400, media_type="text/plain")
        except sqlite3.Error:
            _log.exception("feedback could not be stored")
            return Response("Het oordeel kon niet worden bewaard.", 500, media_type="text/plain")
        return Response(status_code=204)

    site.post("/oordeel")(feedback)


async def _body(request: Any) -> bytes:
    """The body, at most MAX_BODY bytes of it. Raises InputError for a longer one."""
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY:
            raise InputError("De debatmap is te groot om uit te voeren.")
        parts.append(part)
    return b"".join(parts)

