"""What is asked and what is answered: captions, alt text, tags and JSON, and their many wordings.

`sample(rng, scene)` makes one dialogue. About 15 % of the wordings (chosen by a hash) are held out
of training and used only by evaluate.py.
"""
from __future__ import annotations

import json
import zlib

from draw import BACKGROUNDS, COLOURS, POSITIONS, SHAPES, SIZES, Scene

IMAGE = "<image>"
TASKS = ["short", "detailed", "alt", "tags"]

# --------------------------------------------------------------------------- answers
PLACE = {p: (("in" if p == "centre" else "on" if p in ("left", "right") else "at") + " the " + p) for p in POSITIONS}
NUMBER = {1: "one", 2: "two", 3: "three"}


def _join(parts: list[str]) -> str:
    return parts[0] if len(parts) == 1 else ", ".join(parts[:-1]) + " and " + parts[-1]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]


def _groups(scene: Scene) -> list[tuple[str, str, int]]:
    """(colour, shape, how many), in the order of the first of each."""
    seen: dict[tuple[str, str], int] = {}
    for t in scene.things:
        key = (COLOURS[t.colour], SHAPES[t.shape])
        seen[key] = seen.get(key, 0) + 1
    return [(c, s, n) for (c, s), n in seen.items()]


def short_caption(scene: Scene) -> str:
    parts = []
    for colour, shape, n in _groups(scene):
        if n > 1:
            parts.append(f"{NUMBER[n]} {colour} {shape}{'es' if shape == 'cross' else 's'}")
        else:
            parts.append(f"{'an' if colour[0] in 'aeiou' else 'a'} {colour} {shape}")
    return _capital(_join(parts)) + "."


def detailed_caption(scene: Scene) -> str:
    parts = [f"a {SIZES[t.size]} {COLOURS[t.colour]} {SHAPES[t.shape]} {PLACE[POSITIONS[t.cell]]}" for t in scene.things]
    return _capital(_join(parts)) + f", on a {BACKGROUNDS[scene.background]} background."


def alt_text(scene: Scene) -> str:
    """At most 120 characters: three objects can need all the room, so they come without the background."""
    parts = [f"{COLOURS[t.colour]} {SHAPES[t.shape]} {PLACE[POSITIONS[t.cell]]}" for t in scene.things]
    background = f" on a {BACKGROUNDS[scene.background]} background" if len(parts) < 3 else ""
    return _capital(_join(parts)) + background + "."


def tags(scene: Scene) -> list[str]:
    return [f"{c} {s}" for c, s, _ in _groups(scene)] + [f"{BACKGROUNDS[scene.background]} background"]


def objects(scene: Scene, keys: list[str]) -> list[dict]:
    values = lambda t: {"shape": SHAPES[t.shape], "color": COLOURS[t.colour], "colour": COLOURS[t.colour],
                        "size": SIZES[t.size], "position": POSITIONS[t.cell],
                        "name": f"{COLOURS[t.colour]} {SHAPES[t.shape]}"}
    return [{k: values(t)[k] for k in keys} for t in scene.things]


def distinct(values) -> list[str]:
    return list(dict.fromkeys(values))


def text_answer(scene: Scene, task: str) -> str:
    if task == "tags":
        return ", ".join(tags(scene))
    return {"short": short_caption, "detailed": detailed_caption, "alt": alt_text}[task](scene)


# --------------------------------------------------------------------------- words for contexts
WORDS = """leather canvas bag shoes winter summer garden kitchen table lamp chair wooden steel cotton classic modern small
large city mountain river bridge forest travel guide review history science chapter lesson school museum gallery art
poster sticker print logo icon badge button banner page shop store catalogue product article blog post news report
chart slide deck course quiz game puzzle card album cover book magazine issue spring autumn festival market street
house door window sky sea island boat train bicycle engine battery phone camera laptop screen keyboard music guitar
piano coffee tea bread cheese apple lemon orange berry honey sugar salt pepper recipe dinner breakfast baby child
family friend team office meeting project plan budget price order delivery return size medium red blue green yellow
black white pink brown purple gold silver star heart circle square ring cross triangle diamond arrow moon sun light
dark fast slow new old best top first second third edition series volume part model pro max mini plus ultra air
Alice Bob Carol Maria Anna Peter London Paris Berlin Tokyo Rome Madrid Vienna Oslo Acme Globex Initech Umbra Nova
Orion Atlas Vega Luna Zenith Summit Harbor Maple Cedar Willow Aurora Falcon Otter Fox Wolf Bear Swan Raven
shape shapes figure geometry basic simple colourful colorful abstract design pattern symbol sign set kit pack box""".split()
_SYLLABLES = "ba be bi bo bu da de di do du fa fe fi ka ke ki ko ku la le li lo lu ma me mi mo mu na ne ni no nu pa pe pi po ra re ri ro ru sa se si so su ta te ti to tu va ve vi vo wa we xa xi ya yo za ze zi zo tra ster lin dorf mund qui plo gra stra chen schi onn ell ast ock ump ard eth ith".split()


