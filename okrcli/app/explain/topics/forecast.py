"""A forecast: whether a key result will be reached if things go on as they did.

Levels
    A number that is measured anew each time is forecast along a straight line: least squares through the values in the
    window, five or more. The probability is Student's t with two degrees of freedom less than values, of the distance
    between line and target on the day, in standard errors of a new value. The interval holds it with 85%.

Sums and counts
    The sum of a flow (`of: total`), and a count from 0 that never fell, are forecast by what each past period brought,
    periods without anything included: the Bayesian bootstrap. Every split of the periods that are left over the past
    increments is equally likely, so the probability is the share of the splits that reach what is missing. Up to
    100,000 splits are counted one by one; of more, 10,000 are drawn, from a seed that is made of the key result's id
    and its values: the same files always give the same number. The running period is still to come, and the last one
    counts where at least half of it is in time. Where the window of a flow has brought fewer than five increments so
    far, those of up to twelve periods before it count too.

Words
    likely from 85% on, unlikely up to 15%, even between; too few below five values or increments.

Pace
    The pace is what each period brings, and what each one left would have to. The day of arrival is the day on which
    the line meets the target, or the last day of the period in which the mean pace does.

What it is not
    A KPI by itself is never extrapolated: nobody said that it should go anywhere. A forecast knows nothing of what you
    are about to change; that is what a forecast is for.
"""
