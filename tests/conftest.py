"""Options of all tests."""

from __future__ import annotations

import os
import secrets

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("topicbook")
    group.addoption(
        "--seed",
        default=os.environ.get("TOPICBOOK_SEED"),
        help="seed of the random edits, to repeat a run; default: $TOPICBOOK_SEED, or a fresh one",
    )
    group.addoption(
        "--sequences", type=int, default=12, help="number of random edit sequences; default: 12"
    )


def pytest_configure(config: pytest.Config) -> None:
    # pytest-xdist hands the options over to its workers, so all use one seed.
    config.option.seed = config.option.seed or str(secrets.randbelow(10**9))


def pytest_report_header(config: pytest.Config) -> str:
    return f"random edits: repeat them with --seed {config.option.seed}"


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "sequence" in metafunc.fixturenames:
        metafunc.parametrize("sequence", range(metafunc.config.getoption("sequences")))


@pytest.fixture(scope="session")
def seed(request: pytest.FixtureRequest) -> str:
    return str(request.config.getoption("seed"))
