"""The index as the scripts that browsers load: their names and what is in them.

``index.js`` is loaded with the first question, ``words-N.js`` with its words, ``pages-N.js``
with the pages found, ``parts.js`` with a concept or contrast, ``words.js`` with a word that is
nowhere on the site.  Each calls ``topicbookSearch.take`` with its name, the index's version
and its data.  Imports no Sphinx.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from itertools import chain, pairwise
from typing import Any

from ..graph import NEVER, Graph
from ..records import Passage
from .corpus import Bag, Corpus, CorpusBuilder
from .encoding import encode, front_code
from .facets import audience_mask, kind_of, topic_tree
from .impacts import impacts, quantize
from .lexicon import lexicon
from .likeness import STEP, UNIT, Lines
from .named import named_parts
from .shards import Postings, Shard, shards
from .weights import FIELDS, RANKING, SATURATION, for_browser
from .words import split_words

#: pages in one script of titles and summaries
BLOCK = 10

Script = tuple[str, list[Any]]


def scripts(
    builder: CorpusBuilder, passages: Mapping[str, tuple[Passage, ...]], uri: Callable[[str], str]
) -> dict[str, str]:
    """Return all scripts by file name; *uri* gives a page's address from the site's root."""
    corpus = builder.build()
    lines = Lines(corpus.lines, RANKING, builder.stemmer.stops)
    cut = shards(postings(corpus, lines))
    parts, names = named_parts(builder, uri)
    found: list[Script] = [
        ("index", [head(builder, corpus, lines, cut, names)]),
        *((f"words-{number}", shard_data(shard)) for number, shard in enumerate(cut)),
        *blocks(builder, passages, uri),
        ("parts", [parts]),
        ("words", list(lexicon(word_counts(builder, passages)))),
    ]
    written = {name: json.dumps(data, ensure_ascii=False, separators=(",", ":"))
               for name, data in found}  # fmt: skip
    version = hashlib.blake2b("\n".join(written.values()).encode(), digest_size=6).hexdigest()
    return {
        f"{name}.js": f'topicbookSearch.take("{name}","{version}",{text});\n'
        for name, text in written.items()
    }


def postings(corpus: Corpus, lines: Lines) -> Postings:
    """Return where each stem stands: pages with the passage it fits best, groups and lines."""
    pages = quantize(impacts([entry.fields for entry in corpus.entries], FIELDS, SATURATION))
    best = [best_passages(entry.passages) for entry in corpus.entries]
    return Postings(
        {
            stem: [(at, value, best[at].get(stem, 0)) for at, value in found]
            for stem, found in pages.items()
        },
        quantize(impacts(corpus.groups, FIELDS, SATURATION)),
        lines.postings(),
        lines.frequency,
    )


def best_passages(passages: Iterable[Bag]) -> dict[str, int]:
    """Return for each stem the passage in which it stands most often; of equals the first."""
    best: dict[str, int] = {}
    most: dict[str, int] = {}
    for number, bag in enumerate(passages):
        for stem, count in bag.items():
            if count > most.get(stem, 0):
                best[stem], most[stem] = number, count
    return best


def head(
    builder: CorpusBuilder, corpus: Corpus, lines: Lines, cut: Iterable[Shard], names: Any
) -> dict[str, Any]:
    """Return what every question needs."""
    graph, docnames = builder.graph, builder.docnames
    place = {name: number for number, name in enumerate(builder.group_names)}
    topics = [
        [place[topic] for topic in graph.topics_of(name) if topic in place] for name in docnames
    ]
    owners = Counter(line.page for line in corpus.lines)
    return {
        "pages": len(docnames),
        "groups": len(corpus.groups),
        "groupOf": encode(entry.group for entry in corpus.entries),
        "kinds": encode(kind_of(graph, name, builder.references) for name in docnames),
        "audiences": encode(audience_mask(graph, name) for name in docnames),
        "topics": encode(chain.from_iterable((len(found), *found) for found in topics)),
        "tree": topic_tree(graph, builder.group_names),
        "linesOf": encode(owners[page] for page in range(len(docnames))),
        "scales": encode(lines.scales()),
        "unit": UNIT,
        "step": STEP,
        "ranking": for_browser(),
        "shards": [shard.stems[0] for shard in list(cut)[1:]],
        "block": BLOCK,
        **names,
    }


def shard_data(shard: Shard) -> list[str]:
    """Return a shard's columns, each one string."""
    return [
        front_code(shard.stems),
        " ".join(shard.pages),
        " ".join(shard.groups),
        " ".join(shard.lines),
    ]


def blocks(
    builder: CorpusBuilder, passages: Mapping[str, tuple[Passage, ...]], uri: Callable[[str], str]
) -> Iterable[Script]:
    """Yield the scripts that say what is shown of each page."""
    docnames = builder.docnames
    edges = [*range(0, len(docnames), BLOCK), len(docnames)]
    for number, (start, end) in enumerate(pairwise(edges)):
        rows = [
            shown(builder.graph, name, passages.get(name, ()), uri) for name in docnames[start:end]
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


def word_counts(
    builder: CorpusBuilder, passages: Mapping[str, tuple[Passage, ...]]
) -> Counter[str]:
    """Return how often each word stands on the site, in texts and in ways to ask."""
    counts: Counter[str] = Counter()
    for docname in builder.docnames:
        for part in passages.get(docname, ()):
            counts.update(part.words.split())
            counts.update(split_words(part.heading))
        asked = [builder.graph.titles[docname], *builder.questions(docname)]
        asked += [*builder.also_called(docname), *builder.concepts(docname)]
        for text in asked:
            counts.update(split_words(text))
    # A bank holds misspelled words on purpose; those that stand in it once are no proposals.
    banked = Counter(
        word for lines in builder.banks.values() for text in lines for word in split_words(text)
    )
    counts.update({word: times for word, times in banked.items() if times > 1})
    return counts
