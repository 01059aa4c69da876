import type { Plugin } from 'vite';

const RRWEB = '/node_modules/rrweb/dist/rrweb.js';

/** What counts as used although nobody plays with it: from the first text to the end of the second. */
const CUTS = [
  ['var blob = typeof self !== "undefined"', 'charset=utf-8" });', 'var blob = null;'],
  ['record.addCustomEvent = (tag, payload) => {', 'record.mirror = mirror;', ''],
  [
    'var { addCustomEvent, addAnnotation } = record;',
    'var { takeFullSnapshot } = record;',
    'var addCustomEvent, addAnnotation, freezePage, takeFullSnapshot;',
  ],
] as const;

/**
 * Leaves rrweb's recorder out of the extension, which only plays. Otherwise the recorder would come along, and
 * with it the worker that it makes of text: a store turns an extension with one away.
 *
 * @see https://github.com/rrweb-io/rrweb/issues/1699
 */
export function playerOnly(): Plugin {
  return {
    name: 'toonbank-player-only',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').split('?')[0]?.endsWith(RRWEB)) return null;
      return { code: CUTS.reduce(without, code), map: null };
    },
  };
}

function without(code: string, [from, to, put]: (typeof CUTS)[number]): string {
  const first = code.indexOf(from);
  const last = code.indexOf(to, first);
  if (first === -1 || last === -1 || code.indexOf(from, first + 1) !== -1) {
    throw new Error(`rrweb is not as this build knows it: “${from}” is not in it once.`);
  }
  return code.slice(0, first) + put + code.slice(last + to.length);
}
