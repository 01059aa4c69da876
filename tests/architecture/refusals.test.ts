import { expect, test } from 'vitest';
import { REFUSAL_WORDS } from '../../shared/protocol/refusal-reason.ts';
import { code, files } from './source.ts';

/**
 * What no agent asks: pages of visitors, shops, and the first words of a connection. The widget has words of its own
 * for the first, developers read the second.
 */
const NOT_OF_AGENTS = [
  'sidecar/app/session/',
  'sidecar/app/cobrowse/greet-page.ts',
  'sidecar/app/conversation/leave-message.ts',
  'sidecar/app/conversation/open.ts',
  'sidecar/app/conversation/start.ts',
  'sidecar/app/engagement/accept-offer.ts',
  'sidecar/app/engagement/reject-offer.ts',
  'sidecar/app/mandate/shop-call.ts',
  'sidecar/app/mandate/shop-refusal.ts',
];

/** Kinds whose own words say what happened and what to do. */
const SAY_ALL = ['blocked', 'not-consented', 'unauthenticated', 'revoked', 'code-refused'];

/** Said to a visitor by a use case that agents have too. */
const TO_VISITORS = [
  'This chat has ended. Start a new one to go on.',
  'This chat has ended. Go on in your newer one.',
  'The question has expired. We can ask again.',
  'Looking along is over. We can ask again.',
];

/** Every call of `refuse` with what stands between its brackets, at whatever depth. */
function refusals(text: string): readonly string[] {
  return [...text.matchAll(/\brefuse\(/g)].map(({ index }) => {
    let depth = 0;
    for (let at = index; at < text.length; at += 1) {
      if (text[at] === '(') depth += 1;
      if (text[at] === ')' && --depth === 0) return text.slice(index, at + 1);
    }
    return '';
  });
}

const given = files(['.ts'], 'sidecar/app')
  .filter((path) => path !== 'sidecar/app/context.ts')
  .flatMap((path) => refusals(code(path)).map((call) => ({ path, call })));

test('[PN20] whatever is refused to an agent has a reason that can be said in any language', () => {
  const without = given.filter(
    ({ path, call }) =>
      !NOT_OF_AGENTS.some((folder) => path.startsWith(folder)) &&
      !TO_VISITORS.some((sentence) => call.includes(sentence)) &&
      !SAY_ALL.some((kind) => call.includes(`'${kind}',`)) &&
      !/,\s*('[a-z-]+'|\{[\s\S]*word:[\s\S]*\}|word),?\s*\)$/.test(
        call.replace(/^refuse\(\s*'[a-z-]+',/, ''),
      ),
  );
  expect(given.length).toBeGreaterThan(90);
  expect(without).toEqual([]);
});

test('[PN20] every reason is given by the sidecar: none has words for nothing', () => {
  const written = files(['.ts'], 'sidecar').map(code).join('\n');
  expect(REFUSAL_WORDS.filter((word) => !written.includes(`'${word}'`))).toEqual([]);
  expect(new Set(REFUSAL_WORDS).size).toBe(REFUSAL_WORDS.length);
});
