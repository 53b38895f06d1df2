/** Flags, keycaps, and pictures with their joiners and modifiers. © and ™ count only with a variation selector. */
export const emojiPattern =
  /(?:\p{RI}{1,2}|[0-9#*]\ufe0f?\u20e3|(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}(?=\ufe0f|\u200d\p{Extended_Pictographic}))(?:\p{Emoji_Modifier}|[\ufe0f\u20e3]|[\u{e0020}-\u{e007f}]|\u200d\p{Extended_Pictographic}?)*)+/gu;
