"""The `okr` command. What is imported here is paid for by every call, so it is almost nothing."""

from __future__ import annotations

import gc
import os
import sys


def main() -> None:
    """Run `okr` with the process's arguments and end the process with its exit code."""
    # A command lives for a moment and makes hardly any circles; collecting costs a fifth of its time.
    gc.disable()
    from okrcli.cli.guard import guarded  # noqa: PLC0415

    code = guarded(_answer)
    sys.stderr.flush()
    # All is written, and to take down every module and goal one by one costs a tenth of a start.
    os._exit(code)


def _answer() -> int:
    arguments = sys.argv[1:]
    if arguments == ["--version"]:
        from okrcli import __version__  # noqa: PLC0415

        sys.stdout.write(f"okr {__version__}\n")
        return 0
    from okrcli.cli.remembering import remembered  # noqa: PLC0415

    return remembered(arguments, _run)


def _run(arguments: list[str]) -> int:
    from okrcli.cli.main import run  # noqa: PLC0415

    return run(arguments)


if __name__ == "__main__":
    main()
