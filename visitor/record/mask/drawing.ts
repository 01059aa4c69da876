/**
 * Whether a drawing (SVG) within an address may leave as it stands: it says nothing in words, leads nowhere but
 * to itself, and nothing in it is somebody's (SPEC MK6).
 */
export function isPlainDrawing(drawing: string, isPrivate: (text: string) => boolean): boolean {
  if (SPEAKS.test(drawing) || LEADS_OUT.test(drawing)) return false;
  if (WORDS.test(drawing.replace(STYLE, '<style>'))) return false;
  return !drawing
    .replace(GEOMETRY, withoutPlaces)
    .split(/[<>"'=]+/)
    .some(isPrivate);
}

// Entities can spell any word where none stands.
const SPEAKS = /<(?:text|foreignObject|image|title|desc|script|a)\b|<!ENTITY|@import/i;
const LEADS_OUT = /(?:(?:href|src)\s*=|url\()\s*["']?\s*(?![\s"'#])/i;
const STYLE = /<style\b[^>]*>[\s\S]*?<\/style\s*>/gi;
const WORDS = />[^<]*[\p{L}\p{N}]|<!\[CDATA/u;
const GEOMETRY =
  /\s(?:d|points|viewBox|\w*transform|values|key\w+|[xyr][12]?|[cfdr][xyr]|width|height|offset|stroke-[\w-]+|[\w-]*opacity|begin|dur|from|to|by|stdDeviation)\s*=\s*(?:"[^"]*"|'[^']*')/gi;

/** Geometry is numbers by the hundred, and no word; one number of eight digits is none. */
const withoutPlaces = (attribute: string): string =>
  /@|(?:^|[^\d.])\d{8,}/.test(attribute) ? attribute : ' ';
