"""A Sphinx extension for tests: kills the build at a chosen point, as a power cut would."""

from __future__ import annotations

import os
import signal
from itertools import count
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from sphinx.application import Sphinx

#: event and the number of its occurrence at which to stop, as ``html-page-context:3``
VARIABLE = "TOPICBOOK_TESTS_KILL"


def setup(app: Sphinx) -> None:
    """Watch for the point that the environment names; used as ``setup`` of a ``conf.py``."""
    event, _, number = os.environ.get(VARIABLE, "").partition(":")
    if not event:
        return
    last, counter = int(number or 1), count(1)

    def kill(*_: Any) -> None:
        if next(counter) == last:
            # With -j the event may be in a worker; the whole build must stop.
            os.killpg(os.getpgrp(), signal.SIGKILL)

    # Early, so that other listeners to the same event have not yet run.
    app.connect(event, kill, priority=1 if event == "build-finished" else 999)
