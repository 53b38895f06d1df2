/** What cameras and programs write into EXIF `ImageDescription` by themselves. */
const patterns: readonly RegExp[] = [
  /\bdigital (still )?camera\b/i,
  /^(sony dsc|samsung|exif_jpeg_picture|image description|default|untitled|cof|dav|hdr|hdrpl|mde|oznor\w*|qrf|rbt|sdr|jpeg)$/i,
  // A path or file name of the camera's own, and codes such as "cof_vivid".
  /^(dcim[\\/]|[a-z]:\\|\w+\.(jpe?g|dng|tiff?)$)/i,
  /^(cof|dav|edf|fbt|mde|oznor|rhdr|sdr)_\w+$/i,
  /^<[^>]*>$/,
];

/** Whether a description is a camera's, and no one's caption. */
export function isCameraText(text: string): boolean {
  return patterns.some((pattern) => pattern.test(text.trim()));
}
