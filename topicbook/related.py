"""Related posts, each with the reason a reader is shown.  Imports no Sphinx."""

from __future__ import annotations

import heapq
import math
from collections import defaultdict
from dataclasses import dataclass

from .graph import Graph
from .records import Post

#: a link from another post outweighs sharing any one topic of a site of 1,000 posts
LINK_WEIGHT = math.log(1000)


@dataclass(frozen=True, slots=True)
class Related:
    """One related post and why it is related."""

    docname: str
    reason: str


def related_posts(graph: Graph, post: Post, limit: int) -> tuple[Related, ...]:
    """Return at most *limit* posts to read next, the author's own suggestions first.

    The others are ranked by the inverse document frequency of the topics they share,
    the sum of ln(N / df) with N posts in all and df in the topic (Spärck Jones, 1972,
    "A statistical interpretation of term specificity"), plus a weight if they link here.
    """
    scores: defaultdict[str, float] = defaultdict(float)
    shared: defaultdict[str, list[str]] = defaultdict(list)
    for topic in sorted(post.topics, key=lambda name: (len(graph.posts_of[name]), name)):
        fellows = graph.posts_of[topic]
        weight = math.log(len(graph.posts) / len(fellows)) + 1
        for docname in fellows:
            scores[docname] += weight
            shared[docname].append(topic)
    linking = {name for name, _ in graph.linked_from.get(post.docname, ()) if name in graph.posts}
    for docname in linking:
        scores[docname] += LINK_WEIGHT
    scores.pop(post.docname, None)
    for docname in post.see_also:
        scores.pop(docname, None)
    # Rounded, so that the order of additions cannot decide between equals.
    ranked = heapq.nsmallest(
        limit,
        (
            (-round(score, 9), -graph.posts[name].date.toordinal(), name)
            for name, score in scores.items()
        ),
    )
    found = [
        Related(docname, "suggested next") for docname in post.see_also if docname != post.docname
    ]
    found += [
        Related(docname, _reason(graph, docname in linking, shared[docname]))
        for _, _, docname in ranked
    ]
    return tuple(found[:limit])


def _reason(graph: Graph, links_here: bool, topics: list[str]) -> str:
    reasons = ["links here"] if links_here else []
    if topics:
        named = [graph.titles[topic] for topic in topics[:2]]
        reasons.append(f"also about {' and '.join(named)}")
    return "; ".join(reasons)