def _word(rng) -> str:
    r = rng.random()
    if r < 0.65:
        w = rng.choice(WORDS)
    elif r < 0.92:
        w = "".join(rng.choice(_SYLLABLES) for _ in range(rng.integers(1, 4)))
    else:
        w = str(rng.integers(1, 3000)) if rng.random() < 0.6 else "".join(chr(int(c)) for c in rng.integers(33, 127, rng.integers(2, 7))).replace("<", "(")
    w = str(w)
    return _capital(w) if rng.random() < 0.35 else w


def _words(rng, low: int, high: int) -> str:
    return " ".join(_word(rng) for _ in range(rng.integers(low, high + 1)))


# --------------------------------------------------------------------------- wordings of the tasks
NOUN = ["image", "picture", "photo", "drawing", "illustration", "graphic", "scene", "photograph", "figure", "visual"]
REF = ["this {n}", "the {n}", "the attached {n}", "the following {n}", "this {n} here", "the given {n}", "the provided {n}",
       "the {n} above", "the {n} below", "my {n}", "the {n} shown", "this", "it", "our {n}", "the uploaded {n}"]
PLEASE = ["", "", "", "", "Please ", "Kindly ", "Now ", "Could you ", "Can you ", "I need you to ", "Your task: ", "I'd like you to ", "First look, then "]

