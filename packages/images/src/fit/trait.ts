/**
 * What a file contains besides one plain picture (8 bits, sRGB or grey, opaque, complete):
 * - `metadata`: EXIF, XMP, comments, thumbnails, or anything else that no decoder needs, bytes after the end included
 * - `colour`: another colour space than sRGB, CMYK, or more than 8 bits
 * - `alpha`: transparency, which each model fills with a colour of its own
 * - `animation`: more than one frame
 * - `truncated`: no proper end
 */
export type Trait = "metadata" | "colour" | "alpha" | "animation" | "truncated";
