"""From a key press to results, beside MiniSearch in the same browser."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, Page

from .browser import serve
from .engines import FIELDS, HERE, MINISEARCH

#: types a question letter by letter into both, in turn; milliseconds for each key
TYPE = """
async ({ questions, options }) => {
  const box = document.querySelector("#topicbook-search-form input[name=q]");
  const list = document.getElementById("search-results");
  const other = document.createElement("ol");
  document.body.append(other);
  const times = { ours: [], theirs: [] };
  const ours = async (text) => {
    const start = performance.now();
    box.value = text;
    box.dispatchEvent(new Event("input", { bubbles: true }));
    while (list.dataset.state !== "ready") await new Promise((done) => {
      const watch = new MutationObserver(() => { watch.disconnect(); done(); });
      watch.observe(list, { attributes: true });
    });
    times.ours.push(performance.now() - start);
  };
  // Results while a word is being typed need the last one as a beginning, whatever serves whole
  // questions best.
  const typing = { ...options, prefix: (term, at, terms) => at === terms.length - 1 };
  const theirs = (text) => {
    const start = performance.now();
    const items = miniSearch.search(text, typing).slice(0, 10).map((found) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      const summary = document.createElement("p");
      link.href = found.id;
      link.textContent = found.title;
      summary.textContent = found.summary;
      item.append(link, summary);
      return item;
    });
    other.replaceChildren(...items);
    times.theirs.push(performance.now() - start);
  };
  for (const question of questions) {
    for (let end = 1; end <= question.length; end += 1) {
      const text = question.slice(0, end);
      await ours(text);
      theirs(text);
    }
  }
  return times;
}
"""


@dataclass(frozen=True)
class Speed:
    """Milliseconds for a key, and the ratio of the medians."""

    ours: float
    ours_p95: float
    theirs: float
    theirs_p95: float

    @property
    def ratio(self) -> float:
        """Our median over theirs."""
        return self.ours / self.theirs


def speed(
    browser: Browser,
    output: Path,
    documents: list[dict[str, str]],
    questions: Sequence[str],
    options: dict[str, Any],
) -> Speed:
    """Type *questions* into both; the first question is not counted, it loads the shards."""
    with serve(output) as server:
        page = browser.new_page()
        page.goto(f"{server.url}search.html")
        page.wait_for_selector("#search-results[data-state=ready]", state="attached")
        page.add_script_tag(path=MINISEARCH)
        page.add_script_tag(path=HERE / "minisearch.js")
        page.evaluate(
            "([documents, fields]) => miniSearch.fill(documents, fields)", [documents, list(FIELDS)]
        )
        # Both have everything loaded before a key is timed.
        _type(page, questions, options)
        times = _type(page, questions, options)
        page.close()
    ours, theirs = times["ours"], times["theirs"]
    return Speed(median(ours), _p95(ours), median(theirs), _p95(theirs))


def _type(page: Page, questions: Sequence[str], options: dict[str, Any]) -> dict[str, list[float]]:
    given = {"questions": list(questions), "options": options}
    return page.evaluate(TYPE, given)  # type: ignore[no-any-return]


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1]
