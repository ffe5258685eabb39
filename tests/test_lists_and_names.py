"""People in lists, with companions, by a name that a participle gives them; bodies that the text shortens."""

from __future__ import annotations

import pytest

import eventx

PUBLISHED = "2024-03-14"  # a Thursday
WHO = [
    ("The duke received a weaver named Tilda Korm in his house on Monday.", {"duke", "Tilda Korm"}),
    ("The premier phoned a fisherman by the name of Oumar Sow on Monday.", {"premier", "Oumar Sow"}),
    ("Rebels freed two nurses called Lea Roth and Ann Pell on Monday.", {"Rebels", "Lea Roth", "Ann Pell"}),
    ("A man identified as Otto Varn was released from jail on Monday.", {"Otto Varn"}),
    ("A cook called Hilde Ost was released from jail on Monday.", {"Hilde Ost"}),
    ("The release of a blogger named Tariq Amin, 34, was ordered on Monday.", {"Tariq Amin"}),
    ("Togo freed a man named Otto Varn on Monday, along with nine others.", {"Togo", "Otto Varn", "nine others"}),
    ("Lea Roth, together with nine nurses, was released on Friday.", {"Lea Roth", "nine nurses"}),
    ("The hitman Otto Varn was freed by Togo along with nine others.", {"Otto Varn", "Togo", "nine others"}),
    ("Premier Ivo Lang, along with Mayor Lea Roth, met Bishop Ana Ruiz.", {"Ivo Lang", "Lea Roth", "Ana Ruiz"}),
    ("Premier Ivo Lang, together with three aides, met Bishop Ana Ruiz.", {"Ivo Lang", "Ana Ruiz"}),
    ("The chiefs of Togo and of Ghana met on Monday in Lome.", {"chiefs of Togo and of Ghana"}),
    (
        "Delegations of the Andean League, of the Coast Front and of the army met in Quito on Monday.",
        {"Delegations of the Andean League, of the Coast Front and of the army"},
    ),
    ("Bishop Ana Ruiz was received by the Asantehene, Kwame Osei, on Monday.", {"Ana Ruiz", "Kwame Osei"}),
]


@pytest.mark.parametrize(("text", "names"), WHO)
def test_who(text: str, names: set[str]) -> None:
    assert [{p.name for p in event.participants} for event in eventx.extract(text, PUBLISHED)] == [names]


@pytest.mark.parametrize(
    "text",
    [
        "The premier named Ana Ruiz finance minister.",
        "A man called Ana Ruiz a liar in court.",
        "A newspaper, the Telegraph, Ana Ruiz said, had met with success.",
    ],
)
def test_names_that_nobody_bears(text: str) -> None:
    assert eventx.extract(text, PUBLISHED) == []


def test_a_body_is_shortened() -> None:
    text = "The credit board of the Bank of Lund, meeting on Monday, left. Prices fell. The board next meets on 3 June."
    events = eventx.extract(text, PUBLISHED)
    assert [[p.name for p in event.participants] for event in events] == [["credit board of the Bank of Lund"]] * 2
    assert [(event.status, event.time and event.time.begin) for event in events] == [
        ("occurred", "2024-03-11"),
        ("scheduled", "2024-06-03"),
    ]


def test_a_draw_is_no_meeting() -> None:
    assert eventx.extract("The Danish pair will next meet fifth-seeded Bente Skovby and Jan Vos.", PUBLISHED) == []
