"""Plan: how far a goal was meant to be by the day, 0 to 1, from the calendar alone.

How it is found
    The share of the days from the window's first to the day when it is due that are over: 0 on the first, 1 on the
    last. With `plan: s-curve` that share t becomes 3t² - 2t³; with points, straight lines go through them. Milestones
    have the share of weights that is due, where each has a day. A guardrail should hold from the first day: 1.

What it is for
    Status compares progress with plan. The plan knows nothing of what happened, and progress nothing of the calendar.
"""
