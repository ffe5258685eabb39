"""Compile the days of the moveable feasts that news names, from the library `holidays` (the `lexicon` extra).

The feasts of Islam are the library's estimates where no announced day is known; news is dated by the announced one.
"""

import datetime as dt
import sys

from compile_common import header, literal, main

SCRIPT = "compile_holidays.py"
FIRST, LAST = 1950, 2060
# Feast: the country whose calendar has it, and words of its name there.
FEASTS = {
    "eid al-fitr": ("MV", "Eid al-Fitr"),
    "eid al-adha": ("MV", "Eid al-Adha"),
    "ramadan": ("MV", "Ramadan"),
    "ashura": ("IR", "Ashura"),
    "diwali": ("SG", "Diwali"),
    "lunar new year": ("SG", "Chinese New Year"),
    "rosh hashanah": ("IL", "Rosh Hashanah"),
    "yom kippur": ("IL", "Yom Kippur"),
    "passover": ("IL", "Pesach"),
    "hanukkah": ("IL", "Hanukkah"),
}


def days(country: str, name: str) -> list[str]:
    """The first day of a feast in each year; two in a year that holds two of them."""
    import holidays

    kinds = holidays.country_holidays(country).supported_categories
    calendar = holidays.country_holidays(country, years=range(FIRST, LAST + 1), language="en_US", categories=kinds)
    found = sorted(
        day
        for day, names in calendar.items()
        if any(n.startswith(name) or name in n for n in names.split("; ") if "observed" not in n and "Seventh" not in n)
    )
    return [day.isoformat() for day in found if day - dt.timedelta(days=1) not in found]


def build() -> dict[str, str]:
    """The module's text, by file name."""
    table = {feast: " ".join(days(*where)) for feast, where in FEASTS.items()}
    text = header(SCRIPT, "The days of moveable feasts, as ISO dates parted by spaces.")
    return {"_holidays.py": f"{text}\nDAYS: dict[str, str] = {literal(table)}\n"}


if __name__ == "__main__":
    sys.exit(main(build, "Compile the days of moveable feasts into eventx/lexicon/_holidays.py."))