WORDINGS = {
    "short": [
        "caption {r}", "caption {r} in one sentence", "caption {r} briefly", "write a caption for {r}", "write a short caption for {r}",
        "generate a short, descriptive caption for {r}", "generate a caption for {r}", "generate a brief caption for {r}",
        "generate a short caption of {r}", "give {r} a caption", "give me a caption for {r}", "give me a one-line caption for {r}",
        "give a one-sentence caption for {r}", "create a caption for {r}", "create a concise caption for {r}", "produce a short caption of {r}",
        "provide a brief caption for {r}", "provide one caption for {r}", "compose a caption for {r}", "suggest a caption for {r}",
        "write one sentence about {r}", "write a single sentence that says what {r} shows", "write a title for {r}", "give {r} a title",
        "suggest a title for {r}", "write a headline for {r}", "describe {r} briefly", "describe {r} in one sentence", "describe {r} in one short sentence",
        "describe {r} in a few words", "describe {r} in under ten words", "briefly describe {r}", "shortly describe {r}", "summarise {r}", "summarize {r} in a sentence",
        "summarise {r} in one line", "give a short description of {r}", "give a brief description of {r}", "write a short description of {r}",
        "write a brief description for {r}", "provide a concise description of {r}", "say what is in {r}", "say in one sentence what {r} shows",
        "tell me what is in {r}", "tell me briefly what you see in {r}", "tell me what {r} shows", "state what {r} shows", "name what is in {r}",
        "write a caption that says what {r} shows", "make a caption for {r}", "make a short caption", "add a caption to {r}", "write the caption of {r}",
        "what do you see?", "what is in {r}?", "what's in {r}?", "what is this?", "what does {r} show?", "what can be seen in {r}?", "what is shown in {r}?",
        "what does {r} depict?", "what is depicted here?", "what do you see in {r}?", "what are we looking at?", "what is visible in {r}?",
        "a short caption for {r}, please", "caption, please", "caption", "caption:", "short caption", "one-line caption for {r}", "brief caption:",
        "caption this", "caption this:", "caption this: ", "describe this shortly", "describe what you see in one sentence", "a caption for {r}",
        "write a caption of at most {k} words for {r}", "write a short, descriptive caption for {r} in {k} words or fewer", "write a plain caption for {r}",
        "write a descriptive caption", "generate a descriptive caption for {r}", "write a simple, factual caption for {r}", "write a catalogue caption for {r}",
        "write one short caption for {r}", "caption {r} in at most {k} words", "in one sentence, what does {r} show?", "in a few words, what is in {r}?",
        "write a social media caption for {r}", "write a short factual caption of {r}", "write a normal caption for {r}", "caption {r} for a catalogue",
    ],
    "detailed": [
        "describe {r} in detail", "describe {r} in detail, with sizes and positions", "describe {r} in great detail", "describe {r} in full detail", "describe {r} thoroughly",
        "describe {r} precisely", "describe {r} completely", "describe {r}", "describe {r} carefully", "describe {r} as exactly as you can", "describe {r} for me",
        "give a detailed description of {r}", "give me a detailed caption for {r}", "give a full description of {r}", "give a long description of {r}", "give a complete description of {r}",
        "write a detailed caption for {r}", "write a detailed description of {r}", "write a long caption for {r}", "write a long description of {r}", "write a full description of {r}",
        "write a thorough description of {r}", "write a complete, detailed description", "write an exact description of {r}", "write an extended description of {r}",
        "generate a detailed caption for {r}", "generate a long, detailed caption for {r}", "generate a detailed description of {r}", "generate a comprehensive caption", "generate a rich, detailed description of {r}",
        "provide a detailed caption of {r}", "provide a detailed description of {r}", "provide a comprehensive description of {r}", "produce a detailed caption for {r}", "create a detailed caption for {r}",
        "create a detailed description", "caption {r} in detail", "caption {r} in great detail", "caption {r} with sizes and positions", "caption {r} at length",
        "explain {r} in detail", "explain what {r} shows in detail", "explain in detail what you see", "tell me everything about {r}", "tell me everything you see in {r}", "tell me in detail what is in {r}",
        "tell me where everything is in {r}", "say exactly what is where in {r}", "say what is in {r}, how large it is and where", "describe everything in {r}", "describe every object in {r}", "describe all objects with their size and position",
        "describe each object, its size and its place", "describe the layout of {r}", "describe the composition of {r}", "describe the positions and sizes of the objects in {r}", "describe {r} including the background",
        "describe {r} with all details", "describe what you see in detail", "describe in detail", "describe this", "describe", "describe what is where in {r}", "detailed caption", "detailed caption:", "detailed description, please",
        "detailed description of {r}", "long caption", "full description:", "a detailed caption for {r}, please", "what exactly is in {r}, and where?", "what is where in {r}?", "what do you see in {r}, in detail?",
        "what does {r} show in detail?", "where is everything in {r}?", "which objects are in {r}, how large and where?", "in detail, what does {r} show?", "in as much detail as possible, describe {r}", "write a paragraph about {r}", "write a dense caption for {r}",
        "write a description of {r} with positions, sizes and background", "write several details about {r}", "write a description of {r} for someone who cannot see it, with every detail", "list every detail of {r} in a sentence", "describe {r} in {k} sentences",
    ],
    "alt": [
        "write alt text for {r}", "write the alt text for {r}", "write an alt text for {r}", "write short alt text for {r}", "write concise alt text for {r}", "write good alt text for {r}", "write alternative text for {r}", "write accessible alt text for {r}",
        "write HTML alt text for {r}", "write an alt attribute for {r}", "write the alt attribute of {r}", "write alt-text for {r}", "write ALT text for {r}", "write a detailed alt text for {r}", "write descriptive alt text for {r}",
        "generate alt text for {r}", "generate alt text", "generate an alt text for {r}", "generate accessible alternative text for {r}", "generate the alt attribute for {r}", "generate short alt text for {r}",
        "give me alt text for {r}", "give alt text for {r}", "give {r} an alt text", "provide alt text for {r}", "provide alternative text for {r}", "provide a text alternative for {r}", "create alt text for {r}", "create an alt text for {r}",
        "create alternative text for {r}", "produce alt text for {r}", "compose alt text for {r}", "suggest alt text for {r}", "draft alt text for {r}", "add alt text to {r}", "make alt text for {r}", "make {r} accessible with an alt text",
        "alt text for {r}", "alt text, please", "alt text", "alt text:", "alt text for {r}, please", "alt:", "ALT text", "the alt text of {r}:", "alternative text for {r}", "text alternative for {r}:",
        "describe {r} for a screen reader", "describe {r} for screen readers", "describe {r} for blind users", "describe {r} for a blind reader", "describe {r} for visually impaired users", "describe {r} for people who use screen readers", "describe {r} as alt text",
        "describe {r} in an alt text", "describe {r} for the alt attribute", "describe {r} for accessibility", "caption {r} for a screen reader", "caption {r} for accessibility", "caption {r} as alt text", "write a screen reader description of {r}",
        "write a description of {r} for screen reader users", "write an accessibility description of {r}", "write an accessible description of {r}", "write a text alternative for {r}", "write alt text of at most {k}0 characters for {r}", "write alt text (max {k}0 characters)", "write alt text for {r} in {k} words or fewer",
        "what is a good alt text for {r}?", "what should the alt text of {r} be?", "what would be the alt text for {r}?", "which alt text fits {r}?", "how would you write the alt text of {r}?", "I need alt text for {r}", "I need an alt text", "we need alt text for {r}", "fill in the alt attribute of {r}",
        "write one alt text for {r}", "write the alternative text that a screen reader reads for {r}", "write alt text for {r} on a web page", "alt text for a web page, for {r}", "write WCAG alt text for {r}",
    ],
    "tags": [
        "list tags for {r}", "list the tags for {r}", "list tags", "list keywords for {r}", "list some keywords for {r}", "list labels for {r}", "list a few tags that fit {r}", "list the keywords of {r}", "list relevant tags for {r}",
        "give me tags for {r}", "give me keywords for {r}", "give me five keywords", "give me five tags for {r}", "give me {k} keywords for {r}", "give {k} tags for {r}", "give tags for {r}", "give a list of tags for {r}", "give labels for {r}", "give me a few labels",
        "tag {r}", "tag this", "tag {r} with keywords", "tag {r} for a search index", "tag {r}, comma separated", "label {r}", "label {r} with keywords", "index {r} with keywords",
        "write tags for {r}", "write keywords for {r}", "write a comma-separated list of tags for {r}", "write a list of keywords", "write search keywords for {r}", "write labels for {r}", "write SEO keywords for {r}",
        "generate tags for {r}", "generate keywords for {r}", "generate a list of tags for {r}", "generate labels for {r}", "generate {k} tags", "generate search tags for {r}", "generate comma separated tags for {r}",
        "provide tags for {r}", "provide keywords for {r}", "provide a list of labels for {r}", "create tags for {r}", "create a tag list for {r}", "create keywords for {r}", "suggest tags for {r}", "suggest some keywords for {r}", "propose tags for {r}",
        "assign tags to {r}", "assign keywords to {r}", "add tags to {r}", "find keywords for {r}", "find tags for {r}", "make a list of tags for {r}", "produce tags for {r}", "return tags for {r}", "return a list of keywords for {r}", "extract tags from {r}",
        "extract keywords from {r}", "tags", "tags:", "tags, please", "tags for {r}", "keywords", "keywords:", "keywords for {r}", "keywords, please", "labels:", "labels for {r}", "comma-separated tags for {r}", "a list of tags for {r}, please",
        "which tags fit {r}?", "which keywords describe {r}?", "what tags would you give {r}?", "what are good keywords for {r}?", "what keywords fit {r}?", "I need tags for {r}", "I need keywords for {r}", "describe {r} with tags", "describe {r} with keywords",
        "describe {r} in keywords", "describe {r} as a list of tags", "caption {r} with tags only", "booru-style tags for {r}", "write hashtags-style keywords for {r}",
    ],
}
# Besides these lists, verbs, adjectives and nouns are put together freely.
VERBS = ["write", "generate", "give me", "give", "create", "produce", "provide", "compose", "suggest", "make", "draft", "formulate", "prepare", "return", "output", "craft", "think of", "come up with", "propose", "supply", "I want", "I need", "we need", "find", "add", "set down", "answer with", "reply with", "let me have", "show me", ""]
THINGS = {
    "short": (["a {a} caption", "one {a} caption", "the caption", "a caption", "a caption", "a {a} description", "a {a} title", "a title", "a headline", "a summary", "a {a} summary", "one sentence", "a single sentence", "a one-liner", "a {a} sentence", "a caption of {k} words", "a {a} line", "captions"],
              ["short", "brief", "concise", "one-sentence", "simple", "one-line", "crisp", "descriptive", "plain", "compact", "succinct", "short, descriptive", "clear", "factual", "good", "matching", "terse", "normal", "fitting"]),
    "detailed": (["a {a} caption", "a {a} description", "a {a} description", "one {a} caption", "the {a} description", "a description", "a {a} account", "a {a} paragraph", "a {a} summary", "all details", "every detail", "the details", "a description with sizes and positions", "a {a} caption with positions"],
                 ["detailed", "long", "full", "thorough", "comprehensive", "rich", "extensive", "complete", "very detailed", "exact", "precise", "in-depth", "exhaustive", "longer", "dense", "elaborate", "long, detailed"]),
    "alt": (["alt text", "{a} alt text", "an alt text", "the alt text", "alternative text", "{a} alternative text", "an alt attribute", "the alt attribute", "a text alternative", "alt-text", "an {b} alt text", "one alt text", "ALT text", "a screen reader text", "a description for screen readers", "a description for blind users", "an accessible description", "an accessibility text"],
            ["short", "good", "concise", "accessible", "helpful", "brief", "plain", "descriptive", "proper", "useful"]),
    "tags": (["tags", "{a} tags", "keywords", "{a} keywords", "labels", "a list of tags", "a list of keywords", "a list of labels", "{k} tags", "{k} keywords", "five tags", "some tags", "a few keywords", "a tag list", "search terms", "a {a} list of tags", "comma-separated keywords", "hashtags", "index terms"],
             ["short", "good", "relevant", "useful", "fitting", "search", "descriptive", "simple", "suitable", "matching"]),
}
HOW = {
    "short": ["briefly", "shortly", "succinctly", "concisely", "in short", "in brief", "in a nutshell", "in one line", "in {k} words", "in a few words", "in a sentence", "in one sentence", "in a single sentence", "in one short sentence", "in no more than {k} words", "in a line", "quickly", "very briefly", "in simple words, one sentence", "with few words"],
    "detailed": ["in detail", "thoroughly", "at length", "completely", "precisely", "with all details", "in full", "exhaustively", "in depth", "comprehensively", "extensively", "with sizes and positions", "with positions", "in as much detail as you can", "in great detail", "object by object", "exactly", "with the background", "including where things are", "in several details"],
    "alt": ["for a screen reader", "for screen readers", "for blind people", "for someone who cannot see it", "as alt text", "in an alt text", "for accessibility", "for the alt attribute", "for visually impaired readers", "for users of screen readers"],
    "tags": ["with tags", "with keywords", "in keywords", "as tags", "as keywords", "as a list of tags", "with labels", "using tags only", "by keywords", "as labels"],
}
DOING = ["describe {r}", "describe {r}", "caption {r}", "describe what you see", "describe what {r} shows", "describe this", "explain {r}", "present {r}", "put {r} into words", "say what is in {r}", "tell me what is in {r}", "tell me what you see", "characterise {r}"]


