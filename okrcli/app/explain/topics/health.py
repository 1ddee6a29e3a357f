"""Health: a word for a KPI, from its series against its target.

How it is found
    The points are gone through in order, each against the target in force on its day. So many outside in a row as
    `alarm.breach_after` says make it breached, until `recover_after` in a row are inside; before that, one inside makes
    it recovering. One outside, or inside but beyond the edge of the watch band, is watch. The rest is healthy.

    The counters are 1 where points come monthly or slower, else 2. The limit itself is inside. A period without a point
    changes nothing.
"""
