const utf16 = new TextDecoder("utf-16be");

/** In bytes. A profile longer than any sRGB profile describes more than sRGB. */
const MAX_SRGB_PROFILE = 4096;

/** Whether an ICC profile calls itself sRGB, as ASCII or as the UTF-16 of newer profiles: pixels then need no conversion. */
export function isSrgbProfile(profile: Uint8Array): boolean {
  if (profile.length > MAX_SRGB_PROFILE) return false;
  const mark = /sRGB|IEC ?61966-2[.-]1/;
  // UTF-16 text may begin at an odd offset.
  return (
    mark.test(Buffer.from(profile).toString("latin1")) ||
    mark.test(utf16.decode(profile)) ||
    mark.test(utf16.decode(profile.subarray(1)))
  );
}
