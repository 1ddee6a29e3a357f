"""Progress: how far a key result is from its baseline to its target, 0 to 1, from measurements.

How it is found
    Of a move: (current - baseline) / (target - baseline), up or down alike. Of a guardrail (`keep`): the periods in
    which the last value was inside its limit, of those that are due. Of milestones: the weights that were reached, of
    all. Of a rollup: the weighted mean of the objectives that contribute to it.

    An objective has the weighted mean of its parts whose progress is known.

What is shown
    Progress is kept between 0 and 1; where the raw number is not (-25%, 130%) that is shown too. Without a value it is
    unknown, which is not 0, and out of every mean.
"""
