"""Measures what topicbook costs on top of plain Sphinx: ``python -m benchmarks``."""
