"""Tags in context: the words that trigger events as noun, verb, participle and modifier."""

import datetime as dt

import pytest

from eventx.text.phrases import Parse, parse
from eventx.times import Anchor, read


def read_sentence(text: str) -> Parse:
    """The parse of a sentence with its dates taken from it, as the chain does."""
    times = read(text, Anchor(dt.date(2024, 3, 14)))
    return parse(text, 0, len(text), [t.span for t in times if not t.value.endswith("_REF")])


# (sentence, {word: tag}); of a word that stands there twice, the first one counts
NOUN_OR_VERB = [
    ("The two ministers meet in Oslo on Friday.", {"meet": "b"}),
    ("The athletes' meet in Oslo was cancelled.", {"meet": "n"}),
    ("Officials from the three banks hold talks in Lima.", {"hold": "b", "talks": "s"}),
    ("The prisoner exchange was delayed by snow.", {"exchange": "n"}),
    ("Malta and its neighbour exchange prisoners every month.", {"exchange": "b"}),
    ("The study shows talks are seldom held in winter.", {"shows": "z", "talks": "s"}),
    ("Kenya frees Somali fishermen after talks", {"frees": "z", "talks": "s"}),
    ("The union calls for a strike, and its calls are heeded.", {"calls": "z"}),
    ("Bolivia calls on both clans to release the divers.", {"calls": "z", "release": "b"}),
    ("The release of the hostages calms the markets.", {"release": "n", "calms": "z"}),
    ("She will travel to Rome and meet the pope.", {"meet": "b"}),
    ("The governor asked the guards to free the prisoners and hand over the keys.", {"free": "b", "hand": "b"}),
    ("She could talk by radio rather than meet on Saturday.", {"talk": "b", "meet": "b", "radio": "n"}),
    ("He suggested that the community hold a conference.", {"hold": "b"}),
    ("We must all show patience.", {"all": "R", "show": "b"}),
    ("Some 75% of the hostages want a swap.", {"want": "b", "swap": "n"}),
    ("His deputies, who pleaded guilty, face the death penalty.", {"face": "b"}),
    ("The host of the summit receives the sultan today.", {"host": "n", "receives": "z"}),
    ("MINISTERS MEET REBEL LEADERS IN OSLO", {"MEET": "b", "LEADERS": "s"}),
    ("Rebel Leader Calls Prime Minister Over Swap Deal", {"Calls": "z", "Swap": "n"}),
    ("Kelso, farmers meet on scheme to mend weir", {"meet": "b"}),
    ("The judge refused bail to nurse Lea Roth.", {"nurse": "n"}),
    ("Bail was denied to coach Lea Roth.", {"coach": "n"}),
    ("The judge gave her permission to nurse Lea Roth.", {"nurse": "b"}),
    ("Blue Mills boss Ann Roe met the envoy.", {"boss": "n"}),
    ("The lawyer asked the judge to grant him bail.", {"bail": "n"}),
    ("The lawyer saw him leave.", {"leave": "b"}),
    ("She sat opposite rebel chief Issa Keita.", {"opposite": "I"}),
    ("They walked in opposite directions.", {"opposite": "J"}),
    ("Police watch as people gather in the square.", {"watch": "b", "gather": "b"}),
    ("The jury heard a May 2008 taped call of the mayor.", {"taped": "J", "call": "n"}),
    ("Striking nurses in Leeds have asked for talks.", {"Striking": "J", "asked": "p"}),
    ("Warring factions met in Oslo.", {"Warring": "J", "met": "d"}),
    ("Meeting nurses was fun.", {"Meeting": "g"}),
    ("Power-sharing talks resume.", {"Power-sharing": "J", "talks": "s"}),
    ("Greta Holm, 61, plans to live with a sister.", {"plans": "z"}),
    ("Holm, 61, visits her sister; 61 visits were counted.", {"visits": "z"}),
    ("Plans call for the club to plant new hedges.", {"call": "b"}),
    ("The visit to the border calls to mind an older visit.", {"visit": "n", "calls": "z"}),
]
PAST_OR_PARTICIPLE = [
    ("The hostages freed on Monday flew home.", {"freed": "p", "flew": "d"}),
    ("Pirates freed the divers on Saturday.", {"freed": "d"}),
    ("Talks held in Cairo between the two sides collapsed.", {"held": "p", "collapsed": "d"}),
    ("In a letter released by her lawyer, the baker thanked the crew.", {"released": "p", "thanked": "d"}),
    ("In a leaflet issued before the vote, Brandt and Cole called for lower tolls.", {"issued": "p", "called": "d"}),
    ("He joined a company called Novatek Energy.", {"called": "p"}),
    ("The bishop called the Maltese premier on Saturday.", {"called": "d"}),
    ("A spokesman for the party called on Mr Cole to resign.", {"called": "d"}),
    ("A new map released on Saturday showed that hikers continued to stray.", {"released": "p", "continued": "d"}),
    ("The documents that police seized were returned.", {"seized": "d", "returned": "p"}),
    ("The phones the army found had been stolen.", {"found": "d", "stolen": "p"}),
    ("What the ministers discussed was not published.", {"discussed": "d", "published": "p"}),
    ("The potter Ana Ruiz, whom the smugglers set free in June, keeps bees.", {"set": "d"}),
    ("Orkney divers freed in raid", {"freed": "p"}),
    ("Velmo, Orbita talks called off: union", {"called": "p"}),
    ("The brewers called off Sunday's talks.", {"called": "d", "talks": "s"}),
    ("The two agreed to meet again.", {"agreed": "d"}),
    ("Both met the emir in Doha.", {"met": "d"}),
    ("The two exchanged seeds at the border.", {"exchanged": "d"}),
    ("Freshly released ledgers show that they had paid.", {"released": "J", "show": "b"}),
    ("He was arrested in May and released a year later.", {"arrested": "p", "released": "p"}),
    ("The leaders have met several times but last week refused to talk.", {"met": "p", "refused": "d"}),
    ("Freed from the cellar on Saturday, the potter met his uncle.", {"Freed": "p", "met": "d"}),
    ("The envoy, freed in March, met the press.", {"freed": "p", "met": "d"}),
    ("She asked for news of those imprisoned for their verses.", {"imprisoned": "p"}),
    ("The man sentenced on Monday and the woman freed on Sunday are twins.", {"sentenced": "p", "freed": "p"}),
]
ING_AND_FUNCTION_WORDS = [
    ("After holding talks with the premier, she left.", {"holding": "g", "talks": "s"}),
    ("After meeting leaders of the union, she left.", {"meeting": "g", "leaders": "s"}),
    ("The meeting of the two leaders ended.", {"meeting": "n"}),
    ("She limped after a ten-minute meeting with the vet.", {"meeting": "n"}),
    ("The Group of 12 meeting in Malta ended.", {"meeting": "n"}),
    ("She held talks with visiting beekeepers.", {"visiting": "J"}),
    ("The bishop and striking gravediggers talked.", {"striking": "J", "talked": "d"}),
    ("They stopped meeting rebels.", {"meeting": "g"}),
    ("It was held at the Molsund crossing on Tuesday.", {"crossing": "n"}),
    ("He confirmed that the leaders met.", {"that": "U"}),
    ("The reports that the leaders met are false.", {"that": "U"}),
    ("The letter that reached the palace was forged.", {"that": "W"}),
    ("He told reporters that the boys were safe.", {"that": "U"}),
    ("They met aboard a trawler off Molsund.", {"off": "I"}),
    ("The smaller room will hold about 120 guests.", {"about": "R", "hold": "b"}),
    ("It released a specially commissioned film.", {"commissioned": "J"}),
]


@pytest.mark.parametrize(("sentence", "tags"), [*NOUN_OR_VERB, *PAST_OR_PARTICIPLE, *ING_AND_FUNCTION_WORDS])
def test_words_are_tagged_by_context(sentence: str, tags: dict[str, str]) -> None:
    found = read_sentence(sentence)
    words = list(found.tokens.words)
    assert {word: found.tags[words.index(word)] for word in tags} == tags


def test_a_long_sentence_is_tagged_in_linear_time() -> None:
    clause = "the minister met the man that police freed and "
    short, long = read_sentence(clause * 3 + "left."), read_sentence(clause * 120 + "left.")
    assert long.tags[: len(short.tags) - 2] == short.tags[:-2]
