import { missingImage } from "./en-missing-image.js";
import { givenNames, honorifics, namedThings } from "./en-names.js";
import { age, depictions, emotion, ethnicity, gender } from "./en-people.js";
import type { LanguageData } from "./language-data.js";

/** English. The lists are those of the tools that the rules come from, with what models write besides. */
export const en: LanguageData = {
  period: ".",
  // biome-ignore format: words
  abbreviations: ["mr", "mrs", "ms", "mx", "dr", "prof", "st", "mt", "ft", "jr", "sr", "rev", "gen", "col", "capt", "lt", "sgt", "gov", "sen", "rep", "hon", "inc", "ltd", "co", "corp", "vs", "etc", "no", "nos", "fig", "vol", "approx", "ca", "e.g", "i.e", "a.m", "p.m", "u.s", "u.k", "u.s.a", "ph.d", "d.c"],
  // biome-ignore format: words
  functionWords: ["a", "the", "of", "and", "with", "is", "are", "from", "by", "on", "at", "its", "their", "behind", "under", "over", "beside", "near", "front", "while", "through"],
  dangling: ["a", "an", "the", "and", "or", "of", "from", "into", "their", "its", "while", "which", "whose"],
  // biome-ignore format: words
  vague: ["image", "images", "img", "photo", "photos", "photograph", "photographs", "picture", "pictures", "pic", "pics", "graphic", "graphics", "visual", "visuals", "media", "clipart", "clip art", "gif", "gifs", "icon", "icons", "illustration", "illustrations", "banner", "banners", "thumbnail", "thumbnails", "logo", "logos", "avatar", "avatars", "art", "artwork", "drawing", "drawings", "diagram", "diagrams", "chart", "charts", "graph", "graphs", "table", "screenshot", "screenshots", "screen shot", "screen shots", "figure", "figures", "painting", "paintings", "map", "maps", "jpg", "jpeg", "png", "svg", "webp", "this", "that", "here", "there", "above", "below", "asset", "assets", "file", "attachment", "upload", "uploaded", "arrow", "bullet", "button", "photographer", "background", "hero image", "header image", "featured image", "company logo", "our logo", "site logo", "stock photo", "stock image", "product image", "product photo", "profile picture", "profile photo"],
  // biome-ignore format: words
  vagueLinks: ["click", "click here", "click me", "tap here", "link", "more", "read more", "learn more", "see more", "view more", "more info", "details", "go", "here", "this", "button", "icon", "logo", "image", "arrow", "image link", "clickable image"],
  // biome-ignore format: words
  placeholders: ["todo", "tbd", "tba", "fixme", "xxx", "placeholder", "placeholder image", "image placeholder", "placeholder text", "alt", "alt text", "alt tag", "image alt", "image alt text", "alternative text", "add alt text", "add alt text here", "enter alt text", "insert alt text", "insert alt text here", "alt text here", "your alt text here", "describe image", "describe this image", "image description", "image description here", "insert image", "insert photo", "insert picture", "image goes here", "photo goes here", "picture goes here", "your image here", "your photo here", "your picture here", "sample", "sample image", "example", "example image", "test", "test image", "demo", "default", "default image", "untitled", "untitled design", "unnamed", "null", "undefined", "none", "nan", "n/a", "object object", "blank", "empty", "spacer", "temp", "lorem ipsum", "lorem ipsum dolor sit amet", "coming soon", "image coming soon", "no image", "no image available", "image not available", "image not found", "no description", "no description available", "description"],
  // biome-ignore format: words
  refusals: ["i'm sorry", "i am sorry", "sorry i can't", "sorry i cannot", "i can't", "i cannot", "i can not", "i'm unable", "i am unable", "i'm not able", "i am not able", "unable to describe", "unable to identify", "as an ai", "as a language model"],
  missingImage,
  // biome-ignore format: words
  labels: ["alt text", "alt-text", "alttext", "alt", "alt tag", "alternative text", "alternate text", "suggested alt text", "image alt text", "image description", "picture description", "photo description", "description", "image caption", "caption", "image", "output", "answer", "response"],
  // biome-ignore format: words
  preambles: ["sure", "certainly", "of course", "absolutely", "okay", "ok", "great", "here is", "here's", "here are", "the alt text", "alt text for", "a caption for", "caption for"],
  // biome-ignore format: words
  credits: ["photo by", "photos by", "photograph by", "image by", "picture by", "photographed by", "photo credit", "image credit", "picture credit", "photo courtesy of", "image courtesy of", "courtesy of", "copyright", "all rights reserved", "getty images", "shutterstock", "istock", "unsplash", "adobe stock"],
  creditLabels: ["picture", "photo", "photos", "photograph", "photographer", "credit", "credits", "source"],
  fileMentions: ["file", "files", "named", "called", "titled", "labelled", "labeled", "filename", "saying", "reading", "reads"],
  openers: {
    media: {
      image: ["image", "images", "img", "imagery"],
      picture: ["picture", "pictures", "pic", "pics", "snapshot", "snapshots"],
      photo: ["photo", "photos"],
      photograph: ["photograph", "photographs", "photography"],
      graphic: ["graphic", "graphics", "visual", "visuals"],
      illustration: ["illustration", "illustrations"],
      drawing: ["drawing", "drawings", "sketch", "sketches"],
      painting: ["painting", "paintings", "watercolour", "watercolor"],
      cartoon: ["cartoon", "cartoons", "comic", "comics"],
      screenshot: ["screenshot", "screenshots", "screen shot", "screen shots", "screen capture"],
      diagram: ["diagram", "diagrams", "flowchart", "schematic", "infographic"],
      map: ["map", "maps"],
      chart: ["chart", "charts", "graph", "graphs"],
      logo: ["logo", "logos"],
      icon: ["icon", "icons"],
    },
    determiners: ["a", "an", "the", "this", "that", "these", "those"],
    leads: ["here is", "here's", "here are", "this is", "these are", "it is", "it's"],
    // biome-ignore format: words
    emptyAdjectives: ["stock", "digital", "color", "colour", "nice", "good", "great", "beautiful", "stunning", "detailed", "given", "provided", "uploaded", "attached", "above", "following", "high-quality", "high quality", "high-resolution", "vibrant", "real"],
    // biome-ignore format: words
    verbs: ["shows", "show", "depicts", "depict", "features", "feature", "displays", "display", "captures", "capture", "contains", "contain", "presents", "portrays", "illustrates", "is of", "is showing"],
    links: [
      "of",
      "showing",
      "that shows",
      "which shows",
      "depicting",
      "that depicts",
      "featuring",
      "that features",
      "displaying",
      "capturing",
      "that captures",
      "containing",
      "presenting",
      "portraying",
      "illustrating",
    ],
    plurals: ["images", "pictures", "pics", "snapshots", "photos", "photographs", "graphics", "visuals"],
    pointers: ["the", "this", "that", "these", "those"],
    // biome-ignore format: words
    displays: ["hangs", "hang", "hanging", "hung", "pinned", "taped", "glued", "framed", "printed", "projected", "displayed", "mounted", "propped", "stands", "leans", "leaning", "adorns", "covers", "decorates", "is shown", "are shown", "on a wall", "on the wall", "on a screen", "on its screen", "on the screen", "on a phone", "on a shelf", "in a frame", "in a newspaper", "on a poster"],
    inside: ["in"],
    // biome-ignore format: words
    sights: ["we can see", "we see", "you can see", "you see", "one can see", "i can see", "i see", "there is", "there are", "there's"],
    removable: true,
    // biome-ignore format: words
    clauses: ["that", "how", "what", "why", "when", "where", "who", "whom", "whose", "whether", "which", "if", "to", "us", "me", "him", "it", "them", "off", "up"],
  },
  // biome-ignore format: words
  hedges: ["appears to be", "appear to be", "appears to have", "appear to have", "appears as if", "appears as though", "what appears to be", "seems", "seem", "seemingly", "apparently", "presumably", "possibly", "maybe", "perhaps", "probably", "most likely", "very likely", "is likely", "are likely", "likely a", "likely an", "might be", "may be", "could be", "might have", "i think", "i believe", "it looks like", "what looks like", "suggesting that", "suggests that", "giving the impression", "as if to suggest", "hinting at"],
  // biome-ignore format: words
  subjective: ["beautiful", "beautifully", "stunning", "stunningly", "amazing", "amazingly", "gorgeous", "breathtaking", "lovely", "picturesque", "charming", "cute", "adorable", "delightful", "magnificent", "spectacular", "incredible", "wonderful", "fantastic", "awesome", "mesmerizing", "mesmerising", "captivating", "enchanting", "majestic", "idyllic", "whimsical", "exquisite", "marvelous", "marvellous", "delicious", "mouthwatering", "mouth-watering", "awe-inspiring", "eye-catching", "attractive", "handsome", "pretty girl", "pretty woman", "ugly", "perfect", "perfectly", "iconic", "unforgettable", "sense of wonder", "sense of calm", "sense of peace"],
  gender,
  age,
  ethnicity,
  emotion,
  depictions,
  honorifics,
  givenNames,
  namedThings,
  appearance: ["icon", "arrow", "symbol", "chevron", "hamburger", "magnifying glass", "pictogram"],
  pictured: ["image", "picture", "photo", "photograph", "graphic", "illustration", "logo"],
  announced: ["link to", "links to", "link for", "button to", "button for", "button", "hyperlink"],
  // biome-ignore format: words
  actions: ["upload", "download", "edit", "view", "open", "add", "remove", "delete", "print", "share", "save", "enlarge", "zoom", "show", "hide", "see", "next", "previous", "rotate", "crop", "change", "replace", "choose", "select", "take", "insert", "close", "play", "copy", "send", "attach", "browse", "search", "find", "report", "expand"],
  // biome-ignore format: words
  commercial: ["buy", "cheap", "cheapest", "discount", "discounts", "sale", "best price", "best prices", "low price", "low prices", "best deal", "best deals", "deals", "free shipping", "order now", "buy now", "shop now", "shop online", "online shop", "online store", "affordable", "bestseller", "best seller", "top rated", "wholesale", "for sale"],
  conjunctions: ["and", "or"],
};
