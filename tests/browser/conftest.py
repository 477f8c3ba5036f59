"""Fixtures of the browser tests: a Chromium, the built site, and the site with more posts."""

from __future__ import annotations

import os
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from .sitekit import Site, build_once, serve

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Page

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
BROWSER_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

# a busy machine is no defect
expect.set_options(timeout=20_000)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """Start the machine's own Chromium; ``make test`` names it in CHROMIUM."""
    names = [os.environ["CHROMIUM"]] if os.environ.get("CHROMIUM") else BROWSERS
    found = next((path for name in names if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail(f"no browser among {', '.join(names)}: run make test, or set CHROMIUM")
    return {**browser_type_launch_args, "executable_path": found, "args": BROWSER_ARGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict[str, Any]) -> dict[str, Any]:
    """Hold the page still, so that nothing is measured on its way to somewhere."""
    return {
        **browser_context_args,
        "reduced_motion": "reduce",
        "locale": "en-US",
        "viewport": {"width": 1280, "height": 800},
    }


@pytest.fixture(scope="session")
def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder that all workers of this run share."""
    base = tmp_path_factory.getbasetemp()
    return (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "browser-sites"


@pytest.fixture(scope="session")
def site(shared_folder: Path) -> Iterator[Site]:
    """Return the real site, built once and served over http."""
    built = build_once(shared_folder, "real")
    with serve(built.folder) as url:
        yield replace(built, url=url)


@pytest.fixture(scope="session")
def extra_site(shared_folder: Path) -> Iterator[Site]:
    """Return the real site with the posts of ``extra-posts/``."""
    built = build_once(shared_folder, "extra", extra=True)
    with serve(built.folder) as url:
        yield replace(built, url=url)


@pytest.fixture
def phone(page: Page) -> Page:
    """Return a page as wide as a phone."""
    page.set_viewport_size({"width": 360, "height": 740})
    return page
