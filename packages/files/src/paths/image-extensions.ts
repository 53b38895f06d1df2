/**
 * The extensions of images, in lower case and without the dot. A file with one of them counts as an image, whatever is inside:
 * one that cannot be read, such as a JPEG XL, fails by name rather than being ignored.
 */
export const imageExtensions: readonly string[] = [
  ...["jpg", "jpeg", "jpe", "jfif", "jif", "pjpeg", "pjp", "png", "apng", "webp", "gif", "bmp", "dib", "tif", "tiff", "svg"],
  ...["avif", "avifs", "heic", "heics", "heif", "heifs", "hif", "jxl", "jp2"],
];

/** Extensions of files that are not images and are never opened. All others are recognised by their first bytes. */
const otherExtensions = [
  // Texts, tables and what a run itself writes.
  ...["txt", "text", "caption", "md", "markdown", "rst", "rtf", "json", "jsonl", "ndjson", "csv", "tsv", "yaml", "yml"],
  ...["toml", "ini", "cfg", "conf", "env", "xml", "xmp", "xsd", "html", "htm", "xhtml", "mhtml", "log", "srt", "vtt"],
  ...["db", "sqlite", "sqlite3", "journal", "wal", "shm", "db-wal", "db-shm", "db-journal", "lock", "pid"],
  // Programs.
  ...["js", "mjs", "cjs", "jsx", "ts", "mts", "cts", "tsx", "vue", "svelte", "astro", "css", "scss", "less", "map", "wasm"],
  ...["py", "pyc", "rb", "php", "java", "class", "c", "h", "cc", "cpp", "hpp", "cs", "go", "rs", "swift", "kt", "lua", "pl"],
  ...["r", "ipynb", "sh", "bash", "zsh", "bat", "cmd", "ps1", "sql", "exe", "dll", "so", "dylib", "o", "a", "lib"],
  // Documents, archives, sound, film, fonts, weights.
  ...["pdf", "doc", "docx", "xls", "xlsx", "ods", "odt", "ppt", "pptx", "key", "pages", "numbers", "epub", "eml"],
  ...["zip", "tar", "gz", "tgz", "bz2", "xz", "zst", "7z", "rar", "iso", "dmg", "jar", "deb", "rpm"],
  ...["mp3", "wav", "flac", "ogg", "oga", "opus", "m4a", "aac", "aiff", "mid", "mp4", "m4v", "mov", "avi", "mkv", "webm"],
  ...["mpg", "mpeg", "mts", "m2ts", "wmv", "flv", "3gp", "ttf", "otf", "woff", "woff2", "eot"],
  ...["bin", "onnx", "safetensors", "pt", "pth", "ckpt", "gguf", "npy", "npz", "parquet", "arrow", "h5", "pkl"],
  // Files in the making.
  ...["tmp", "part", "partial", "crdownload", "download", "swp"],
];

const images = new Set(imageExtensions);
const others = new Set(otherExtensions);

/** The kind of a file by its name; `"unknown"` if only its bytes can say. */
export function kindByName(name: string): "image" | "other" | "unknown" {
  const extension = extensionOf(name);
  if (images.has(extension)) return "image";
  return others.has(extension) ? "other" : "unknown";
}

/** The extension of a path, in lower case; empty if there is none, or nothing before the dot. */
export function extensionOf(path: string): string {
  return /[^/]\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? "";
}
