"""How much a first visit loads."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest

from .reading import open_kind
from .sitekit import KINDS, POSTS

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page, Request

    from .sitekit import Site

MOST = 50_000
#: a browser with a window asks for the icon too
FETCH_ICON = """async () => {
  const icon = document.querySelector("link[rel~=icon]").href;
  if (!performance.getEntriesByName(icon).length) await (await fetch(icon)).text();
}"""


@pytest.mark.parametrize("kind", POSTS)
def test_a_first_post_is_light(
    page: Page, site: Site, kind: str, record_property: Callable[[str, object], None]
) -> None:
    finished: list[Request] = []

    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    with page.expect_event("requestfinished", lambda request: request.url.endswith("favicon.svg")):
        open_kind(page, site.url, kind)
        page.wait_for_load_state("networkidle")
        page.evaluate(FETCH_ICON)
    sizes = [(request.url, request.sizes()) for request in finished]
    loaded = [
        (url.removeprefix(site.url), size["responseHeadersSize"] + size["responseBodySize"])
        for url, size in sizes
    ]
    total = sum(size for _, size in loaded)
    answers = ", ".join(f"{name.partition('?')[0]} {size:,}" for name, size in loaded)
    record_property("bytes", total)
    print(f"{total:,} bytes: {answers}")
    assert "_static/styles/furo.css" in answers
    assert total <= MOST, answers


@pytest.mark.parametrize("kind", KINDS)
def test_html_compresses_well(
    site: Site, kind: str, record_property: Callable[[str, object], None]
) -> None:
    html = (site.folder / KINDS[kind]).read_bytes()
    packed = gzip.compress(html, 6)
    record_property("bytes", len(html))
    record_property("bytes_compressed", len(packed))
    print(f"{kind}: {len(html):,} bytes of HTML, {len(packed):,} compressed")
    assert len(packed) <= MOST / 3
