"""Confidence: what the owner says, 0 to 1, in a check-in: how likely this will be reached.

What it is for
    It is the one number that no formula finds. Where a calendar says how far a goal should be, confidence stands beside
    the status and does not change it; where none does, it is the status. Contradictions are told (OKR704).

    `okr forecast --calibration` compares it with what came of it.
"""