def free_wording(rng, task: str) -> str:
    """A wording put together: "compose a crisp caption for {r}", "describe {r} in depth"."""
    if rng.random() < 0.35:
        how, doing = str(rng.choice(HOW[task])), str(rng.choice(DOING))
        return f"{doing} {how}" if rng.random() < 0.75 else f"{how}, {doing}"
    things, adjectives = THINGS[task]
    thing = str(rng.choice(things)).replace("{a}", str(rng.choice(adjectives))).replace("{b}", "accessible")
    for vowel in "aeiou":
        thing = thing.replace(f"a {vowel}", f"an {vowel}") if thing.startswith(f"a {vowel}") else thing
    verb = str(rng.choice(VERBS))
    r = rng.random()
    tail = " for {r}" if r < 0.55 else " of {r}" if r < 0.75 else "" if r < 0.93 else " to go with {r}"
    return f"{verb} {thing}{tail}".strip()


# Texts that leave the task to the system message, and system messages that set it.
NEUTRAL = ["here is {r}", "go ahead", "next {n}", "describe {r} as it is used on the page of {w}", "describe {r}", "look at {r}", "{n}:", "please do your job for {r}", "for {w}", "{w}", "here it is", "now {r}", "do {r}", "describe {r} for the page of {w}", "this is {r} of {w}"]
SYSTEM = {
    "short": ["You write captions for a {p}.", "You are a captioning assistant that answers with one short caption.", "You write short captions.", "Write one short caption for every image.", "You caption images in one sentence.", "You are a caption writer at a {p}. Keep it short."],
    "detailed": ["You describe images in detail.", "You write detailed captions.", "You write long, detailed descriptions for a {p}.", "Describe every image in full detail.", "You are an assistant that describes images thoroughly, with positions and sizes."],
    "alt": ["You write alt text for a {p}.", "You write alt text.", "You are an accessibility expert who writes alt text.", "You write alternative text for images on the web.", "Write alt text for every image you get.", "You are the accessibility editor of a {p}. You write alt texts.", "You write alt text for the images of a {p}."],
    "tags": ["You tag images.", "You write tags for a {p}.", "You are a tagging assistant. Answer with tags only.", "You label images with keywords for a search index.", "Give keywords for every image."],
    None: ["You are a helpful assistant.", "You are a captioning assistant.", "You are a precise assistant that looks at images.", "You work for a {p}.", "You look at pictures and answer.", "Be concise and factual.", "You are an assistant for {w}.", "You are a careful observer.", "Answer in English.", "You answer exactly what is asked.", "You are an expert in {w}."],
}
PLACES = "shop store museum school newspaper magazine gallery library blog website web shop publisher catalogue company children's book".replace("web shop", "web-shop").split()
CONTEXT = ["The page is about {w}.", "Product: {w}", "Title: {w}", "The {n} is used on the page of {w}.", "It belongs to {w}.", "File name: {f}", "Category: {w}", "Context: {w}.", "This is for {w}.", "It appears in the article \"{w}\".",
           "The {n} comes from {w}.", "Page title: {w}.", "Author: {w}", "We sell {w}.", "The reader knows {w}.", "Brand: {w}.", "The surrounding text reads: \"{w}\".", "Name: {w}; price: {k}.", "Keywords of the page: {w}.", "It was uploaded by {w}.", "Audience: {w}."]
