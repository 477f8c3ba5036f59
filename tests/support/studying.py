"""A small site with everything that can be studied."""

from __future__ import annotations

from .build import post, topic
from .glossary import concept, glossary

BIB = """\
@article{doe2001, author={Doe, Jane}, title={On rest}, journal={Notes}, year={2001}}
@article{roe2002, author={Roe, R. and Poe, P. and Moe, M.}, title={On sleep}, year={2002},
  journal={Notes}}
"""


def check(name: str, question: str, *lines: str, options: str = "") -> str:
    """Return one study question, with the blank line below it."""
    body = "\n".join(lines)
    return f":::{{self-check}} {question}\n:id: {name}\n{options}\n{body}\n:::\n\n"


RECALL = check("sleep", 'What is *sleep* "for"?', "For {topic}`care`.{footcite}`doe2001`")
ONE = check(
    "nap", "What does a nap do?", "- [ ] Harm", "- [x] It *rests* you", "", "As {topic}`rest` says."
)
SEVERAL = check(
    "kinds", "Which are rest?", "- [x] Sleep", "- [x] Sitting", "- [ ] Haste", "", "So."
)
TRUTH = check(
    "truth", "Rest is work.", "It is not.{footcite}`roe2002,doe2001`", options=":answer: false\n"
)
POINTS = """\
:::{key-points}
- Rest *helps*, see {topic}`care`.{footcite}`doe2001`
- Sleep is one kind.
:::

"""
CONTRAST = """\
:::{contrast} Rest | Work
:id: rest-work
:topics: rest

| | Rest | Work |
|---|---|---|
| Pace | Slow | Fast |
:::

"""
GUIDE = """\
---
title: Guide to care
summary: All of it.
---

:::{outcome} Tell rest from *work*.
:cards: check-nap, contrast-rest-work
:::

:::{outcome} Say what sleep is for.
:cards: check-sleep
:::

```{study-guide}
:topic: care
```
"""
PATH = """\
---
title: A path
summary: Two steps.
---

:::{reading-path}
:id: first

- {topic}`rest` comes first.
- Then [a post](../../posts/x.md), and {topic}`care` again.
:::
"""
FILES = {
    "topics/references.bib": BIB,
    "topics/care/rest.md": topic("Rest") + "\n## More\n\n" + POINTS + RECALL + ONE + SEVERAL,
    "topics/care/apart.md": topic("Apart").replace("title:", "study_apart: true\ntitle:")
    + "\n"
    + TRUTH,
    "pages/words.md": glossary(concept("Nap", "nap", ":topics: rest", ":source: doe2001"))
    + CONTRAST,
    "pages/study/guide.md": GUIDE,
    "pages/study/path.md": PATH,
    "posts/x.md": post("A post", "Words."),
}
