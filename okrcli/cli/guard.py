"""The one place where an error becomes a message and an exit code. It imports nothing that takes time."""

from __future__ import annotations

import os
import sys

from okrcli.errors import OkrError

TYPE_CHECKING = False  # importing `typing` for this would double what `okr --version` costs
if TYPE_CHECKING:
    from collections.abc import Callable

DONE = 0
FINDINGS = 1
COULD_NOT_RUN = 2
BUG = 70
INTERRUPTED = 130

REPORT = "this is a bug in okr: please report it with what you typed, and with the traceback that OKR_DEBUG=1 shows"
UNWRITTEN = "make room, or send the output elsewhere: `--output FILE` writes a file whole or not at all"


def guarded(action: Callable[[], int]) -> int:
    """Run a command and return its exit code, whatever happens in it."""
    _open_closed_streams()
    try:
        code = action()
        sys.stdout.flush()
    except OkrError as error:
        return _complain(error.message, error.help, COULD_NOT_RUN)
    except BrokenPipeError:
        # Who reads has seen enough. Python would flush once more at the end, and fail again.
        _point_at_nothing(sys.stdout)
        return DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if _is_of_the_output(error):
            return _complain(f"the output cannot be written: {_reason(error)}", UNWRITTEN, COULD_NOT_RUN)
        if os.environ.get("OKR_DEBUG"):
            raise
        return _complain(f"{type(error).__name__}: {error}", REPORT, BUG)
    return code


def _is_of_the_output(error: Exception) -> bool:
    """Tell whether a stream failed: whatever else the system refuses comes with the name of a file."""
    return isinstance(error, OSError) and error.errno is not None and error.filename is None


def _reason(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).lower()


def _open_closed_streams() -> None:
    """Give a process that was started without stdout or stderr something to write to."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - open to the end
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 - as above


def _complain(message: str, help_text: str, code: int) -> int:
    from okrcli.cli.streams import write_sentences

    write_sentences(f"error: {message}", f"help: {help_text}")
    return code


def _point_at_nothing(stream: object) -> None:
    fileno = getattr(stream, "fileno", None)
    if fileno is not None:
        os.dup2(os.open(os.devnull, os.O_WRONLY), fileno())
