"""Gradio is imported without what the page has no use for."""

import json
import subprocess
import sys

from tests.ui.conftest import ROOT

CODE = """
import ast, json, sys
parsed = []
parse = ast.parse
ast.parse = lambda *given, **named: (parsed.append(1), parse(*given, **named))[1]
from ui.gradio_import import import_gradio
gr = import_gradio()
again = import_gradio() is gr
with gr.Blocks() as page:
    box = gr.Textbox()
    box.submit(lambda text: text, box, box)
without = "mcp" not in sys.modules
import mcp
print(json.dumps([again, without, len(parsed) < 10, len(sys.meta_path)]))
"""


def test_no_stubs_are_made_and_mcp_is_left_alone() -> None:
    done = subprocess.run([sys.executable, "-c", CODE], cwd=ROOT, text=True, capture_output=True,
                          check=True, timeout=120)
    plain = subprocess.run([sys.executable, "-c", "import sys; print(len(sys.meta_path))"],
                           cwd=ROOT, text=True, capture_output=True, check=True)
    again, without, few, finders = json.loads(done.stdout)
    # Parsing is what the stubs are made with: 162 times where they are not left out.
    assert (again, without, few) == (True, True, True)
    assert finders - int(plain.stdout) <= 1  # six adds one of its own
