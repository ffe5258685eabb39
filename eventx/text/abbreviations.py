"""Abbreviations of news English that carry a full stop, by what follows them.

The spelling is that of the Associated Press and Reuters stylebooks: titles before names, months before days, the
states of the United States after a town. Words are written without their stop and matched with their case: "Gen." is a
general, "gen." is not.
"""

from typing import Final

BEFORE_NAME: Final = frozenset(
    "Mr Mrs Ms Mx Dr Drs Prof Profs Messrs Mme Mlle Rev Fr Msgr Hon Sr Sra "
    "Gen Gens Lt Col Cols Maj Capt Capts Cmdr Cdr Cpl Sgt Sgts Pvt Pte Adm Brig Cmdt Comdr "
    "Sen Sens Rep Reps Gov Govs Pres Amb Sec Atty Asst Assoc Dep Supt Insp Det Ald Mt Ft vs v cf".split()
)
"""Never ends a sentence: a title and its name."""

BEFORE_NUMBER: Final = frozenset(
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec No Nos no nos Art Arts Vol Ch Fig Figs p pp para paras".split()
)
"""Ends a sentence unless a figure follows: "Dec. 12", "No. 5"."""

MAY_END: Final = frozenset(
    "Inc Corp Co Cos Ltd Plc Bros Jr Esq St Ste Ave Blvd Rd Sq Dept Univ Assn Intl Natl Govt al approx est "
    "Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa "
    "Tenn Tex Va Vt Wash Wis Wyo Ont Que Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun".split()
)
"""Ends a sentence only before a word that opens one: "Widget Inc. The shares" but "Widget Inc. Chief Executive"."""

OPENERS: Final = frozenset(
    "The A An This That These Those He She It They We I You His Her Its Their Our My But And Or So Yet Nor "
    "In On At By For From With Without After Before Since During Until While When Where Why How What Who Which "
    "Whether If As Although Though Because However Meanwhile Moreover Instead Some Many Most Several Both Each Few "
    "All Any There Here Then Now Also Still Even Among Between Despite According Last Earlier Later Another Other "
    "Others No Not Only One Two Three Once Today Yesterday Tomorrow Thus Such Over Against Amid About Along Apart "
    "Asked Recently Previously Finally".split()
)
"""Words whose capital says that a sentence begins. "Under" is missing: "U.S. Under Secretary"."""

CLOCK_FOLLOWERS: Final = frozenset(
    "Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thurs Fri Sat Sun "
    "January February March April May June July August September October November December "
    "Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Eastern Pacific Central Mountain Greenwich".split()
)
"""After "10 a.m." these go on with the time; so does any zone in capitals."""
