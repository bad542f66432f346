"""Abbreviations with a full stop, by what may follow them. Compared as printed, without their last full stop.

Readers know nothing but the model, so that these words are data here and not in `rules/vocabulary/`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# A name or a further word always follows: no sentence ends here.
NEVER_LAST = _words(
    """
    Mr Mrs Ms Mx Dr Prof Gen Brig Col Lt Lieut Sgt Capt Maj Cmdr Cdr Adm Cpl Pvt Pfc Gov Sen Sens Rep Reps Rev Fr Hon Pres Supt Det
    Insp Msgr Messrs Mme Mlle Sra Amb Atty Asst Assoc Dep Exec vs v viz cf e.g i.e eg ie approx ca incl excl esp resp
    Pt Rt Cllr Lt.Col Lt.Gen Maj.Gen Brig.Gen Sgt.Maj Rs Tk Op
    """
)
# A number follows, or else the sentence may end here.
BEFORE_NUMBER = _words(
    """
    No Nos no nos Nr Art Arts art Fig Figs fig Sec Sect sec Vol vol Ch ch p pp para paras Jan Feb Mar Apr Jun Jul Aug Sep Sept
    Oct Nov Dec Tel tel Ext ext Reg Res Ref ref Ser Bn Bde Rgt Sqn Sun
    """
)
# The sentence goes on unless the next word can only begin one ("The", "He", "But").
MAY_END = _words(
    """
    St Ste Mt Ft Sr U.S U.K U.N E.U U.S.A U.A.E D.C L.A N.Y N.J P.M Ph.D M.D B.A M.A Inc Ltd Co Corp Cos Bros LLC plc Jr Snr Esq etc al Dept
    Dist Univ Assn Natl Intl Est Ave Blvd Rd Sq Hwy Bldg Apt Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Kan Ky La Md Mass Mich Minn Mo
    Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Mon Tue Tues Wed Thu Thur Thurs Fri Sat ft lb lbs sq
    """
)
# The same figure in another unit may follow in brackets: "230 lbs. (104 kg)".
UNITS = _words("ft in yd yds mi mil oz lb lbs st sq cu gal pt qt m cm mm km kg g l ml ha")
CLOCK = _words("a.m p.m A.M P.M am pm")
# What goes on after "5 p.m.".
AFTER_CLOCK = _words(
    """
    Monday Tuesday Wednesday Thursday Friday Saturday Sunday January February March April May June July August September October
    November December Eastern Central Pacific Mountain Greenwich GMT UTC BST CET CEST EST EDT ET CST CDT CT MST MDT PST PDT PT IST
    Local
    """
)
# Words that, with a capital in mid-paragraph, begin a sentence.
STARTERS = _words(
    """
    The A An This That These Those It Its He His She Her They Their We Our You Your I My There Here In On At By For From With Without
    Under Over After Before During Since Until While When Where Why How What Who Which Whether If As Although Though Because But And
    Or So Yet Nor Not No Some Many Most Several Few Both Each Every All Any Another Other Others More Less About Around Nearly Almost
    Only Just Also Even Still Then Now Today Yesterday Tomorrow Earlier Later Last Next Meanwhile However Moreover Instead Of Among
    According Despite To One Two Three Four Five Six Seven Eight Nine Ten Police Officials Authorities
    """
)
SPEECH = _words(
    """
    said says say told asked asks added adds replied shouted cried wrote insisted warned
    """
)
