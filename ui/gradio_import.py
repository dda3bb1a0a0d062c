"""Gradio without what it does at import for others; its import is most of the wait for the page.

Gradio writes a type stub beside each of its components whenever it is imported: it parses its own
sources and renders templates for half of the time that the import takes, and writes into the
environment. It also loads the package mcp where that is installed, for a server that is off here.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder, SourceFileLoader
from importlib.util import spec_from_file_location
from types import ModuleType
from typing import Any

_WRITER = "gradio.component_meta"


def import_gradio() -> Any:
    """The module gradio, imported without analytics, type stubs and mcp."""
    # Before the import: gradio looks up its newest version and reports its start otherwise.
    os.environ["GRADIO_ANALYTICS_ENABLED"] = "False"
    if "gradio" in sys.modules:
        import gradio

        return gradio
    with _without_stubs(), _without("mcp"):
        import gradio
    return gradio


class _Loader(SourceFileLoader):
    def exec_module(self, module: ModuleType) -> None:
        super().exec_module(module)
        module.__dict__["create_or_modify_pyi"] = lambda *_: None


class _Finder(MetaPathFinder):
    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        found = PathFinder.find_spec(name, path) if name == _WRITER else None
        if found is None or found.origin is None:
            return None
        return spec_from_file_location(name, found.origin, loader=_Loader(name, found.origin))


@contextmanager
def _without_stubs() -> Iterator[None]:
    finder = _Finder()
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)


@contextmanager
def _without(package: str) -> Iterator[None]:
    """Let imports of a package fail as if it were not installed, unless it is loaded already."""
    if package in sys.modules:
        yield
        return
    sys.modules[package] = None  # type: ignore[assignment]
    try:
        yield
    finally:
        del sys.modules[package]