RULES = ["Be concise.", "Answer in English.", "Do not start with \"Image of\".", "Do not begin with 'A picture of'.", "Plain text only.", "At most {k} words.", "Use at most {k}0 characters.", "Only what can be seen.", "Do not guess.", "No quotes.", "No markdown.", "Answer with the text only.",
         "Say nothing else.", "Be factual.", "Use simple words.", "Keep it neutral.", "Do not add anything else.", "Language: English.", "Tone: neutral.", "Tone: {w}.", "Length: short", "Be precise and objective.", "No emojis.", "Write for {w}.", "Mention the colours.", "Mention only the facts.", "Just the answer, no explanations.",
         "Do not mention {w}.", "End with a full stop.", "Use British spelling.", "Return only the result.", "Don't use more than {k}0 characters.", "Don't invent names.", "Use present tense."]
CORRECTIONS = ["Your answer was not valid:\n- {e}\nAnswer with the whole corrected JSON value and nothing else."] * 8 + ["Your answer was not valid:\n- {e}\n- {e}\nAnswer with the whole corrected JSON value and nothing else."] * 3 + ["Your answer was not valid: {e}", "Your answer was not valid: {e}\nAnswer again with one JSON value that matches the schema.", "Your answer was not valid:\n- {e}\n- {e}\nAnswer again, with the corrected JSON value and nothing else.", "That is not valid: {e} Try again.", "The answer does not match the schema: {e}. Please answer again.",
               "Your last answer was invalid ({e}). Answer again with valid JSON only.", "Error: {e}. Correct your answer.", "The previous answer failed validation: {e}", "Your answer was not valid: {e}. Answer with the whole corrected JSON value and nothing else."]
