"""The door of the command line: answers `--version` before anything is imported, and turns every way out into a code.

Nothing but `sys` may be imported at the top of this module: start-up is a feature.
"""

import sys

import orglint

# What a shell reports for a command that a closed pipe or a signal ended: 128 and the signal's number.
CLOSED_PIPE = 141
INTERRUPTED = 130
COULD_NOT_RUN = 2


def main() -> int:
    """Run the command line in `sys.argv` and return the exit code."""
    try:
        arguments = sys.argv[1:]
        if arguments == ["--version"]:
            return _show_version()
        _let_every_console_print()
        return _hand_over(_run(arguments))
    except (
        KeyboardInterrupt
    ):  # where it meets nothing that knows better: while modules load, or as outputs are handed over
        return INTERRUPTED


def _show_version() -> int:
    try:
        if sys.stdout is not None:
            sys.stdout.write(f"orglint {orglint.__version__}\n")
    except OSError as error:  # only an unbuffered stream fails as early
        return _unprinted(error, 0)
    return _hand_over(0)


def _run(arguments: list[str]) -> int:
    """Carry out a command. Every exception ends here, in a message on stderr and a code of its own."""
    from orglint.ending import Ended, end_by_exception
    from orglint.errors import ExitCode, OrglintError

    end_by_exception()
    try:
        from orglint.cli import run

        return run(arguments)
    except OrglintError as error:
        _say(f"{error}\n")
        return ExitCode.COULD_NOT_RUN
    except Ended as ended:
        return ended.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return CLOSED_PIPE
    except Exception as error:  # noqa: BLE001 - the last resort: a bug must end in its own exit code
        _say(_describe_bug(error, arguments))
        return ExitCode.BUG


def _let_every_console_print() -> None:
    r"""Let characters that the console cannot show appear as `\u....` instead of stopping the run (CP932, ASCII)."""
    for stream in (sys.stdout, sys.stderr):
        # A stream is None without a console, and may be somebody's own object under a test runner.
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def _describe_bug(error: Exception, arguments: list[str]) -> str:
    """Return what a user sees of an unexpected exception; the traceback only where ORGLINT_TRACEBACK=1 asks for it."""
    import itertools
    import os

    from orglint.i18n import LANGUAGES, Text, default_language

    # Read without the command line's parser, which may be what failed.
    pairs = list(itertools.pairwise(arguments))
    asked = [name for name in LANGUAGES if f"--lang={name}" in arguments or ("--lang", name) in pairs]
    report = Text(
        en="orglint: internal error: {error}\n"
        "This is a bug in orglint, not in your files. Please report it with the command you ran;\n"
        "with the environment variable ORGLINT_TRACEBACK=1 set, the same command shows where it happened.\n",
        ja="orglint: 内部エラー: {error}\n"
        "これは入力ファイルの誤りではなく、orglintの不具合です。実行したコマンドを添えてご報告ください。\n"
        "環境変数ORGLINT_TRACEBACK=1を設定して同じコマンドを実行すると、発生箇所が表示されます。\n",
    )
    cause = " ".join(f"{type(error).__name__}: {error}".split())
    text = report.say(asked[0] if asked else default_language(), error=cause)
    if os.environ.get("ORGLINT_TRACEBACK") != "1":
        return text
    import traceback

    return "".join(traceback.format_exception(error)) + text


def _say(text: str) -> None:
    """Write to stderr, or nowhere when nobody reads it. What a file holds cannot steer the terminal."""
    from orglint.columns import escape, is_treacherous
    from orglint.streams import hand_over

    text = "".join(escape(each) if each not in "\n\t" and is_treacherous(each) else each for each in text)
    hand_over(sys.stderr, text)


def _hand_over(code: int) -> int:
    """Hand over what is still buffered and return the exit code: a reader that has left changes nothing about it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except OSError as error:
        code = _unprinted(error, code)
    try:
        if sys.stderr is not None:
            sys.stderr.flush()
    except OSError as error:
        from orglint.streams import give_up

        give_up(sys.stderr, error)
    return code


def _unprinted(error: OSError, code: int) -> int:
    """Say why standard output could not be written, unless its reader has left, and return the exit code."""
    from orglint.i18n import default_language
    from orglint.streams import NOT_PRINTED, give_up

    told = give_up(sys.stdout, error)
    if told is None:
        return code
    _say(NOT_PRINTED.say(default_language(), reason=told.strerror or told) + "\n")
    return max(code, COULD_NOT_RUN)


def _forget_working_folder() -> None:
    """Take off the module path what `python -m` puts there: the working folder, whose files are data and no code."""
    if not sys.flags.safe_path:
        del sys.path[0]


if __name__ == "__main__":
    _forget_working_folder()
    sys.exit(main())
