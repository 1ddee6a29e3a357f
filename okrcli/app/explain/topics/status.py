"""Status: a word for a key result or an objective, from progress against plan.

How it is found
    Progress / plan of `scoring.pace.on_track` (0.95) or more is on track, of `behind` (0.75) or more behind, below that
    at risk; under a plan of 0.1 it is too early. Reached is achieved. When time is up, it is achieved at or over the
    bar, else missed: the bar is 1.0 for committed goals, and `scoring.grade.green` (0.7) for aspirational ones.

    Without a plan, the last stated confidence decides: from 0.7 on track, from 0.4 behind, below that at risk.

Worst
    Beside an objective's status stands its part in the worst state: a mean hides one red, and the worst hides the rest.
"""
