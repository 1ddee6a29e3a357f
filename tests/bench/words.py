"""Words for made-up goals: plausible in kind and length, so that files weigh what real ones do."""

from __future__ import annotations

AREAS = ["support", "sales", "product", "marketing", "finance", "people", "logistics", "quality"]

AIMS = [
    "Delight external customers",
    "Ship parcels as fast as people expect",
    "Make record sales a habit",
    "Be the name that the region thinks of",
    "Give new colleagues a good first month",
    "Keep every customer who fits us",
    "Let the website sell while we sleep",
    "Pay attention to what things cost",
]

SENTENCES = [
    "Every churn interview since spring names slow answers as the first reason to look elsewhere.",
    "The trend has been flat for two quarters, and nothing that we tried on the side has moved it.",
    "A third of the week goes into work that nobody would miss if it were done once and well.",
    "Our three largest accounts asked for the same thing in their yearly review.",
    "What we promise on the website and what people get differ by more than a day.",
    "New colleagues tell us that they learn the tools in a week and the reasons in a year.",
    "The cheapest improvement is the one where two teams stop doing the same thing twice.",
    "Costs grew faster than sales in four of the last six months, most of all in handling.",
    "We measured it by hand for a month, and the number was worse than anyone had guessed.",
    "Where the work was visible to the whole team, it was done in half of the time.",
]

COMMENTS = [
    "# Agreed in the planning week; the number comes from the survey of last quarter.",
    "# Discussed with finance: the forecast assumes that this happens by the middle of the quarter.",
    "# The export has a gap in summer, when the system was moved.",
]

WORK = [
    "Write down how the best of us do it, and teach that",
    "Ask ten customers what they would pay for",
    "Move the last step before the first",
    "Replace the spreadsheet by the report of the new system",
    "Agree with logistics on one calendar",
    "Clear the backlog before anything new is begun",
]

NOTES = [
    "One survey ran late.",
    "Two people on leave.",
    "As planned.",
    "The larger account signed after all.",
    "Counted by hand this week.",
]
