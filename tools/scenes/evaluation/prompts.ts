/** The instructions of the evaluation: ours and paraphrases of them. None asks for more than the model can know. */
export const prompts = {
  caption: [
    "Generate a short, descriptive caption for this image:",
    "Caption this:",
    "Write a short caption for this picture.",
    "Caption this image in one sentence.",
    "Give the image a brief caption, please.",
  ],
  detailed: [
    "Describe this image in detail, with sizes and positions.",
    "Write a detailed caption that says how large each thing is and where it stands.",
    "Give a detailed description of the picture.",
  ],
  altText: [
    "Write alt text for this image.",
    "Write the alternative text that a screen reader will read out for this picture.",
    "Provide alt text for this image on our shop's page.",
  ],
  tags: ["List tags for this image.", "Give me keywords for this picture, separated by commas.", "Tag this image."],
  typed: ["Describe this image.", "Write alt text and tags for this image.", "Look at the picture and fill in the fields."],
} as const;
