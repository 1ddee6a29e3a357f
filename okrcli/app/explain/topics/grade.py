"""Grade: how an objective did, 0 to 1, fixed once when it is closed.

How it is found
    The weighted mean of the progress of its parts, unknown ones as 0, unless who closes it gives another, with a
    reason. A dropped key result counts 0 too, unless it says `score: exclude`.

Colours
    Green from 0.7, yellow from 0.4, red below (`scoring.grade`). A committed objective is green only at 1.0. An
    aspirational one with 1.0 on every key result had targets that were too easy.
"""
