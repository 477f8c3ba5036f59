"""Print the path of a Chromium for the browser tests; on Debian and Ubuntu root may install one.

The environment variable CHROMIUM names one; otherwise the usual names on PATH are tried.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def main() -> None:
    """Print the path, or stop with the command that installs a browser."""
    if chosen := os.environ.get("CHROMIUM"):
        found = working(chosen)
        if not found:
            sys.exit(f"CHROMIUM={chosen} does not start. Name another, or unset CHROMIUM.")
    else:
        found = search()
        if not found and shutil.which("apt-get") and os.geteuid() == 0:
            install()
            found = search()
    if not found:
        sys.exit(f"The browser tests need Chromium. Run: {advice()}")
    print(found)


def search() -> str:
    """Return the path of the first browser that starts, or nothing."""
    return next((path for name in NAMES if (path := working(name))), "")


def working(name: str) -> str:
    """Return the full path of the browser *name* if it starts, otherwise nothing."""
    path = shutil.which(name)
    if not path:
        return ""
    try:
        # some systems keep a stub on PATH that only says what to install
        done = subprocess.run([path, "--version"], capture_output=True, timeout=60, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return path if done.returncode == 0 else ""


def install() -> None:
    """Install Debian's package, with everything it prints on standard error."""
    settings = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "chromium"]):
        print("==", "apt-get", *command, file=sys.stderr, flush=True)
        subprocess.run(
            ["apt-get", "-q", *command],
            stdin=subprocess.DEVNULL,
            stdout=sys.stderr,
            env=settings,
            check=False,
        )


def advice() -> str:
    """Return the command that installs Chromium on this system."""
    if shutil.which("apt-get"):
        return "sudo apt-get install chromium"
    if sys.platform == "darwin":
        return "brew install --cask chromium"
    return "make test CHROMIUM=/path/to/chromium"


if __name__ == "__main__":
    main()
