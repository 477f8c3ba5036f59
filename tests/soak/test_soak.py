"""The random edits of ``tests/build/test_incremental.py`` in numbers: ``make soak``."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.support.sequences import Workshop, run_sequence


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Workshop]:
    shop = Workshop(tmp_path_factory.mktemp("soak"))
    yield shop
    shop.close()


def test_random_edits(workshop: Workshop, seed: str, sequence: int) -> None:
    run_sequence(workshop, f"{seed}:{sequence}")
