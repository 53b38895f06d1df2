/**
 * The rules of older tools as they are, faults included, written from their documentation: what the labelled texts say
 * that these tools flag is tested against them.
 */
const starts = ["picture", "photo", "photograph", "photographer", "image", "graphic", "screenshot", "screen shot", "spacer"];
const phrases = [
  "picture of",
  "photo of",
  "photograph of",
  "image of",
  "graphic of",
  "screenshot of",
  "screen shot of",
  "photo:",
];
// biome-ignore format: words
const unhelpful = ["alt", "arrow", "artwork", "blank", "bullet", "button", "chart", "diagram", "drawing", "empty", "graph", "graphic", "icon", "image", "logo", "more", "painting", "photo", "photograph", "placeholder", "screenshot", "spacer", "table", "temp"];

export type NaiveTool = "double-great" | "double-great-any-case" | "github" | "jsx-a11y";

export const naiveTools: Readonly<Record<NaiveTool, (text: string, others: readonly string[]) => boolean>> = {
  "double-great": (text) =>
    text.length >= 125 ||
    starts.some((word) => text.startsWith(word)) ||
    phrases.some((phrase) => text.toLowerCase().includes(phrase)) ||
    unhelpful.includes(text.toLowerCase()) ||
    (text.length > 1 && !/[.!?]$/.test(text)),
  "double-great-any-case": (text) => phrases.some((phrase) => text.toLowerCase().includes(phrase)),
  github: (text, others) =>
    /\.(png|jpg|jpeg|gif|svg|webp|bmp|ico)$/i.test(text.trim()) ||
    ["map", "photos", "chart"].includes(text.toLowerCase()) ||
    others.some((other) => other.toLowerCase() === text.toLowerCase()),
  "jsx-a11y": (text) => text.split(/\s+/).some((word) => ["image", "photo", "picture"].includes(word.toLowerCase())),
};
