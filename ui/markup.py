"""The one place where text becomes HTML. `gr.HTML` does not sanitise: whatever is not written in
this room goes through `esc`."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

# Gradio evaluates its templates with Handlebars and JavaScript template literals. Values are put
# in after that, but braces, dollars and backquotes are made inert all the same.
_INERT = str.maketrans({
    "{": "&#123;", "}": "&#125;", "$": "&#36;", "`": "&#96;",
    "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;",
    **{chr(code): None for code in range(32) if chr(code) not in "\n\t"},
})  # fmt: skip


def esc(text: object) -> str:
    """Text that can stand between tags and in a quoted attribute, and in no template."""
    return str(text).translate(_INERT)


def attributes(**values: object) -> str:
    """` name="value"` for each; None is left out, `_` in a name becomes `-`."""
    pairs = ((name.strip("_").replace("_", "-"), v) for name, v in values.items() if v is not None)
    return "".join(f' {name}="{esc(value)}"' for name, value in pairs)


def tag(name: str, inner: str = "", **values: object) -> str:
    """An element around `inner`, which is HTML already."""
    return f"<{name}{attributes(**values)}>{inner}</{name}>"


def link(url: str, text: str, **values: object) -> str:
    """A link that opens beside the page; only web addresses become links."""
    if not url.startswith(("https://", "http://")):
        return esc(text)
    inner = f'{esc(text)}<span class="sr"> (opent in nieuw venster)</span>'
    return tag("a", inner, href=url, target="_blank", rel="noopener noreferrer", **values)


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open range to wrap between two pieces of HTML."""

    start: int
    end: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Point:
    """HTML to insert at a position."""

    at: int
    html: str


def marked(
    text: str, start: int, end: int, spans: Iterable[Span] = (), points: Sequence[Point] = ()
) -> str:
    """`text[start:end]` escaped, with spans wrapped and points inserted.

    Offsets are of `text`. Spans do not overlap each other; a span is closed before and opened
    again after a point inside it, so that elements always nest.
    """
    inside = [Span(max(s.start, start), min(s.end, end), s.before, s.after) for s in spans]
    kept = [s for s in inside if s.start < s.end]
    cuts = {start, end, *(p.at for p in points if start <= p.at <= end)}
    cuts.update(at for s in kept for at in (s.start, s.end))
    out: list[str] = []
    edges = sorted(cuts)
    for left, right in zip(edges, [*edges[1:], end], strict=True):
        out.extend(p.html for p in points if p.at == left)
        if piece := esc(text[left:right]):
            around = next((s for s in kept if s.start <= left and right <= s.end), None)
            out.append(f"{around.before}{piece}{around.after}" if around else piece)
    return "".join(out)
