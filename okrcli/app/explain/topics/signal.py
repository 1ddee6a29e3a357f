"""A signal: a value that noise alone hardly explains.

What it is
    Every number goes up and down by itself. An XmR chart (Wheeler) tells how far: the moving ranges are the steps from
    value to value, and the natural limits are the mean of the values plus and minus 2.660 times the mean range. The
    upper limit of the ranges is 3.268 times the mean range. With `baseline_period` mean and ranges come from the values
    in it, else from all. Limits end where `bounds` do.

Three rules
    1. A value outside the limits, or a range above its own limit; on a limit is no signal.

    2. Three of four values in a row nearer to one limit than to the centre, on that side; all four are marked. Where
    `bounds` cut a limit off, this goes by the natural one: what is impossible says nothing of what is usual.

    3. Eight values in a row on one side of the centre; a value on the centre breaks the run.

How sure
    Under 6 values there is no verdict. From 6 to 16 the limits are provisional, from 17 on firm. Dashboards and rules
    tell of signals that touch the last 8 values: what is older stays true, and is no news.

The noise that okr makes
    Rules that find small changes sometimes find nothing at all. Of 30 KPIs that are nothing but noise, with a value a
    week, 13.6 show a signal on the dashboard at some time of their first year; on any one day 2.0 of the 30 do. With a
    value a month it is 3.1 in the year and 0.6 on any one day. This is measured: the tests of okr simulate it. So ask
    what happened, and do not be surprised to hear: nothing.

The trend
    The slope is the median of the slopes between all pairs of the last 60 values at most (Theil and Sen), by value. Its
    p is the chance that values without any trend rise or fall as much (Mann and Kendall, two-sided, corrected for
    continuity and ties). From p = 0.05 on no direction is shown. The test takes values to be independent: a number that
    drifts like a random walk looks like a trend too often.
"""
