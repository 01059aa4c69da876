import type { Planted } from './page/corpus.ts';
import { coreOf } from './page/secrets.ts';

export interface Leak extends Planted {
  /** In which writing it was found. */
  readonly as: string;
}

/** Every secret that can be read in what was sent, in whatever writing. */
export function findLeaks(planted: readonly Planted[], sent: readonly string[]): readonly Leak[] {
  const events: readonly unknown[] = sent.map((event) => JSON.parse(event));
  const whole = events.flatMap(wordsOf).join('\n');
  const pieces = events.flatMap(piecesOf);
  const texts: readonly (readonly [as: string, text: string])[] = [
    ['as it is', coreOf(whole)],
    ['decoded', coreOf(decodedOf(whole))],
    ['decoded twice', coreOf(decodedOf(decodedOf(whole)))],
    ['base64', coreOf(base64Of(whole))],
    ['in pieces', coreOf(pieces.join(''))],
    ['in pieces, last first', coreOf(pieces.toReversed().join(''))],
  ];
  const backwards = [...(texts[0]?.[1] ?? '')].reverse().join('');
  return planted.flatMap((each) => {
    const core = coreOf(each.secret);
    const found = [...texts, ['backwards', backwards] as const].find(([, text]) =>
      text.includes(core),
    );
    if (found !== undefined) return [{ ...each, as: found[0] }];
    // The name before the @ is enough to know somebody by.
    const local = each.kind === 'mail' ? coreOf(each.secret.split('@')[0] ?? '') : core;
    const part = texts.find(([, text]) => text.includes(local));
    return part === undefined ? [] : [{ ...each, as: `${part[0]}, in part` }];
  });
}

/** What is said in words: ids and times are digits by the million, and make any short number by chance. */
function wordsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(wordsOf);
  return Object.entries(value).flatMap(([name, held]) => [name, ...wordsOf(held)]);
}

function decodedOf(text: string): string {
  return text
    .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) =>
      Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
    )
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replace(/\\{1,2}0*([0-9a-f]{2})(?![0-9a-f])\s?/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    )
    .replace(/\\{1,2}0{4}([0-9a-f]{2})/gi, (_, code: string) =>
      String.fromCharCode(Number.parseInt(code, 16)),
    );
}

/** Texts alone, as the viewer puts them beside each other. */
function piecesOf(value: unknown): readonly string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(piecesOf);
  return Object.entries(value).flatMap(([name, held]) =>
    name === 'textContent' && typeof held === 'string' ? [held] : piecesOf(held),
  );
}

const base64Of = (text: string): string =>
  (text.match(/[A-Za-z0-9+/_-]{12,}={0,2}/g) ?? [])
    .map((word) => Buffer.from(word, 'base64').toString('latin1'))
    .join(' ');
