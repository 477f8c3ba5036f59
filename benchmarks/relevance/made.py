"""Made-up sites of any size with four questions a post, built with our search."""

from __future__ import annotations

import random
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from ..corpus import Post, make_post
from ..prose import Writer
from ..settings import arguments
from ..sites import Flavor, Site, write_posts_site

QUESTIONS = 4


def make(count: int, folder: Path) -> Site:
    """Write and build a site of *count* posts."""
    posts = tuple(with_questions(make_post(number, count)) for number in range(count))
    site = write_posts_site(Flavor.OURS, posts, folder)
    command = [sys.executable, "-P", "-m", "sphinx", "-b", "html", "-j", "2", "-q"]
    command += ["-d", str(site.doctrees), *arguments(site.source, ours=True)]
    subprocess.run([*command, str(site.source), str(site.output)], check=True, capture_output=True)
    return site


def with_questions(post: Post) -> Post:
    """Return a post with four questions, those it had first."""
    writer = Writer(random.Random(f"questions {post.number}"))
    more = [writer.question() for _ in range(QUESTIONS - len(post.questions))]
    return replace(post, questions=(*post.questions, *more)[:QUESTIONS])


def documents(site: Site) -> list[dict[str, str]]:
    """Return the posts as MiniSearch is given them."""
    empty = dict.fromkeys(("names", "bank", "topic_bank", "concepts", "headings"), "")
    return [
        {
            "id": post.docname,
            "title": post.title,
            "questions": "\n".join(post.questions),
            "summary": post.summary,
            "body": post.body,
            **empty,
        }
        for post in site.posts
    ]


def asked(site: Site, count: int) -> list[str]:
    """Return *count* questions from all over the site."""
    step = max(1, len(site.posts) // count)
    return [post.questions[at % QUESTIONS] for at, post in enumerate(site.posts[::step][:count])]
