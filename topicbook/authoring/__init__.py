"""The author's command line: ``python -m topicbook.authoring <command>``."""
