"""Two small specialist texts to go on learning from: a doctor's notes and a shop's replies to customers.

They were written for this lab: most lines come from a few patterns filled by chance, the rest is plain prose. Nothing
in them is advice or about a real person. Patterns repeat, so a model learns them faster than it would real records.
"""

from __future__ import annotations

import random
import re
from functools import lru_cache

# One line in so many is never learned from.
HELD_OUT = 8
LENGTH = 20_000

_GAP = re.compile(r"\{(\w+)\}")

_MEDICAL = {
    "patterns": (
        "The patient reports {symptom} {since}, worse {when}.",
        "The patient denies {symptom} and {symptom}.",
        "On examination the {organ} is {finding}; no {sign}.",
        "Blood pressure {n} over {m}, pulse {m}, temperature normal.",
        "History of {disease}, treated with {drug} {dose}.",
        "{drug} {dose} was prescribed {since2}; the nurse will check the {organ}.",
        "Diagnosis: {disease} with mild {symptom}.",
        "The {scan} of the {organ} shows {sign} and no fracture.",
        "Allergic to {drug}; the pharmacist was informed.",
        "Review at the clinic in {n2} weeks, sooner if {symptom} returns.",
        "The surgeon recommends a {scan} before the operation on the {organ}.",
        "The wound is {finding}; dressing changed, stitches out in {n2} days.",
        "Admitted overnight with {symptom}; the ward gave {drug} {dose}.",
        "Referred to the hospital for a {scan} because of {sign}.",
        "The dose of {drug} was lowered after {symptom}.",
        "Family history: mother with {disease}, father with {disease}.",
    ),
    "symptom": (
        "headache", "fever", "nausea", "dizziness", "chest pain", "a dry cough", "fatigue", "back pain", "a rash",
        "shortness of breath", "joint pain", "vomiting",
    ),
    "since": ("for three days", "since Monday", "for two weeks", "since the fall", "for a month"),
    "since2": ("twice daily", "at night", "for ten days", "with meals"),
    "when": ("at night", "in the morning", "after meals", "on the stairs", "when lying down"),
    "organ": ("heart", "lung", "liver", "knee", "kidney", "abdomen", "throat", "left ankle", "thyroid", "shoulder"),
    "finding": ("tender", "swollen", "clean and dry", "enlarged", "inflamed", "healing well"),
    "sign": ("swelling", "oedema", "bleeding", "infection", "a shadow", "fluid", "a murmur"),
    "disease": ("asthma", "diabetes", "hypertension", "migraine", "arthritis", "anaemia", "bronchitis", "pneumonia"),
    "drug": ("ibuprofen", "paracetamol", "amoxicillin", "insulin", "aspirin", "metformin", "salbutamol"),
    "dose": ("10 mg", "20 mg", "50 mg", "200 mg", "400 mg", "500 mg"),
    "scan": ("ultrasound", "radiograph", "blood test", "biopsy", "scan"),
    "n": ("110", "120", "125", "130", "140", "150"),
    "m": ("60", "70", "75", "80", "85", "90"),
    "n2": ("two", "three", "four", "six"),
    "prose": (
        "She slept badly because the cough woke her, and asked whether the tablets could be taken earlier.",
        "We spoke about diet and walking; he would rather try both before another medicine is added.",
        "The daughter brings him in and says that he forgets his insulin when nobody is at home.",
        "Pain four out of ten at rest, seven when the knee is bent; he manages the stairs with a stick.",
        "No cause was found for the fainting, and she was told to come back at once if it happens again.",
        "The midwife listened to the heartbeat and was content with what she heard.",
        "He stopped the tablets himself after a week since the rash itched; it faded within two days.",
        "The fever had gone by the evening, her appetite returned, and she was discharged the next morning.",
        "Vaccination against influenza was offered and accepted; a little soreness of the arm is to be expected.",
        "The old scar is pale and soft, and the new one will need sun cream for a year.",
    ),
}  # fmt: skip