ERRORS = ["the text is not JSON", "{x}: expected string, received undefined", "{x} is required", "Unexpected end of JSON input", "at {x}: Invalid input: expected array, received string", "{x}: Too big: expected string to have <={k}0 characters", "{x}: too short", "missing property \"{x}\"", "Unexpected token A in JSON at position 0", "/{x}: must be {w}", "{x}: {w}"]
SCHEMA_LEAD = ["Answer with one JSON value and nothing else. It must match this JSON Schema:\n"] * 14 + [
    "Answer with JSON that matches this schema:\n", "Reply only with JSON. Schema:\n", "Return a JSON value that follows this JSON Schema: ", "Respond with one JSON object matching this JSON Schema:\n", "Your answer must be valid JSON for this schema:\n", "Output JSON only, matching: ", "Answer in JSON. JSON Schema:\n", "Give the answer as JSON with this schema:\n"]


def held_out(wording: str) -> bool:
    return zlib.crc32(wording.encode()) % 100 < 15


for _task, _list in WORDINGS.items():
    assert len(set(_list)) == len(_list), _task


def _fill(rng, text: str, **extra) -> str:
    if "{r}" in text:
        text = text.replace("{r}", str(rng.choice(REF)))
    while "{n}" in text:
        text = text.replace("{n}", str(NOUN[min(int(rng.exponential(2.2)), len(NOUN) - 1)]), 1)
    while "{w}" in text:
        text = text.replace("{w}", _words(rng, 1, 5), 1)
    text = text.replace("{k}", str(rng.integers(3, 21))).replace("{p}", str(rng.choice(PLACES)))
    if "{f}" in text:
        text = text.replace("{f}", _word(rng) + str(rng.choice([".jpg", ".png", "-01.webp", "_2.jpeg"])))
    for key, value in extra.items():
        text = text.replace("{" + key + "}", value)
    return text


def _decorate(rng, core: str) -> str:
    """Case, politeness and end mark around a wording."""
    if core[-1] in "?:,":
        text = core
    else:
        polite = str(rng.choice(PLEASE)) if core[0].islower() and " " in core else ""
        text = polite + core + ("?" if polite.startswith("C") else str(rng.choice([".", ".", ".", ":", "", "!", ""])))
    r = rng.random()
    if r < 0.82:
        text = _capital(text)
    elif r < 0.86:
        text = text.upper() if "{" not in text and rng.random() < 0.3 else text
    return text


def instruction(rng, task: str, evaluation: bool = False) -> str:
    while True:
        wording = free_wording(rng, task) if not evaluation and rng.random() < 0.5 else str(rng.choice(WORDINGS[task]))
        if held_out(wording) == evaluation:
            break
    return _decorate(rng, _fill(rng, wording))


def _around(rng, core: str, much: float = 1.0) -> list[str]:
    """The instruction with contexts before and rules after."""
    before = [_fill(rng, str(rng.choice(CONTEXT))) for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.68, 0.2, 0.08, 0.04])) if rng.random() < much else 0)]
    after = [_fill(rng, str(rng.choice(RULES))) for _ in range(int(rng.choice([0, 1, 2, 3], p=[0.62, 0.2, 0.12, 0.06])) if rng.random() < much else 0)]
    if before and rng.random() < 0.5:  # the context may also follow
        after, before = before + after if rng.random() < 0.5 else after + before, []
    return before + [core] + after


def _lay_out(rng, pieces: list[str]) -> str:
    """Joins the sentences and puts the image first, last or in the middle."""
    glue = str(rng.choice([" ", " ", "\n", "\n\n", "\n- "])) if len(pieces) > 1 else " "
    r = rng.random()
    if r < 0.5:
        return IMAGE + str(rng.choice(["", "", "", "\n", " "])) + glue.join(pieces)
    if r < 0.8:
        return glue.join(pieces) + str(rng.choice(["", " ", " ", "\n"])) + IMAGE
    text = glue.join(pieces)
    spaces = [i for i, c in enumerate(text) if c == " "]
    if not spaces:
        return text + " " + IMAGE
    at = int(rng.choice(spaces))
    # Templates drop the blanks beside an image, people do not.
    left, right = (("", ""), ("", ""), (" ", " "), ("", " "), (" ", ""))[rng.integers(5)]
    return text[:at] + left + IMAGE + right + text[at + 1:]


# --------------------------------------------------------------------------- schemas
STRING = {
    "short": ["caption", "title", "short", "shortCaption", "short_caption"],
    "detailed": ["description", "details", "detailed", "detailedCaption", "detailed_caption", "longDescription", "long_description"],
    "alt": ["alt", "altText", "alt_text"],
}
ARRAY = {"tags": ["tags", "keywords", "labels"], "colours": ["colors", "colours"], "shapes": ["shapes"]}
OBJECTS = ["objects", "items", "things"]
OPEN = ["value", "answer", "result", "text"]
COUNT = ["count", "objectCount", "number", "object_count"]
ENUMS = {"shape": SHAPES, "color": COLOURS, "colour": COLOURS, "size": SIZES, "position": POSITIONS, "background": BACKGROUNDS}
TEXTS = ["What a screen reader says, at most 125 characters.", "One short sentence.", "A few words to search by", "All that can be seen, in detail", "The main colours", "How many objects there are", "Name of the shape", "Lower case", "In English", "Where it is"]


