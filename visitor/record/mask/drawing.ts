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
const DRAWN =
  '[drxyz]|[cdfr][xyr]|ref[xy]|[xy][12]|g1|in2?|k[1-4]|attribute(?:name|type)|[a-z]+units|begin|by|calcmode|diffuseconstant|dur|edgemode|end|exponent|from|[a-z]*transform|intercept|key[a-z]+|marker(?:height|width)|[a-z]*offset|operator|order|orient|[a-z]*length(?:adjust)?|path|points|preserveaspectratio|radius|repeatcount|result|rotate|seed|slope|spreadmethod|stddeviation|tablevalues|to|values|version|viewbox';
const IS_DRAWN = new RegExp(`^(?:${DRAWN})$`);
const GEOMETRY = new RegExp(
  `\\s(?:${DRAWN}|width|height|stroke-[\\w-]+|[\\w-]*opacity)\\s*=\\s*(?:"[^"]*"|'[^']*')`,
  'gi',
);

/**
 * Whether an attribute of a drawing says how it is drawn, and nothing in words: its geometry, and whatever CSS names
 * too (https://www.w3.org/TR/SVG2/styling.html#PresentationAttributes). @param name in small letters
 */
export const isDrawn = (name: string): boolean =>
  IS_DRAWN.test(name) || CSS.supports(name, 'inherit');

/** Geometry is numbers by the hundred, and no word; one number of eight digits is none. */
const withoutPlaces = (attribute: string): string =>
  /@|(?:^|[^\d.])\d{8,}/.test(attribute) ? attribute : ' ';
