"""The loop: whether a KPI is only watched, calls for an objective, is being moved, or is back in range.

What it is
    A KPI is a gauge, an objective a route: nobody steers by a gauge that is in the green. While a KPI is in range it is
    monitored. When it breaks its target and no open key result moves it, it needs an objective: `okr propose KPI`
    drafts one. While one moves it, it is being moved. When that is achieved it is back in range: close the objective,
    and go back to watching.
"""