_SERVICE = {
    "patterns": (
        "Dear customer, thank you for your {message} about the {item}.",
        "We are sorry that your {item} arrived {fault}.",
        "Your refund of {n} euros for the {item} will reach you within {days} working days.",
        "Please return the {item} in its box; the {paper} is enclosed, postage is free.",
        "Your parcel with the {item} left our warehouse {when} and should arrive {when2}.",
        "To cancel your order, reply with your {paper} number before {when2}.",
        "We dispatched your replacement {item} {when}; we apologise for the delay.",
        "The warranty on your {item} lasts {years} years from the date of purchase.",
        "Our courier tried to deliver the {item} {when}, but nobody was at home.",
        "We have added a voucher of {n} euros to your account, and apologise again.",
        "Would you like a refund, an exchange or a voucher for the {item}?",
        "We have no {item} in stock; new ones arrive {when2} and yours will be shipped first.",
        "Kindly send us a photo of the {fault} {item} and your {paper}.",
        "Your complaint about the {item} was passed to our {team} team.",
        "The discount was not applied at checkout; {n} euros will be credited to your card.",
        "Kind regards, your {team} team.",
    ),
    "message": ("message", "enquiry", "e-mail", "call", "complaint", "feedback"),
    "item": (
        "kettle", "blue jacket", "headphones", "desk lamp", "toaster", "bicycle pump", "winter boots", "backpack",
        "coffee grinder", "phone charger", "garden hose", "duvet",
    ),
    "fault": ("damaged", "broken", "late", "scratched", "incomplete", "in the wrong size"),
    "paper": ("receipt", "invoice", "return label", "order"),
    "when": ("yesterday", "on Monday", "this morning", "on Friday"),
    "when2": ("tomorrow", "by Thursday", "next week", "within two days", "on Saturday"),
    "team": ("delivery", "billing", "returns", "support"),
    "n": ("5", "10", "15", "20", "25", "40", "60"),
    "days": ("two", "three", "five", "seven"),
    "years": ("two", "three", "five"),
    "prose": (
        "I understand how annoying it is to wait at home all day for a van that never comes.",
        "The shop in the high street will gladly exchange it as well, if that is nearer for you.",
        "You were charged twice because the page was loaded again; the second payment has been reversed.",
        "Thank you for your patience, and for telling us so kindly what went wrong.",
        "I have looked into it: the address lacked a house number, so the parcel came back to us.",
        "If the lid still leaks after that, we will collect it at our expense.",
        "Gift wrapping can be chosen in the basket, just below the delivery options.",
        "We cannot change the colour once an order is packed, but you may send it back unopened.",
        "Your subscription ends on the last day of the month, and nothing more will be charged.",
        "A colleague will phone you after four to arrange a new delivery slot.",
    ),
}  # fmt: skip

DOMAINS = {"medical": _MEDICAL, "service": _SERVICE}


@lru_cache(maxsize=2)
def domain_text(domain: str) -> tuple[str, str]:
    """Some 20 kB to learn from and a part held out, each a text of lines; the same every time."""
    phrases = DOMAINS[domain]
    dice = random.Random(domain)
    lines = dict.fromkeys(phrases["prose"])
    while sum(map(len, lines)) < LENGTH * HELD_OUT / (HELD_OUT - 1):
        lines[_filled(dice.choice(phrases["patterns"]), phrases, dice)] = None
    order = list(lines)
    dice.shuffle(order)
    to_learn = [line for place, line in enumerate(order) if place % HELD_OUT]
    return "\n".join(to_learn), "\n".join(order[::HELD_OUT])


def _filled(pattern: str, phrases: dict[str, tuple[str, ...]], dice: random.Random) -> str:
    line = _GAP.sub(lambda gap: dice.choice(phrases[gap[1]]), pattern)
    return line[0].upper() + line[1:]
