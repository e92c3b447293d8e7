"""GitHub's hash of a line, against its published vectors and against the algorithm as its source words it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from orglint.source.line_hash import line_hashes

# The vectors of github/codeql-action, src/fingerprints.test.ts.
GREETINGS = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]
PUBLISHED = {
    "": ["c129715d7a2bc9a3:1"],
    " a\nb\n  \t\tc\n d": ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End": [
        "8b7cf3e952e7aeb2:1",
        "b1ae1287ec4718d9:1",
        "bff680108adb0fcc:1",
        "c6805c5e1288b612:1",
        "b86d3392aea1be30:1",
        "e6ceba753e1a442:1",
    ],
    " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n": GREETINGS,
    " hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r": GREETINGS,
    " hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n": GREETINGS,
    " hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n": GREETINGS,
    "Lorem ipsum dolor sit amet.\n" * 10: [
        *(f"a7f2ff13bc495cf2:{number}" for number in range(1, 7)),
        "a7f2ff1481e87703:1",
        "a9cf91f7bbf1862b:1",
        "55ec222b86bcae53:1",
        "cc97dc7b1d7d8f7b:1",
        "c129715d7a2bc9a3:1",
    ],
}


def every_line(data: bytes) -> list[str]:
    count = len(data) + 1
    found = line_hashes(data, range(1, count + 1))
    return [found[number] for number in sorted(found)]


def rolled(text: str) -> list[str]:
    """Return the hashes as the published source makes them: character by character, over a window of a hundred."""
    wide = text.encode("utf-16-le")
    codes = [int.from_bytes(wide[at : at + 2], "little") for at in range(0, len(wide), 2)]
    window, begun = [0] * 100, [0] * 100
    value, place, line, is_start, after_return = 0, 0, 0, True, False
    seen: dict[str, int] = {}
    hashes: list[tuple[int, str]] = []

    def put(code: int) -> None:
        nonlocal value, place
        value = (value * 37 + code - window[place] * 37**100) % 2**64
        window[place] = code
        place = (place + 1) % 100

    def tell() -> None:
        if begun[place]:
            key = format(value, "x")
            seen[key] = seen.get(key, 0) + 1
            hashes.append((begun[place], f"{key}:{seen[key]}"))
            begun[place] = 0

    for code in [*codes, 65535]:
        if code in (32, 9) or (after_return and code == 10):
            after_return = False
            continue
        after_return = code == 13
        taken = 10 if code == 13 else code
        tell()
        if is_start:
            line += 1
            begun[place] = line
        is_start = taken == 10
        put(taken)
    for _ in range(100):
        tell()
        put(0)
    return [key for _, key in sorted(hashes)]


def test_hashes_are_those_published():
    assert {text: every_line(text.encode()) for text in PUBLISHED} == PUBLISHED
    assert {text: rolled(text) for text in PUBLISHED} == PUBLISHED  # so that it may judge what follows


@given(st.text(alphabet=st.sampled_from("ab \t\r\n金𠮷\ufeff"), max_size=400))
def test_hashes_are_those_of_the_algorithm(text: str):
    assert every_line(text.encode()) == rolled(text)


def test_a_line_worked_out_by_hand():
    # One line "A" without an end: 65, then the 65535 of the end of the file, then 98 zeros.
    assert every_line(b"A") == [f"{(65 * 37**99 + 65535 * 37**98) % 2**64:x}:1"]


def test_japanese_is_hashed_by_utf_16_units_and_what_is_no_utf_8_by_the_sign_that_replaces_it():
    assert every_line("𠮷".encode()) == [f"{(0xD842 * 37**99 + 0xDFB7 * 37**98 + 65535 * 37**97) % 2**64:x}:1"]
    assert every_line("金".encode("cp932")) == rolled("\ufffd\ufffd")


def test_only_the_lines_asked_for_are_told_and_one_that_is_not_there_has_no_hash():
    text = b"a\n" * 3
    assert line_hashes(text, {2, 9}) == {2: every_line(text)[1]}
    assert line_hashes(text, set()) == {}


def test_lines_above_may_move_without_changing_a_hash():
    body = "units:\n  sales: {type: department}\n"
    before = every_line(body.encode())
    assert every_line(("# a comment\n" + body).encode())[1:] == before
