"""A headless Chromium with the network cut, for the tests that open the pages that we write."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Dialog, Page, sync_playwright

from diplograph import atlas, network

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
LOCAL = ("file:", "data:", "blob:")


@dataclass
class Opened:
    """An open page, what it asked for from elsewhere and what went wrong in it."""

    page: Page
    asked: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def shown(self) -> set[str]:
        """The names of the nodes that are drawn."""
        return set(
            self.page.evaluate(
                """() => {
                    const { graph, canvas } = diplograph;
                    return canvas.nodes.get({ filter: ({ hidden }) => !hidden }).map(({ id }) => graph.nodes[id].name);
                }"""
            )
        )

    def dialog(self, dialog: Dialog) -> None:
        self.wrong.append(f"a dialog opened: {dialog.message}")
        dialog.dismiss()

    def chosen(self) -> str | None:
        """The name of the node that is in focus."""
        name: str | None = self.page.evaluate("diplograph.canvas.focus?.thing.name ?? null")
        return name

    def spot(self, name: str) -> tuple[float, float]:
        """Where on the screen the node of this name is."""
        x, y = self.page.evaluate(
            """(name) => {
                const { graph, canvas } = diplograph;
                const { id } = graph.nodes.find((node) => node.name === name);
                const { x, y } = canvas.network.canvasToDOM(canvas.network.getPosition(id));
                const box = document.getElementById("canvas").getBoundingClientRect();
                return [x + box.left, y + box.top];
            }""",
            name,
        )
        return x, y


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("needs chromium (apt-get install chromium)")
    alone = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"] if alone else [])
        yield browser
        browser.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Opened]]:
    """Opens a file; at the end of the test every page must have asked for nothing and complained about nothing."""
    contexts = []
    pages: list[Opened] = []

    def opener(path: Path, **options: Any) -> Opened:
        context = browser.new_context(offline=True, viewport={"width": 1280, "height": 800}, **options)
        contexts.append(context)
        opened = Opened(context.new_page())
        pages.append(opened)
        opened.page.on("request", lambda request: opened.asked.append(request.url))
        opened.page.on("console", lambda message: opened.wrong.append(message.text))
        opened.page.on("pageerror", lambda error: opened.wrong.append(str(error)))
        opened.page.on("dialog", opened.dialog)
        opened.page.goto(path.as_uri())
        return opened

    yield opener
    for context in contexts:
        context.close()
    assert [url for opened in pages for url in opened.asked if not url.startswith(LOCAL)] == []
    assert [text for opened in pages for text in opened.wrong] == []


@pytest.fixture
def open_map(open_page: Callable[..., Opened], tmp_path: Path) -> Callable[..., Opened]:
    """Writes the map of a graph and opens it."""

    def opener(graph: network.Multigraph, browser_options: dict[str, Any] | None = None, **options: Any) -> Opened:
        atlas.write(graph, tmp_path / "map.html", **options)
        opened = open_page(tmp_path / "map.html", reduced_motion="reduce", **(browser_options or {}))
        opened.page.wait_for_function("window.diplograph !== undefined")
        return opened

    return opener
