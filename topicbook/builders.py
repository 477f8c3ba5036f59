"""Kinds of Sphinx builders that get their pages in another shape."""

#: builders that put all pages into one document, where blocks about a page would repeat
SINGLE_DOCUMENT = frozenset({"latex", "singlehtml", "texinfo", "man"})
#: builders that bind all pages into one book and so need posts in their table of contents
BOOKS = SINGLE_DOCUMENT | {"epub"}