def _string_schema(rng, key: str, noise: float) -> dict:
    node: dict = {"type": "string"}
    if key in ENUMS and rng.random() < 0.35:
        values = list(ENUMS[key])
        if rng.random() < 0.3:
            rng.shuffle(values)
        if rng.random() < 0.1:
            values.append("other")
        node["enum"] = values
    elif rng.random() < noise:
        if rng.random() < 0.6:
            node["minLength"] = int(rng.integers(1, 4))
        if rng.random() < 0.6:
            node["maxLength"] = int(rng.choice([80, 100, 120, 125, 150, 200, 250, 400, 500, 1000]))
    return node


def _dress(rng, node: dict, noise: float) -> dict:
    """Descriptions and null types: nothing that changes the answer."""
    if rng.random() < noise:
        r = rng.random()
        if r < 0.35 and isinstance(node.get("type"), str):
            node = {**node, "type": [node["type"], "null"]}
        elif r < 0.6:
            node = {"anyOf": [node, {"type": "null"}]}
    if rng.random() < noise:
        text = {"description": _fill(rng, str(rng.choice(TEXTS))) if rng.random() < 0.7 else _words(rng, 2, 7)}
        node = {**text, **node} if rng.random() < 0.4 else {**node, **text}
    return node


def _object_schema(rng, properties: dict, noise: float, top: bool) -> dict:
    node: dict = {"type": "object", "properties": properties}
    keys = list(properties)
    if rng.random() < 0.9:
        node["required"] = keys if rng.random() < 0.95 else [k for k in keys if rng.random() < 0.6] or keys
    if rng.random() < 0.85:
        node["additionalProperties"] = False
    if top and rng.random() < noise:
        link = {"$schema": str(rng.choice(["https://json-schema.org/draft/2020-12/schema", "http://json-schema.org/draft-07/schema#"]))}
        node = {**link, **node} if rng.random() < 0.6 else {**node, **link}
    if rng.random() < 0.06:
        node = {"title": _word(rng), **node}
    return node


def _items(rng, noise: float):
    keys = ["shape", str(rng.choice(["color", "colour"])), "size", "position", "name"]
    keys = [k for k, p in zip(keys, (0.85, 0.8, 0.6, 0.65, 0.08)) if rng.random() < p] or ["shape"]
    rng.shuffle(keys)
    return keys, _object_schema(rng, {k: _dress(rng, _string_schema(rng, k, noise * 0.3), noise * 0.4) for k in keys}, noise, False)


def _array(rng, items: dict, noise: float) -> dict:
    node = {"type": "array", "items": items}
    if rng.random() < noise:
        if rng.random() < 0.6:
            node["minItems"] = int(rng.integers(1, 3))
        if rng.random() < 0.6:
            node["maxItems"] = int(rng.integers(5, 21))
    return node


def _property(rng, kind: str, scene: Scene, task: str, noise: float):
    """One property of a kind: its key, schema and value."""
    if kind in STRING:
        key = str(rng.choice(STRING[kind]))
        return key, _string_schema(rng, key, noise), text_answer(scene, kind)
    if kind in ARRAY:
        key = str(rng.choice(ARRAY[kind]))
        item = {"type": "string"}
        if kind != "tags" and rng.random() < 0.25:
            item["enum"] = list(COLOURS if kind == "colours" else SHAPES)
        value = {"tags": lambda: tags(scene), "colours": lambda: distinct(COLOURS[t.colour] for t in scene.things),
                 "shapes": lambda: distinct(SHAPES[t.shape] for t in scene.things)}[kind]()
        return key, _array(rng, item, noise), value
    if kind == "objects":
        key = str(rng.choice(OBJECTS + ["shapes"], p=[0.6, 0.2, 0.08, 0.12]))
        keys, item = _items(rng, noise)
        return key, _array(rng, item, noise), objects(scene, keys)
    if kind == "background":
        return "background", _string_schema(rng, "background", noise), BACKGROUNDS[scene.background]
    if kind == "count":
        return str(rng.choice(COUNT)), {"type": "integer" if rng.random() < 0.8 else "number"}, len(scene.things)
    if kind == "decorative":
        return str(rng.choice(["decorative", "decorative", "isDecorative"])), {"type": "boolean"}, False
    # `open`: the instruction says what is wanted; a made-up key goes by its type.
    key = str(rng.choice(OPEN)) if kind == "open" else _word(rng).lower().replace('"', "").replace("\\", "") or "x"
    r = rng.random()
    if r < 0.62 or kind == "open" and r < 0.7:
        return key, _string_schema(rng, key, noise), text_answer(scene, task)
    if r < 0.9:
        return key, _array(rng, {"type": "string"}, noise), tags(scene)
    if r < 0.95:
        return key, {"type": "integer"}, len(scene.things)
    return key, {"type": "boolean"}, False


