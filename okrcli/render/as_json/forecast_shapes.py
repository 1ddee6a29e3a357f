"""JSON Schema of what `okr forecast` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_args

from okrcli.periods import Length
from okrcli.render.as_json.shapes import (
    counted,
    day,
    many,
    maybe,
    number,
    record,
    share,
    switch,
    text,
    whole,
    word,
)
from okrcli.scoring.forecast import Chance, Method
from okrcli.scoring.scorecard import Status

if TYPE_CHECKING:
    from okrcli.render.as_json.shapes import Shape

KEY_RESULT_AHEAD = record(
    {
        "id": text(),
        "title": text(),
        "unit": maybe(text()),
        "method": word(Method, "Least squares, or the bootstrap over past periods."),
        "used": whole("How many values or past periods it stands on."),
        "by": day("When it is due."),
        "chance": word(Chance, "Likely from 0.85, unlikely up to 0.15; too few below five."),
        "probability": maybe(share()),
        "exact": switch("Whether the probability was counted."),
        "expected": maybe(number("The value on the day that it is due, at this pace.")),
        "low": maybe(number("The lower end of the 85% interval.")),
        "high": maybe(number()),
        "expected_progress": maybe(share()),
        "finish": maybe(day("When the target is reached at this pace; null for never or unknown.")),
        "pace": record({"period": word(get_args(Length)), "now": maybe(number()), "needed": number()}),
    }
)
"""What may come of a key result."""

_OBJECTIVE = record(
    {
        "id": text(),
        "title": text(),
        "owner": text(),
        "status": word(Status),
        "progress": maybe(share("Now.")),
        "expected": maybe(share("In the end, at this pace; what has too few values stays where it is.")),
        "bar": share("The progress that counts as reached."),
        "reached": maybe(switch("Whether the expected progress is at the bar.")),
        "finish": maybe(day("When the last of its key results arrives.")),
        "key_results": many(KEY_RESULT_AHEAD),
    }
)
_BAND = record(
    {
        "low": share(),
        "high": share("Exclusive, but for 1."),
        "stated": maybe(share("The mean of the confidences stated.")),
        "count": whole(),
        "achieved": whole(),
        "share": maybe(share("Of these, achieved.")),
    }
)

FORECAST: dict[str, Shape] = {
    "cycles": many(text()),
    "objectives": many(_OBJECTIVE),
    "without": many(text(), "The objectives of which nothing can be told."),
    "summary": counted(Chance),
}
"""The keys of the document behind those that every look at goals begins with."""

CALIBRATION: dict[str, Shape] = {
    "bands": many(_BAND, "Ten, of a tenth each."),
    "brier": maybe(share("The mean of (confidence - outcome)²; 0 is perfect.")),
    "counted": whole("Closed objectives with a confidence in the middle of their cycle."),
    "silent": whole("Closed objectives without one."),
}
"""As for a forecast."""
