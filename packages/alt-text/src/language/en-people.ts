/** What people are guessed to be. Each is a guess only where nothing but the image says it. */
const people = [
  "man",
  "men",
  "woman",
  "women",
  "boy",
  "boys",
  "girl",
  "girls",
  "person",
  "people",
  "couple",
  "lady",
  "ladies",
  "guy",
];
const adults = ["man", "men", "woman", "women", "person", "people", "couple", "lady", "ladies", "gentleman", "guy"];

/** "asian" and "man" to "asian man": the adjective alone may belong to an elephant. */
function of(adjectives: readonly string[], nouns: readonly string[]): string[] {
  return adjectives.flatMap((adjective) => nouns.map((noun) => `${adjective} ${noun}`));
}

// biome-ignore format: words
export const gender: readonly string[] = ["man", "men", "woman", "women", "boy", "boys", "girl", "girls", "lady", "ladies", "gentleman", "gentlemen", "guy", "guys", "male", "males", "female", "females", "businessman", "businesswoman", "policeman", "policewoman", "fireman"];

// biome-ignore format: words
const tens = ["teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "20s", "30s", "40s", "50s", "60s", "70s", "80s"];
const spans = of(["in his", "in her", "in their", "in his early", "in her early", "in their early"], tens);
const later = of(["in his mid", "in her mid", "in his late", "in her late", "in their late"], tens);
export const age: readonly string[] = [
  "middle-aged",
  "middle aged",
  "teenage",
  "millennial",
  ...of(["elderly", "young"], [...people, "adult", "adults"]),
  ...of(["old", "older"], adults),
  ...spans,
  ...later,
];

// biome-ignore format: words
const origins = ["asian", "east asian", "south asian", "african", "african american", "african-american", "black", "white", "caucasian", "hispanic", "latino", "latina", "latin", "arab", "middle eastern", "indian", "chinese", "japanese", "korean", "mexican", "european", "native american", "indigenous", "jewish", "muslim", "biracial", "mixed-race"];
const descents = ["asian descent", "african descent", "european descent", "indian descent", "latin descent"];
export const ethnicity: readonly string[] = [...of(origins, [...people, "male", "female", "child", "children"]), ...descents];

// biome-ignore format: words
export const emotion: readonly string[] = ["happy", "happily", "sad", "sadly", "angry", "angrily", "excited", "excitedly", "joyful", "joyfully", "worried", "anxious", "anxiously", "proud", "proudly", "bored", "lonely", "nervous", "nervously", "depressed", "cheerful", "cheerfully", "thoughtful", "pensive", "relaxed", "content expression", "in love", "enjoying", "enjoys", "feeling", "feels", "having fun"];

// biome-ignore format: words
export const depictions: readonly string[] = ["statue", "statues", "sculpture", "bust", "painting", "painted", "portrait", "drawing", "drawn", "cartoon", "illustration", "illustrated", "icon", "pictogram", "symbol", "emoji", "emoticon", "sign", "poster", "cover", "logo", "mannequin", "mannequins", "figurine", "figurines", "doll", "dolls", "puppet", "mask", "mural", "fresco", "mosaic", "engraving", "woodcut", "relief", "stained-glass", "lego", "silhouette", "comic", "stamp", "banknote", "coin"];
