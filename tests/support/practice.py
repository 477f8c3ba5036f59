"""The scripts of practice outside a browser: run by Node."""

from __future__ import annotations

import json
import subprocess
from typing import Any

from tests.support.engine import NODE
from topicbook.study.practice_writing import BROWSER, SCRIPTS

#: scripts that need no page
PURE = ("scheduler", "reviews", "topics", "session")
HARNESS = """
const vm = require("vm");
globalThis.topicbookPractice = {};
const given = JSON.parse(require("fs").readFileSync(0, "utf8"));
for (const [name, text] of given.scripts) vm.runInThisContext(text, name);
const found = vm.runInThisContext(`((input) => {${given.code}})`)(given.input);
process.stdout.write(JSON.stringify(found));
"""


def run(code: str, data: Any = None, zone: str = "UTC") -> Any:
    """Return what the body of a function over ``input`` returns, in a time zone."""
    assert {path.stem for path in BROWSER.glob("*.js")} == set(SCRIPTS)
    scripts = [(name, (BROWSER / f"{name}.js").read_text(encoding="utf-8")) for name in PURE]
    done = subprocess.run(
        [NODE, "-e", HARNESS],
        input=json.dumps({"scripts": scripts, "code": code, "input": data}),
        capture_output=True,
        text=True,
        check=False,
        env={"TZ": zone},
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)
