"""Standard output and standard error where they take no more: a reader that has left, a full disk."""

from __future__ import annotations

import contextlib
import errno
import io
import os
from typing import TextIO

from orglint.i18n import Text

NOT_PRINTED = Text("standard output cannot be written: {reason}", "標準出力に書き込めません: {reason}")


def hand_over(stream: TextIO | None, text: str = "") -> OSError | None:
    """Write a text, with all that still waits in the stream; return why that failed, or None.

    A process without the stream writes nowhere.
    """
    if stream is None:
        return None
    try:
        stream.write(text)
        stream.flush()
    except OSError as error:
        return give_up(stream, error)
    return None


def give_up(stream: TextIO, error: OSError) -> OSError | None:
    """Point a stream that failed at nothing, or Python would complain of it once more as it exits; return what to tell.

    Of a reader that has left, as under `| head`, there is nothing to tell: it wanted no more.
    """
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with contextlib.suppress(io.UnsupportedOperation):  # somebody's own object, no stream of the process
        os.dup2(nowhere, stream.fileno())
    os.close(nowhere)
    # Windows calls a closed pipe an invalid argument.
    is_closed = isinstance(error, BrokenPipeError) or (os.name == "nt" and error.errno == errno.EINVAL)
    return None if is_closed else error
