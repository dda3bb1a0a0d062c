"""Escaping, and text with ranges marked."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from ui.markup import Point, Span, esc, link, marked, tag

MARK = ("<mark>", "</mark>")


@given(st.text())
def test_escaped_text_holds_nothing_that_html_or_a_template_reads(text: str) -> None:
    shown = esc(text)
    assert not re.search(r"[<>\"'{}$`]", shown)
    assert html.unescape(shown) == "".join(c for c in text if c in "\n\t" or ord(c) >= 32)


def test_attributes_are_quoted_and_none_is_left_out() -> None:
    written = tag("a", "x", class_='"><script>', aria_label="b", hidden=None)
    assert written == '<a class="&quot;&gt;&lt;script&gt;" aria-label="b">x</a>'


def test_only_web_addresses_become_links() -> None:
    assert link("javascript:alert(1)", "x") == "x"
    assert link("https://a.nl/?b&c", "x").startswith('<a href="https://a.nl/?b&amp;c"')


def test_a_span_and_points_inside_it_nest() -> None:
    text = "een twee drie"
    shown = marked(text, 0, 13, [Span(4, 13, *MARK)], [Point(8, "<sup>1</sup>"), Point(13, "<i>")])
    assert shown == "een <mark>twee</mark><sup>1</sup><mark> drie</mark><i>"


def test_a_span_that_reaches_outside_is_cut() -> None:
    assert marked("a<b c", 1, 3, [Span(0, 2, *MARK)]) == "<mark>&lt;</mark>b"


@given(st.text(max_size=40), st.data())
def test_marking_loses_no_character(text: str, data: st.DataObject) -> None:
    cuts = sorted(data.draw(st.integers(0, len(text))) for _ in range(4))
    points = [Point(cuts[1], "<b></b>")]
    shown = marked(text, cuts[0], cuts[3], [Span(cuts[1], cuts[2], *MARK)], points)
    plain = html.unescape(re.sub(r"<[^>]*>", "", shown))
    part = text[cuts[0] : cuts[3]]
    assert plain == html.unescape(esc(part))
