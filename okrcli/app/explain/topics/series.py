"""The series of a KPI: the points that health, signals and key results are judged by.

Levels
    Each measured value is a point, on the day that it is true of. The later of two statements about a day wins.

Flows
    Amounts add up: a point is the sum over a week (Monday to Sunday), month, or fiscal quarter or year, as `accumulate`
    or else the cadence says, dated on its last day. With `window` it is the sum over the window that ends there, once
    the time since the first amount is that long. The running period is shown apart and never judged. A period in which
    nothing was recorded is no point: write a 0 where it was nothing.

Ratios
    Numerator and denominator are summed over the period, then divided, then multiplied by `scale`: the mean of
    quotients would be another number. Of a level, `take` says what counts: the mean, the first or the last value of
    the period.

Formulas
    A formula is computed for each period from the values of its inputs there: of a flow the sum, of a level or a
    rolling sum the last value. It may use + - * / ( ) min max, and nothing else.

No point
    Where an input has no value in a period, or something would be divided by 0, there is no point, and `okr show` says
    why. It changes no health; it only makes the KPI stale in time.
"""
