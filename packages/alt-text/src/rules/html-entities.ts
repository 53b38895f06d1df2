/** The entities that texts for images meet; the names of characters, which never begin another entity. */
// biome-ignore format: pairs
export const entities: ReadonlyMap<string, string> = new Map([
  ["lt", "<"], ["gt", ">"], ["quot", '"'], ["apos", "'"], ["nbsp", " "], ["ensp", " "], ["emsp", " "], ["thinsp", " "], ["shy", ""], ["zwj", "\u200d"], ["zwnj", "\u200c"],
  ["copy", "©"], ["reg", "®"], ["trade", "™"], ["hellip", "…"], ["mdash", "—"], ["ndash", "–"], ["bull", "•"], ["middot", "·"], ["deg", "°"], ["times", "×"], ["divide", "÷"],
  ["lsquo", "‘"], ["rsquo", "’"], ["sbquo", "‚"], ["ldquo", "“"], ["rdquo", "”"], ["bdquo", "„"], ["laquo", "«"], ["raquo", "»"], ["prime", "′"], ["euro", "€"], ["pound", "£"], ["yen", "¥"], ["cent", "¢"], ["sect", "§"], ["para", "¶"], ["plusmn", "±"], ["micro", "µ"], ["frac12", "½"], ["frac14", "¼"], ["frac34", "¾"], ["sup2", "²"], ["sup3", "³"],
  ["agrave", "à"], ["aacute", "á"], ["acirc", "â"], ["atilde", "ã"], ["auml", "ä"], ["aring", "å"], ["aelig", "æ"], ["ccedil", "ç"], ["egrave", "è"], ["eacute", "é"], ["ecirc", "ê"], ["euml", "ë"], ["igrave", "ì"], ["iacute", "í"], ["icirc", "î"], ["iuml", "ï"], ["ntilde", "ñ"], ["ograve", "ò"], ["oacute", "ó"], ["ocirc", "ô"], ["otilde", "õ"], ["ouml", "ö"], ["oslash", "ø"], ["ugrave", "ù"], ["uacute", "ú"], ["ucirc", "û"], ["uuml", "ü"], ["szlig", "ß"], ["yacute", "ý"],
  ["Agrave", "À"], ["Aacute", "Á"], ["Auml", "Ä"], ["Aring", "Å"], ["AElig", "Æ"], ["Ccedil", "Ç"], ["Egrave", "È"], ["Eacute", "É"], ["Ntilde", "Ñ"], ["Ouml", "Ö"], ["Oslash", "Ø"], ["Uuml", "Ü"], ["larr", "←"], ["rarr", "→"], ["uarr", "↑"], ["darr", "↓"], ["check", "✓"], ["star", "☆"],
]);
