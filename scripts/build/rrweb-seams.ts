import type { Plugin } from 'vite';
import { inProject } from '../project.ts';

const RRWEB = '/node_modules/rrweb/dist/rrweb.js';
/** Exactly once in the version that was read, or the build fails: another one is read anew before it is let in. */
const FIRST = 'function fixBrowserCompatibilityIssuesInCSS(cssText) {';
const BEHIND = 'var Mirror$2 = class {';
const CALLED = 'absolutifyURLs';

/** Leaves of rrweb, for the visitor script, what visitor/record/rrweb-parts.ts takes from it (ADR 0020). */
export function rrwebSeams(): Plugin {
  return {
    name: 'rrweb-seams',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').split('?')[0]?.endsWith(RRWEB)) return null;
      const addresses = JSON.stringify(inProject('visitor', 'record', 'addresses.ts'));
      return {
        code: `import { absoluteCss as ${CALLED} } from ${addresses};\n${cut(code)}`,
        map: null,
      };
    },
  };
}

/** @throws when this rrweb is not the one that was read */
export function cut(code: string): string {
  const left = code.slice(onlyPlaceOf(FIRST, code), onlyPlaceOf(BEHIND, code));
  if (!left.includes(`${CALLED}(`)) throw unread(CALLED, 'not there');
  return `${left}export { stringifyRule, stringifyStylesheet };\n`;
}

function onlyPlaceOf(piece: string, text: string): number {
  const place = text.indexOf(piece);
  if (place === -1) throw unread(piece, 'not there');
  if (text.indexOf(piece, place + 1) !== -1) throw unread(piece, 'there more than once');
  return place;
}

const unread = (piece: string, how: string): Error =>
  new Error(
    `This rrweb is not the one the visitor script was made for: "${piece}" is ${how}. Read what changed in how it ` +
      'writes style sheets, and mend scripts/build/rrweb-seams.ts.',
  );
