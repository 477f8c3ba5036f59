"""SVG files: what may stand in a page, what is said of the rest, and where."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest

from topicbook.figures.svg_file import SvgError, SvgFile, read_svg

SVG = "http://www.w3.org/2000/svg"
TEXTS = "<title>A lamp</title>\n<desc>It is\n  lit.</desc>"


def drawing(body: str = "", attributes: str = 'viewBox="0 0 9 9"', texts: str = TEXTS) -> bytes:
    """Return a file whose texts stand in lines 2 and 3 and whose *body* starts in line 5."""
    return f'<svg xmlns="{SVG}" {attributes}>\n{texts}\n{body}\n</svg>\n'.encode()


def read(body: str = "", **more: str) -> SvgFile:
    return read_svg(drawing(body, **more), "lamp")


def root_of(found: SvgFile) -> ElementTree.Element:
    return ElementTree.fromstring(found.svg)


def error_of(data: bytes) -> SvgError:
    with pytest.raises(SvgError) as caught:
        read_svg(data, "lamp")
    return caught.value


def test_title_and_description_are_read_as_running_text() -> None:
    found = read()
    assert (found.title, found.description) == ("A lamp", "It is lit.")


def test_the_drawing_is_named_by_its_title_and_description() -> None:
    root = root_of(read())
    assert (root.get("role"), root.get("aria-labelledby")) == ("img", "lamp-title lamp-desc")
    assert [one.get("id") for one in root] == ["lamp-title", "lamp-desc"]


def test_ids_get_the_prefix_and_pointers_follow() -> None:
    body = '<g id="a"/><use href="#a"/><path fill="url(#a)" d="M0 0"/>'
    *_, group, use, path = root_of(read(body))
    assert (group.get("id"), use.get("href"), path.get("fill")) == (
        "lamp-a",
        "#lamp-a",
        "url(#lamp-a)",
    )


def test_ids_of_title_and_description_are_ours() -> None:
    root = root_of(read(texts='<title id="x">T</title>\n<desc>D</desc>'))
    assert [one.get("id") for one in root] == ["lamp-title", "lamp-desc"]


def test_a_fixed_size_is_taken_away() -> None:
    root = root_of(read(attributes='viewBox="0 0 9 9" width="900" height="9"'))
    assert {"width", "height"}.isdisjoint(root.attrib)
    assert root.get("viewBox") == "0 0 9 9"


def test_signs_in_texts_stay_text() -> None:
    root = root_of(read("<text>a &lt; b &amp; c</text>"))
    assert root.findtext(f"{{{SVG}}}text") == "a < b & c"


def test_comments_and_instructions_are_left_out() -> None:
    found = read("<!-- <script> --><?php x ?>")
    assert "script" not in found.svg
    assert "php" not in found.svg


def test_the_same_file_gives_the_same_drawing() -> None:
    assert read('<g class="fig-box" id="a"/>') == read('<g class="fig-box" id="a"/>')


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<style>*{fill:red}</style>", "<style>"),
        ("<foreignObject/>", "<foreignObject>"),
        ('<a href="#x"/>', "<a>"),
        ('<image href="#x"/>', "<image>"),
        ('<animate attributeName="x"/>', "<animate>"),
        ('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>', "<script>"),
        ('<g onclick="x()"/>', '"onclick"'),
        ('<g ONLOAD="x()"/>', '"onload"'),
        ('<g style="fill:red"/>', '"style"'),
        ('<use href="other.svg#a"/>', "other files"),
        ('<use href="https://example.org/a.svg#a"/>', "other files"),
        ('<use href="javascript:alert(1)"/>', "other files"),
        (
            '<use xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="a.svg"/>',
            "other files",
        ),
        ('<path fill="url(https://example.org/a.svg#b)"/>', "other files"),
    ],
)
def test_what_does_more_than_draw_is_told_with_its_place(body: str, words: str) -> None:
    error = error_of(drawing(f"  {body}"))
    assert words in str(error)
    assert (error.line, error.column) == (5, 3)


def test_a_handler_on_the_drawing_itself_is_told() -> None:
    error = error_of(drawing(attributes='viewBox="0 0 9 9" onload="x()"'))
    assert '"onload"' in str(error)


@pytest.mark.parametrize(
    "texts",
    [
        "",
        "<title>A lamp</title>",
        "<desc>It is lit.</desc>",
        "<title> </title><desc>It is lit.</desc>",
        "<g><title>A lamp</title><desc>It is lit.</desc></g>",
    ],
)
def test_a_drawing_without_words_is_told(texts: str) -> None:
    error = error_of(drawing(texts=texts))
    assert "<title>" in str(error)
    assert "<desc>" in str(error)


@pytest.mark.parametrize(
    "data",
    [
        drawing(attributes=""),
        b'<svg viewBox="0 0 9 9"><title>A</title><desc>B</desc></svg>',
        b"<html/>",
    ],
)
def test_what_is_no_svg_is_told(data: bytes) -> None:
    assert "viewBox" in str(error_of(data))


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (drawing("<g>"), (6, 3)),
        (b"", (1, 1)),
        (b"\x89PNG\r\n", (1, 1)),
        (drawing("&nbsp;"), (5, 1)),
    ],
)
def test_broken_xml_is_told_with_its_place(data: bytes, place: tuple[int, int]) -> None:
    error = error_of(data)
    assert "no valid SVG" in str(error)
    assert (error.line, error.column) == place


def test_a_declared_entity_cannot_fill_the_memory() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 10}">' for n in range(10))
    data = f"<!DOCTYPE svg [{levels}]>".encode() + drawing("<text>&e9;</text>")
    assert "no valid SVG" in str(error_of(data))
