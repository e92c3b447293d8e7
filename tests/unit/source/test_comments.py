"""Comments are found where they are comments, and only those that name orglint."""

from __future__ import annotations

import pytest

from orglint.source.comments import Comment, comments_of
from orglint.source.reader import read_yaml
from orglint.source.yaml_document import YamlDocument


def found(text: str) -> list[Comment]:
    documents = read_yaml("org.yaml", text.encode())
    assert isinstance(documents, list), documents
    return list(comments_of(documents))


def places(text: str) -> list[tuple[int, int, int | None]]:
    """Return line and column of each comment found, and the line it is about."""
    return [(one.span.line, one.span.column, one.about) for one in found(text)]


def test_a_comment_behind_something_is_about_its_own_line():
    (comment,) = found("a:\n  b: 1  # orglint: x\n")
    assert (comment.file, comment.text, comment.about) == ("org.yaml", "# orglint: x", 2)
    assert (comment.span.line, comment.span.column, comment.span.end_column) == (2, 9, 21)


def test_a_comment_on_a_line_of_its_own_is_about_the_next_line_with_something_on_it():
    assert places("a:\n  # orglint: x\n  # more\n  b: 1\n") == [(2, 3, 4)]


@pytest.mark.parametrize("text", ["a: 1\n# orglint: x\n", "a: 1\n# orglint: x", "# orglint: x\n\na: 1\n"])
def test_a_blank_line_or_the_end_leaves_a_comment_about_nothing(text: str):
    (comment,) = found(text)
    assert comment.about is None


@pytest.mark.parametrize(
    "text",
    [
        'a: "x # orglint: y"\n',
        "a: 'x # orglint: y'\n",
        "a: 'x\n  # orglint: y\n  z'\n",
        "a: |\n  x\n  # orglint: y\n",
        "a: >-\n  # orglint: y\n  x\n",
        "a: &b !!str |2+\n    # orglint: y\n",
        '? "a # orglint: y"\n: 1\n',
        "- a: |\n    # orglint: y\n".replace("- a", "k:\n- a"),
        "a: x#orglint y\n",
        "a: http://orglint#x\n",
    ],
)
def test_a_number_sign_inside_a_text_begins_no_comment(text: str):
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "x # orglint: y" # orglint: z\n', (1, 21, 1)),
        ("a: |  # orglint: z\n  x\n", (1, 7, 1)),
        ("a: &b  # orglint: z\n  x: 1\n", (1, 8, 1)),
        ("a: {  # orglint: z\n  x: 1}\n", (1, 7, 1)),
        ("a: [x,  # orglint: z\n  y]\n", (1, 9, 1)),
        ("a:  # orglint: z\n", (1, 5, 1)),
        ("a: |\n  x\n# orglint: z\nb: 1\n", (3, 1, 4)),
        ('a: "x"\t# orglint: z\n', (1, 8, 1)),
        ("\ufeff# orglint: z\na: 1\n", (1, 1, 2)),
        ("a: 1\r\n# orglint: z\r\nb: 2\r\n", (2, 1, 3)),
        ("a: 1\n---\nb: 2  # orglint: z\n", (3, 7, 3)),
        ("a: 'x' # other # orglint: z\n", (1, 8, 1)),
        ("名前: 佐藤 # orglint: z\n", (1, 8, 1)),
        ("a: 1 # Orglint: z\n", (1, 6, 1)),
        ("a: 1 # ORGLINT: z\n", (1, 6, 1)),
    ],
)
def test_a_comment_is_found_behind_whatever_ends_before_it(text: str, place: tuple[int, int, int]):
    assert places(text) == [place]


def test_a_text_in_another_document_of_the_file_hides_its_number_signs_too():
    assert places("a: 1 # orglint: x\n---\nb: '# orglint: y'\n") == [(1, 6, 1)]


def test_comments_about_other_things_are_not_looked_at(monkeypatch: pytest.MonkeyPatch):
    documents = read_yaml("org.yaml", b"a: 1 # a comment\n")
    assert isinstance(documents, list)
    monkeypatch.setattr(YamlDocument, "content_start", lambda *_: pytest.fail("looked at"))
    assert list(comments_of(documents)) == []
