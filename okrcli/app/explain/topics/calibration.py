"""Calibration: whether what is said with 70% confidence happens in 7 of 10 cases.

What is compared
    Of every closed objective, the confidence on the day in the middle of its window (the weighted mean of those that
    were stated for its key results until then) with what happened: achieved or not. What was missed, abandoned or
    carried on was not achieved. An objective without a stated confidence is counted apart.

Ten bands
    Objectives are put into bands by their confidence, 0 to 10% and so on. In a well calibrated team the share that was
    achieved is near the mean confidence of each band. A few objectives say little: look at it once a year.

Brier score
    The mean of (confidence - outcome)², with outcome 1 for achieved and 0 for not. 0 is perfect, 0.25 is what always
    saying 50% gives, and 1 is being sure of the wrong thing every time.
"""
