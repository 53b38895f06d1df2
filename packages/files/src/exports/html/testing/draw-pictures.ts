import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import sharp from "sharp";

const sky = (from: string, to: string) =>
  `<defs><linearGradient id="g" x2="0" y2="1"><stop stop-color="${from}"/><stop offset="1" stop-color="${to}"/></linearGradient></defs><rect width="1200" height="900" fill="url(#g)"/>`;

const drawings: Readonly<Record<string, string>> = {
  "coast/lighthouse.jpg": `${sky("#f3b58a", "#46618a")}<rect y="620" width="1200" height="280" fill="#28405c"/><path d="M640 640 C760 540 900 560 1200 600 V900 H560Z" fill="#151b22"/><path d="M850 570 l22-260 h60 l22 260Z" fill="#f3efe6"/><rect x="866" y="268" width="72" height="44" fill="#c33b2e"/>`,
  "coast/dunes.png": `${sky("#dfe9ee", "#f7efe0")}<path d="M0 620 C300 480 520 660 760 560 S1080 520 1200 600 V900 H0Z" fill="#d9b98a"/><path d="M0 740 C260 640 560 800 1200 690 V900 H0Z" fill="#c59f69"/><path d="M300 640 l10-120 14 120 20-150 8 150 26-110-6 110Z" fill="#5f7a4a"/>`,
  "shop/weekender bag.jpg": `<rect width="1200" height="900" fill="#eeeae3"/><rect x="240" y="360" width="720" height="360" rx="60" fill="#68703f"/><path d="M400 380 C400 180 560 180 560 380 M640 380 C640 180 800 180 800 380" fill="none" stroke="#7b4a26" stroke-width="30"/><rect x="240" y="470" width="720" height="26" fill="#4f5530"/>`,
  "coast/harbour.jpg": `${sky("#bcd7e6", "#eef4f4")}<rect y="560" width="1200" height="340" fill="#4d7f92"/><path d="M200 560 h320 l-50 90 h-220Z" fill="#a33a2c"/><path d="M350 560 V260 L470 540Z" fill="#fff"/>`,
  "charts/visitors.png": `<rect width="1200" height="900" fill="#fff"/>${[120, 180, 260, 310].map((value, index) => `<rect x="${160 + index * 240}" y="${800 - value * 2}" width="140" height="${value * 2}" fill="#3b5b92"/>`).join("")}<rect x="100" y="800" width="1000" height="4" fill="#222"/>`,
  "charts/divider.png": `<rect width="1200" height="900" fill="#fff"/><path d="M0 450 Q300 380 600 450 T1200 450" fill="none" stroke="#a2894f" stroke-width="10"/>`,
};

/** Draws the pictures of `aRun` below a folder, and a file that is none; gives the way to each. */
export async function drawPictures(folder: string): Promise<(name: string) => string> {
  const at = (name: string): string => join(folder, name);
  for (const [name, drawing] of Object.entries(drawings)) {
    await mkdir(dirname(at(name)), { recursive: true });
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="900">${drawing}</svg>`;
    await sharp(Buffer.from(svg)).toFile(at(name));
  }
  await writeFile(at("shop/label.tiff"), "no image");
  return at;
}
