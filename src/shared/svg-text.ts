/** Texts in SVG, where nothing wraps by itself and no font's measures are known: widths are estimated on the wide side. */

/** Shares of the font's size, by kind of character; measured on Arial, Segoe UI and DejaVu Sans, the widest of which counts. */
function widthOf(character: string): number {
  if (/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Extended_Pictographic}/u.test(character)) return 1.05;
  if (/[ilj.,:;'!|()[\]]/.test(character)) return 0.34;
  if (/[\sftr\-/]/.test(character)) return 0.4;
  if (/[mwMW@%&]/.test(character)) return 0.95;
  return /\p{Lu}/u.test(character) ? 0.73 : 0.61;
}

/** About how wide a text is, in pixels; letters of other scripts count as Latin ones. */
export const textWidth = (text: string, size: number): number => [...text].reduce((sum, character) => sum + widthOf(character), 0) * size;

/**
 * A text in at most `most` lines of `width` pixels. Words that are longer than a line are broken; what does not fit ends in "…".
 * An empty text has no line.
 */
export function wrapped(text: string, size: number, width: number, most: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.replace(/\s+/g, " ").trim();
  while (rest !== "") {
    const fit = fitting(rest, size, width);
    if (fit === rest.length) return [...lines, rest];
    if (lines.length === most - 1) return [...lines, `${rest.slice(0, fitting(rest, size, width - textWidth("…", size))).trimEnd()}…`];
    const space = rest.lastIndexOf(" ", fit);
    const end = space > 0 ? space : fit;
    lines.push(rest.slice(0, end));
    rest = rest.slice(end).trimStart();
  }
  return lines;
}

/** How many UTF-16 units from the start of `text` fit, at least one character. */
function fitting(text: string, size: number, width: number): number {
  let used = 0;
  let end = 0;
  for (const character of text) {
    used += widthOf(character) * size;
    if (used > width && end > 0) return end;
    end += character.length;
  }
  return end;
}

/** Text for between tags and inside quotes of XML. Characters that XML cannot hold at all are left out. */
export function escaped(text: string): string {
  const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  // oxlint-disable-next-line no-control-regex -- these are what XML 1.0 forbids
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "").replace(/[&<>"']/g, (character) => entities[character] ?? character);
}

/** An element; attributes that are undefined are left out, numbers are written to a tenth of a pixel. */
export function element(name: string, attributes: Readonly<Record<string, string | number | undefined>>, ...children: readonly string[]): string {
  const written = Object.entries(attributes).flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${typeof value === "number" ? Math.round(value * 10) / 10 : escaped(value)}"`])).join("");
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join("")}</${name}>`;
}
