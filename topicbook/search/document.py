"""The index as the scripts that browsers load: their names and what is in them.

``index.js`` is loaded with the first question, ``words-N.js`` with its words, ``pages-N.js``
with the pages found, ``parts.js`` with a concept or contrast, ``words.js`` with a word that is
nowhere on the site.  Each calls ``topicbookSearch.take`` with its name, the index's version
and its data.  Imports no Sphinx.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable
from itertools import chain, pairwise
from typing import Any

from ..graph import NEVER, Graph
from ..records import Passage
from .corpus import Corpus
from .encoding import encode, front_code
from .facets import Kinds, audience_mask, topic_tree
from .index import LineIndex, SearchIndex
from .lexicon import lexicon
from .likeness import STEP, UNIT
from .named import named_parts
from .shards import Shard, shards
from .stemmer import Stemmer
from .weights import for_browser

#: pages in one script of titles and summaries
BLOCK = 10

Script = tuple[str, list[Any]]


def scripts(corpus: Corpus, index: SearchIndex, uri: Callable[[str], str]) -> dict[str, str]:
    """Return all scripts by file name; *uri* gives a page's address from the site's root."""
    cut = shards(index.postings)
    parts, names = named_parts(corpus.graph, index.stemmer, uri)
    found: list[Script] = [
        ("index", [head(corpus, index.lines, cut, names | {"stops": stops(index.stemmer)})]),
        *((f"words-{number}", shard_data(shard)) for number, shard in enumerate(cut)),
        *blocks(corpus, uri),
        ("parts", [parts]),
        ("words", list(lexicon(index.vocabulary()))),
    ]
    written = {name: json.dumps(data, ensure_ascii=False, separators=(",", ":"))
               for name, data in found}  # fmt: skip
    version = hashlib.blake2b("\n".join(written.values()).encode(), digest_size=6).hexdigest()
    return {
        f"{name}.js": f'topicbookSearch.take("{name}","{version}",{text});\n'
        for name, text in written.items()
    }


def head(corpus: Corpus, lines: LineIndex, cut: Iterable[Shard], names: Any) -> dict[str, Any]:
    """Return what every question needs."""
    graph, docnames = corpus.graph, corpus.docnames
    place = {name: number for number, name in enumerate(corpus.group_names)}
    topics = [
        [place[topic] for topic in graph.topics_of(name) if topic in place] for name in docnames
    ]
    kinds = Kinds(graph, corpus.references)
    return {
        "pages": len(docnames),
        "groups": len(corpus.group_names),
        "groupOf": encode(corpus.group_of[name] for name in docnames),
        "kinds": encode(kinds.of(name) for name in docnames),
        "audiences": encode(audience_mask(graph, name) for name in docnames),
        "topics": encode(chain.from_iterable((len(found), *found) for found in topics)),
        "tree": topic_tree(graph, corpus.group_names),
        "linesOf": encode(lines.owned.get(page, 0) for page in range(len(docnames))),
        "scales": encode(lines.scales),
        "unit": UNIT,
        "step": STEP,
        "ranking": for_browser(),
        "shards": [shard.stems[0] for shard in list(cut)[1:]],
        "block": BLOCK,
        **names,
    }


def stops(stemmer: Stemmer) -> list[str]:
    """Return the stems that are never marked, in the form that words of a text have."""
    return sorted({stem.replace("'", "") for stem in stemmer.stops})


def shard_data(shard: Shard) -> list[str]:
    """Return a shard's columns, each one string."""
    return [
        front_code(shard.stems),
        " ".join(shard.pages),
        " ".join(shard.groups),
        " ".join(shard.lines),
    ]


def blocks(corpus: Corpus, uri: Callable[[str], str]) -> Iterable[Script]:
    """Yield the scripts that say what is shown of each page."""
    docnames = corpus.docnames
    edges = [*range(0, len(docnames), BLOCK), len(docnames)]
    for number, (start, end) in enumerate(pairwise(edges)):
        rows = [
            shown(corpus.graph, name, corpus.passages.get(name, ()), uri)
            for name in docnames[start:end]
        ]
        yield f"pages-{number}", [rows]


def shown(
    graph: Graph, docname: str, passages: Iterable[Passage], uri: Callable[[str], str]
) -> list[Any]:
    """Return address, title, summary, date and sections of one page."""
    post = graph.posts.get(docname)
    date = post.date.isoformat() if post and post.date != NEVER else ""
    sections = [text for part in list(passages)[1:] for text in (part.anchor, part.heading)]
    return [uri(docname), graph.titles[docname], graph.summaries.get(docname, ""), date, sections]
