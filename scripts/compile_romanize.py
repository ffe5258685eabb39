"""Names in Cyrillic, Georgian, Armenian and Greek script as English news writes them, often in more than one way."""

import re
from itertools import product

# After BGN/PCGN and the national systems; where they differ from newspapers, the variants below make both.
CYRILLIC = dict(zip("абвгдезиклмнопрстуфыэ", "abvgdeziklmnoprstufye", strict=True)) | {
    "ё": "yo", "ж": "zh", "й": "y", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ъ": "", "ь": "", "ю": "yu",
    "я": "ya", "'": "", "’": "",
}  # fmt: skip
UKRAINIAN = CYRILLIC | {"г": "h", "и": "y", "і": "i", "ї": "i", "є": "ie", "ґ": "g"}
BULGARIAN = CYRILLIC | {"х": "h", "щ": "sht", "ъ": "a"}
MACEDONIAN = CYRILLIC | {"ј": "j", "љ": "lj", "њ": "nj", "џ": "dz", "ќ": "kj", "ѓ": "gj", "ѕ": "dz", "х": "h", "ц": "c"}
GEORGIAN = dict(zip("აბგდევზთიკლმნოპრსტუფქყჯჰ", "abgdevztiklmnoprstupkqjh", strict=True)) | {
    "ჟ": "zh", "ღ": "gh", "შ": "sh", "ჩ": "ch", "ც": "ts", "ძ": "dz", "წ": "ts", "ჭ": "ch", "ხ": "kh",
}  # fmt: skip
ARMENIAN = dict(zip("աբգդեզէըթիլկհմյնոպջռսվտրւփքօֆ", "abgdezeytilkhmynopjrsvtrvpkof", strict=True)) | {
    "ու": "u", "և": "ev", "ժ": "zh", "խ": "kh", "ծ": "ts", "ձ": "dz", "ղ": "gh", "ճ": "ch", "շ": "sh", "չ": "ch", "ց": "ts",
}  # fmt: skip
GREEK = dict(zip("αβγδεζηικλμνοπρσςτυφω", "avgdeziiklmnoprsstyfo", strict=True)) | {
    "θ": "th", "ξ": "x", "χ": "ch", "ψ": "ps", "ου": "ou", "ευ": "ef", "αυ": "av", "γγ": "ng", "μπ": "b", "γκ": "g",
}  # fmt: skip

ALPHABETS = {
    "ru": CYRILLIC, "uk": UKRAINIAN, "bg": BULGARIAN, "mk": MACEDONIAN, "ka": GEORGIAN, "hy": ARMENIAN, "el": GREEK,
}  # fmt: skip

# Spellings that stand beside each other in newspapers: Sergei and Sergey, Dmitry and Dmitriy, Maria and Mariya.
VARIANTS = {"ru": ["iy$|y|i", "ey$|ei", "ay$|ai", "^e|ye", "ks|x", "iya$|ia"], "uk": ["iy$|i", "yy$|y", "iia$|ia"]}


def variants(name: str, language: str) -> set[str]:
    """The spellings of a romanized name that differ from it by the language's variants, itself among them."""
    spellings = {name}
    for rule in VARIANTS.get(language, []):
        pattern, *others = rule.split("|")
        spellings |= {re.sub(pattern, other, spelling) for spelling, other in product(spellings, others)}
    return spellings


def romanize(name: str, language: str) -> set[str]:
    """Latin spellings, in lower case, of a name in the language's alphabet; none where a letter is not of it."""
    alphabet = ALPHABETS[language]
    lowered = name.lower()
    units = re.findall("|".join(sorted(map(re.escape, alphabet), key=len, reverse=True)) + r"|.", lowered)
    if not all(unit in alphabet or unit == "-" for unit in units):
        return set()
    return variants("".join(alphabet.get(unit, unit) for unit in units), language)