KINDS = ["short", "detailed", "alt", "tags", "objects", "colours", "shapes", "background", "count", "decorative", "open", "unknown"]
WEIGHT = [0.11, 0.11, 0.14, 0.12, 0.14, 0.08, 0.08, 0.05, 0.05, 0.04, 0.04, 0.04]


def schema(rng, scene: Scene, task: str):
    """A random schema and the value that answers it. `task` is what the instruction asks for."""
    noise = float(rng.choice([0.0, 0.15, 0.5], p=[0.45, 0.3, 0.25]))
    r = rng.random()
    if r < 0.03:
        return _array(rng, {"type": "string"}, noise), tags(scene)
    if r < 0.045:
        keys, item = _items(rng, noise)
        return _array(rng, item, noise), objects(scene, keys)
    if r < 0.065:
        return {"type": "string"}, text_answer(scene, task)
    if r < 0.14:  # one open property, the commonest wrapping of a plain value
        key, node, value = _property(rng, "open", scene, task, noise)
        return _object_schema(rng, {key: _dress(rng, node, noise)}, noise, True), {key: value}
    n = int(rng.choice([1, 2, 3, 4], p=[0.22, 0.38, 0.24, 0.16]))
    properties, values = {}, {}
    for kind in rng.choice(KINDS, n, replace=False, p=WEIGHT):
        key, node, value = _property(rng, str(kind), scene, task, noise)
        if key not in properties:
            properties[key], values[key] = _dress(rng, node, noise), value
    return _object_schema(rng, properties, noise, True), values


def compact(value) -> str:
    return json.dumps(value, separators=(",", ":"), ensure_ascii=False)


# --------------------------------------------------------------------------- dialogues
def turn(role: str, text: str) -> str:
    """One message as SmolVLM's chat template prints it."""
    return f"{role}{':' if text.startswith(IMAGE) else ': '}{text}<end_of_utterance>\n"


def sample(rng, scene: Scene, task: str | None = None, as_json: bool | None = None, evaluation: bool = False):
    """-> (list of (text, is_answer)), what it was ("short", …, "json"), expected answer."""
    task = task or str(rng.choice(TASKS, p=[0.24, 0.32, 0.22, 0.22]))
    as_json = rng.random() < 0.62 if as_json is None else as_json
    parts: list[tuple[str, bool]] = []
    head = "<|im_start|>"
    neutral = not evaluation and rng.random() < 0.1
    if neutral:
        head += turn("System", _fill(rng, str(rng.choice(SYSTEM[task]))) + (" " + _fill(rng, str(rng.choice(RULES))) if rng.random() < 0.3 else ""))
        core = _decorate(rng, _fill(rng, str(rng.choice(NEUTRAL))))
    else:
        if rng.random() < 0.25:
            # A system message of the same task or of none; the instruction has the last word.
            other = task if rng.random() < 0.35 else None
            head += turn("System", _fill(rng, str(rng.choice(SYSTEM[other]))) + (" " + _fill(rng, str(rng.choice(RULES))) if rng.random() < 0.3 else ""))
        core = instruction(rng, task, evaluation)
    if not neutral and not evaluation and task == "short" and not as_json and rng.random() < 0.01:
        user = IMAGE  # nothing but a picture is a wish for a caption
    else:
        user = _lay_out(rng, _around(rng, core))
    if not as_json:
        answer = text_answer(scene, task)
        parts += [(head + turn("User", user) + "Assistant:", False), (" " + answer + "<end_of_utterance>", True)]
        if not evaluation and rng.random() < 0.03:
            again = str(rng.choice(TASKS))
            parts += [("\n" + turn("User", instruction(rng, again)) + "Assistant:", False), (" " + text_answer(scene, again) + "<end_of_utterance>", True)]
        return parts, task, answer
    node, value = schema(rng, scene, task)
    lead = SCHEMA_LEAD[0] if evaluation else str(rng.choice(SCHEMA_LEAD))
    wish = str(rng.choice(["\n\n", "\n", "\n\n", " ", ""] if not evaluation else ["\n\n", "\n"])) + lead + compact(node)
    answer = compact(value)
    corrected = not evaluation and rng.random() < 0.08
    # After a correction the schema stands in the first message, in the last, or in both.
    first, later = ((wish, ""), ("", wish), ("", wish), (wish, wish))[rng.integers(4)] if corrected else (wish, "")
    if len(wish) > 500 and first and later:
        later = ""
    parts.append((head + turn("User", user + first) + "Assistant:", False))
    if corrected:
        r = rng.random()
        wrong = answer[:int(rng.integers(1, len(answer)))] if r < 0.45 else text_answer(scene, task) if r < 0.75 else answer if r < 0.93 else "(no answer)"
        keys = list(value) if isinstance(value, dict) else ["value"]
        error = _fill(rng, str(rng.choice(CORRECTIONS)), e=str(rng.choice(ERRORS)), x=str(rng.choice(keys)))
        parts.append((f" {wrong}<end_of_utterance>\n" + turn("User", _fill(rng, error, x=str(rng.choice(keys))) + later) + "Assistant:", False))
    parts.append((" " + answer + "<end_of_utterance>", True))
    return parts, "json", answer
