"""TeX's names for signs that Unicode has. Only data."""

from __future__ import annotations

_LOWER = (
    "alpha beta gamma delta varepsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho varsigma sigma tau "
    "upsilon varphi chi psi omega"
)
_UPPER = {
    "Gamma": "Γ",
    "Delta": "Δ",
    "Theta": "Θ",
    "Lambda": "Λ",
    "Xi": "Ξ",
    "Pi": "Π",
    "Sigma": "Σ",
    "Upsilon": "Υ",
    "Phi": "Φ",
    "Psi": "Ψ",
    "Omega": "Ω",
    "epsilon": "ε",
    "phi": "φ",
    "vartheta": "ϑ",
    "varrho": "ϱ",
    "varpi": "ϖ",
}


def names(words: str) -> frozenset[str]:
    """The words of a text as a set."""
    return frozenset(words.split())


def _table(*entries: str) -> dict[str, str]:
    """`sign name name …` as a table from each name to its sign."""
    return {name: sign for sign, *names in (entry.split() for entry in entries) for name in names}


# Signs that stand as close to their neighbours as letters do.
LETTERS = (
    dict(zip(_LOWER.split(), map(chr, range(0x3B1, 0x3CA)), strict=True))
    | _UPPER
    | _table(
        *("∂ partial", "∇ nabla", "∞ infty", "∀ forall", "∃ exists", "∄ nexists", "∅ emptyset varnothing"),
        *("¬ neg lnot", "∏ prod", "∑ sum", "∫ int", "∬ iint", "∮ oint", "⋃ bigcup", "⋂ bigcap", "′ prime"),
        *("ℓ ell", "ℏ hbar", "ℜ Re", "ℑ Im", "ℵ aleph", "° degree", "† dagger", "∠ angle", "⊤ top", "⊥ bot"),
        *("… ldots dots dotsc", "⋯ cdots dotsb", "⋮ vdots", "⋱ ddots", "{ lbrace", "} rbrace", "[ lbrack"),
        *("] rbrack", "⟨ langle", "⟩ rangle", "⌊ lfloor", "⌋ rfloor", "⌈ lceil", "⌉ rceil", "| vert lvert rvert"),
        *("‖ Vert lVert rVert", "□ square Box", "■ blacksquare qed", "△ triangle", "♯ sharp", "♭ flat", "ı imath"),
    )
)

# Signs between two things, with a space on either side.
BETWEEN = _table(
    *("± pm", "∓ mp", "× times", "÷ div", "· cdot", "∗ ast", "∘ circ", "• bullet", "⊕ oplus", "⊖ ominus"),
    *("⊗ otimes", "⊙ odot", "⋆ star", "∪ cup", "∩ cap", "∖ setminus", "∧ land wedge", "∨ lor vee", "| mid"),
    *("∈ in", "∉ notin", "∋ ni", "⊂ subset", "⊃ supset", "⊆ subseteq", "⊇ supseteq", "≤ le leq leqslant"),
    *("≥ ge geq geqslant", "≠ ne neq", "≈ approx", "∼ sim", "≃ simeq", "≅ cong", "≡ equiv", "∝ propto", "≪ ll"),
    *("≫ gg", "∥ parallel", "⊥ perp", "→ to rightarrow longrightarrow", "← gets leftarrow longleftarrow"),
    *("⇒ Rightarrow implies Longrightarrow", "⇐ Leftarrow", "⇔ iff Leftrightarrow", "↔ leftrightarrow", "↦ mapsto"),
    *("↑ uparrow", "↓ downarrow", "⊢ vdash", "⊨ models", "≔ coloneqq", "≜ triangleq", "∴ therefore", "∵ because"),
    *("≺ prec", "≻ succ", "< lt", "> gt"),
)

# Names that are set upright and read as words.
FUNCTIONS = names(
    "arccos arcsin arctan arg argmax argmin bmod cos cosh cot det dim exp gcd inf ker lim liminf limsup ln log max "
    "min mod Pr sec sin sinh softmax sup tan tanh"
)

# What a backslash before a sign stands for: the sign itself, or some space.
ESCAPED = dict.fromkeys(",;: >", " ") | {"!": "", "/": "", "|": "‖"} | {sign: sign for sign in "{}%$#&_"}
SPACES = {"quad": "  ", "qquad": "    ", "thinspace": " ", "enspace": " ", "space": " "}
# These say how large or in what style, and mean nothing in a terminal.
SILENT = names(
    "left right middle big Big bigg Bigg bigl bigr Bigl Bigr biggl biggr Biggl Biggr displaystyle textstyle "
    "scriptstyle limits nolimits nonumber notag"
)
# Their argument is shown as it is; what a typeface would add is lost, but no letter.
FACES = names("mathrm mathbf mathit mathsf mathtt boldsymbol bm operatorname operatorname* mathop mathbin mathrel")
WORDS = names("text textrm textbf textit textsf texttt textnormal mbox emph")
ACCENTS = {
    "hat": "\u0302",
    "widehat": "\u0302",
    "tilde": "\u0303",
    "widetilde": "\u0303",
    "bar": "\u0304",
    "overline": "\u0305",
    "vec": "\u20d7",
    "dot": "\u0307",
    "ddot": "\u0308",
    "underline": "\u0332",
}

SUPERSCRIPTS = dict(
    zip(
        "0123456789+-−=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWβγδθφχ⊤′∘",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵝᵞᵟᶿᵠᵡᵀ′°",
        strict=True,
    )
)
SUBSCRIPTS = dict(
    zip("0123456789+-−=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ", strict=True)
)

# Mathematical alphabets: the capital A's code point, and the letters that Unicode had before.
_DOUBLE = (0x1D538, dict(zip("CHNPQRZ", "ℂℍℕℙℚℝℤ", strict=True)))
_SCRIPT = (0x1D49C, dict(zip("BEFHILMR", "ℬℰℱℋℐℒℳℛ", strict=True)))
_GOTHIC = (0x1D504, dict(zip("CHIRZ", "ℭℌℑℜℨ", strict=True)))
ALPHABETS = {"mathbb": _DOUBLE, "mathcal": _SCRIPT, "mathscr": _SCRIPT, "mathfrak": _GOTHIC}
