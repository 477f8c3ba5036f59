"""SVG files that may stand inside a page.  Imports no Sphinx."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree import ElementTree
from xml.parsers import expat

SVG = "http://www.w3.org/2000/svg"
#: elements that only draw
DRAWING = frozenset(
    {"svg", "title", "desc", "g", "defs", "use", "path", "rect", "circle", "ellipse", "line"}
    | {"polyline", "polygon", "text", "tspan", "marker", "stop", "clipPath"}
    | {"linearGradient", "radialGradient"}
)
#: attributes that point at an id
POINTERS = re.compile(r"url\(#([^)]+)\)|^#(.+)$")
#: a value that fetches another file
ELSEWHERE = re.compile(r"url\((?!#)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class SvgFile:
    """One drawing, ready to stand in a page."""

    svg: str
    title: str
    description: str


class SvgError(Exception):
    """A file that cannot stand in a page, with the place to look at."""

    def __init__(self, message: str, line: int = 0, column: int = 0) -> None:
        """Take what is wrong, and where."""
        super().__init__(message)
        self.line = line
        self.column = column


def read_svg(data: bytes, prefix: str) -> SvgFile:
    """Return a drawing whose ids start with *prefix*.

    :raises SvgError: if it is no SVG, has no title or description, or does more than draw
    """
    try:
        root = ElementTree.fromstring(data)
    except ElementTree.ParseError as error:
        line, column = error.position
        message = str(error).partition(":")[0]
        raise SvgError(f"this is no valid SVG: {message}", line, column + 1) from None
    if root.tag != f"{{{SVG}}}svg" or "viewBox" not in root.attrib:
        message = "expected an <svg> element with a viewBox, in SVG's own namespace"
        raise SvgError(message, *starts(data)[0])
    for element, place in zip(root.iter(), starts(data), strict=True):
        problem = next(problems(element), None)
        if problem:
            raise SvgError(problem, *place)
    title, description = (root.findtext(f"{{{SVG}}}{name}", "").strip() for name in TEXTS)
    if not title or not description:
        message = "write a <title> and a <desc> at the start, for people who cannot see it"
        raise SvgError(message, *starts(data)[0])
    return SvgFile(inline(root, prefix), title, " ".join(description.split()))


TEXTS = ("title", "desc")


def starts(data: bytes) -> list[tuple[int, int]]:
    """Return line and column of each element, in the order of the file."""
    found: list[tuple[int, int]] = []
    parser = expat.ParserCreate()

    def note(name: str, attributes: dict[str, str]) -> None:
        found.append((parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    parser.StartElementHandler = note
    parser.Parse(data, True)
    return found


def problems(element: ElementTree.Element) -> Iterator[str]:
    """Yield what an element does that is not drawing."""
    name = str(element.tag).rpartition("}")[2]
    if name not in DRAWING:
        yield f"<{name}> cannot stand in a drawing here; color comes from classes"
    for key, value in element.attrib.items():
        # Pages tell no capitals in names apart.
        short = key.rpartition("}")[2].lower()
        if short.startswith("on") or short == "style":
            yield f'the attribute "{short}" cannot stand in a drawing here'
        if (short == "href" and not value.startswith("#")) or ELSEWHERE.search(value):
            yield "a drawing cannot link to other files"


def inline(root: ElementTree.Element, prefix: str) -> str:
    """Return the drawing as one string, named by its title and description."""
    for name in TEXTS:
        found = root.find(f"{{{SVG}}}{name}")
        if found is not None:
            found.set("id", name)
    for element in root.iter():
        for key, value in list(element.attrib.items()):
            if key == "id":
                element.set(key, f"{prefix}-{value}")
            else:
                pointed = POINTERS.sub(lambda match: _pointed(match, prefix), value)
                element.set(key, pointed)
    # Prefixes are one list for the whole process; names without one need none of it.
    for element in root.iter():
        element.tag = str(element.tag).removeprefix(f"{{{SVG}}}")
    root.set("xmlns", SVG)
    for key in ("width", "height"):
        root.attrib.pop(key, None)
    root.set("role", "img")
    root.set("aria-labelledby", f"{prefix}-title {prefix}-desc")
    return ElementTree.tostring(root, encoding="unicode")


def _pointed(match: re.Match[str], prefix: str) -> str:
    return f"url(#{prefix}-{match[1]})" if match[1] else f"#{prefix}-{match[2]}"
