"""JupyterLab with jupyterlab-lsp in a headless Chromium, set up as editors/README.md says.

Usage: jupyter_lab.py PYLORE [SCREENSHOT.png]

Exit code 77 where JupyterLab, jupyterlab-lsp, playwright or Chromium is missing: all but the last are on PyPI.
"""

import importlib.metadata
import json
import shutil
import sys

try:
    import jupyter_lsp  # noqa: F401
    import jupyterlab
    from playwright.sync_api import sync_playwright
    VERSION = importlib.metadata.version("jupyterlab-lsp")
except ImportError as missing:
    print(f"skipped: {missing.name} is not installed")
    sys.exit(77)
if not shutil.which("chromium"):
    print("skipped: chromium is not installed")
    sys.exit(77)

from jupyter_room import PATIENCE, jupyter

# What keeps Chromium from talking to anybody but us.
QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync"]
CELLS = ["%matplotlib inline\n\n\ndef rows():\n    yield 1\n",
         "def add(item, basket=[]):\n    basket.append(item)\n    return basket\n"]


def notebook():
    return {"nbformat": 4, "nbformat_minor": 5,
            "metadata": {"kernelspec": {"name": "python3", "display_name": "Python 3"},
                         "language_info": {"name": "python", "mimetype": "text/x-python"}},
            "cells": [{"cell_type": "code", "id": f"cell-{number}", "metadata": {}, "source": source,
                       "outputs": [], "execution_count": None} for number, source in enumerate(CELLS)]}


def card_of(page, word):
    """The text of the card: the pointer rests on the word while Control is held, again until it shows."""
    box = page.get_by_text(word, exact=True).first.bounding_box()
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    card = page.locator(".lsp-hover")
    for _ in range(10):
        page.mouse.move(5, 5)
        page.keyboard.down("Control")
        page.mouse.move(x, y, steps=4)
        try:
            card.wait_for(timeout=3000)
            return card.inner_text()
        except Exception:  # noqa: BLE001  the notebook is still being read
            page.keyboard.up("Control")
    sys.exit("the card is never shown")


def look(page, address, screenshot):
    page.set_default_timeout(1000 * PATIENCE)
    page.goto(address)
    page.wait_for_selector(".cm-lsp-diagnostic, .cm-lintRange")
    marked = page.locator(".cm-lintRange").all_inner_texts()
    assert "[]" in marked, marked
    card = card_of(page, "yield")
    assert card.startswith("Generators") and "rows pauses here" in card, card
    assert "`" not in card and "](" not in card, card
    if screenshot:
        page.screenshot(path=screenshot)


def main():
    with jupyter(sys.argv[1], "jupyterlab") as (port, token, folder), sync_playwright() as playwright:
        (folder / "shop.ipynb").write_text(json.dumps(notebook()))
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=QUIET)
        address = f"http://127.0.0.1:{port}/lab/tree/shop.ipynb?token={token}"
        look(browser.new_page(viewport={"width": 1200, "height": 760}), address, *(sys.argv[2:] or [None]))
        browser.close()
    print(f"JupyterLab {jupyterlab.__version__}, jupyterlab-lsp {VERSION}: findings and card are right")


if __name__ == "__main__":
    main()
