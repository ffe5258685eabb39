"""The rules in their levels: words, joined dates, days with times, edges, what is counted from a day, ranges."""

from eventx.times.rules import (
    absolute,
    clock,
    counted,
    deictic,
    duration,
    edges,
    holiday,
    joins,
    period,
    ranges,
    reference,
    sets,
    unit,
    weekday,
)

LEVELS = (
    (
        *holiday.RULES, *absolute.RULES, *weekday.RULES, *deictic.RULES, *unit.RULES, *period.RULES, *counted.WORDS, *clock.RULES, *duration.RULES, *sets.RULES, *reference.RULES,
    ),
    (*counted.COMPOUND, *joins.JOINED),
    counted.RULES,
    (*joins.OF_DAY, *clock.AT_HOUR),
    (*joins.OF_DAYPART, *clock.AT_HOUR_OF_DAYPART, *joins.YEAR_LAST),
    edges.RULES,
    (*counted.FROM, *ranges.FROM),
    ranges.BETWEEN,
    (*ranges.OPEN, *reference.PAST),
)  # fmt: skip

# A run of time words is looked at only if it holds one of these.
TELLING = (
    "{month}", "{month_abbr}", "{month_word}", "{month_lower} {day}", "(in|since|until|during|next|early|late|of) {month_lower}", "{weekday}", "{weekday_plural}", "{weekday_abbr}", "{weekday_short}", "{season}", "{season_word}", "{unit}", "{year}", "{decade_name}",
    "{daypart}", "{daypoint}", "{sunpoint}", "{hour}( )?(a|p|am|pm)", "{hour}:{minute}", "{hour}( )?{zone}", "{int} {zone}", "o'clock", "{day}/{day}", "{day}.{day}.", "{day}( )?-( )?{day}", "{day} / {day}", "{hour}.{minute}", "{int}( )?h", "half past|o'clock|oclock", "am|pm|a.m|p.m|(a|p)( )?( .)? m", "H{one_digit}", "'{yy}", "{yy}('|s)",
    "{holiday}|{feast_month}", "today", "yesterday", "tomorrow", "tonight", "overnight", "century", "{period_adverb}", "now|currently|present|nowadays|presently|moment", "current", "recently|recent|past|ago",
    "future|term|days", "soon as|ASAP", "half", "{zeros}", "tmrw", "(at|from|until|till|between) {small} {tens}", "{era}", "EOM|EOY|BOM", "till date", "{small}( |-)(oh|zero)( |-){small}", "at this (time|moment)", "(noughties|two thousands|two thousand and tens)", "{yy}'s", "Q{one_digit}", "{word_year}", "(FY|CY)", "the {nth}", "period", "(summers|winters)",
)  # fmt: skip
