// A page's own scripts come from its own folder; the stores refuse all else.
const inPages = [
  /<script(?![^>]*\ssrc=)[^>]*>/i,
  /<script[^>]*\ssrc=["']?(?:https?:)?\/\/[^>]*>/i,
  /<[^>]+\son[a-z]+\s*=[^>]*>/i,
  /(?:href|src|action)=["']?\s*javascript:[^>]*>/i,
];
const inScripts = [
  /\bimport\s*\(\s*["'`](?:https?:)?\/\/[^)]*\)/,
  /\bfrom\s*["'](?:https?:)?\/\/[^"']*["']/,
  /\bimportScripts\s*\([^)]*\)/,
];

/** The first script in a file that is from elsewhere or written into a page, or undefined. */
export function findForeign(name: string, text: string): string | undefined {
  for (const pattern of name.endsWith('.html') ? inPages : inScripts) {
    const [found] = pattern.exec(text) ?? [];
    if (found !== undefined) return `${name}: ${found.slice(0, 80)}`;
  }
  return undefined;
}
