import { describe, expect, test } from 'vitest';
import { en as enConsole } from '../../../../../extension/console/words/en.ts';
import { nl as nlConsole } from '../../../../../extension/console/words/nl.ts';
import { en } from '../../../../../extension/panel/words/en.ts';
import { nl } from '../../../../../extension/panel/words/nl.ts';
import { sayRefusal } from '../../../../../extension/panel/words/words.ts';
import { LEDGER_FAULTS } from '../../../../../shared/protocol/ledger-fault.ts';
import { CodeState } from '../../../../../shared/protocol/messages/code.ts';
import { REFUSAL_WORDS } from '../../../../../shared/protocol/refusal-reason.ts';
import { DENIALS } from '../../../../../sidecar/domain/mandate/denial.ts';
import { PROBLEMS } from '../../../../../sidecar/domain/mandate/problem.ts';
import { kindsOf } from '../../../../support/kinds-of.ts';

const SENTENCE = 'A sentence of the sidecar.';
const named = { count: 1_234, name: 'Lotte', path: 'limits.budgets', says: 'EUR' };
const say = (words: typeof nl, word: string, of?: string): string =>
  sayRefusal(words, {
    kind: 'wrong-state',
    sentence: SENTENCE,
    reason: { word, ...named, ...(of === undefined ? {} : { of }) },
  });
const isSentence = (text: string) => /^[A-Z“].*[.”]$/.test(text) && !text.includes('undefined');

describe.each([
  ['Dutch', nl],
  ['English', en],
] as const)('refusals in %s', (_, words) => {
  test.each(REFUSAL_WORDS)('[PN20] %s has words of its own', (word) => {
    expect(isSentence(say(words, word))).toBe(true);
    expect(say(words, word)).not.toBe(SENTENCE);
    const bare = sayRefusal(words, { kind: 'wrong-state', sentence: SENTENCE, reason: { word } });
    expect(isSentence(bare)).toBe(true);
  });

  test('[PN20] each rule of a mandate and each state of a code is said by itself', () => {
    const denied = DENIALS.map((denial) => say(words, 'denied', denial));
    expect(new Set(denied).size).toBe(DENIALS.length);
    for (const sentence of denied) expect(isSentence(sentence)).toBe(true);
    for (const sentence of denied.slice(0, 8)) expect(sentence).toMatch(/Lotte/);
    const other = say(words, 'denied', 'of-a-newer-sidecar');
    expect(denied).not.toContain(other);
    expect(isSentence(other)).toBe(true);
    const states = new Set(kindsOf(CodeState).map((state) => say(words, 'code-stays', state)));
    expect(states.size).toBe(kindsOf(CodeState).length - 1); // made and shown: it works
  });

  test('[PN20] figures stand in it as the language writes them', () => {
    const thousand = words === nl ? '1.234' : '1,234';
    for (const word of ['team-full', 'devices-full', 'mandates-full', 'articles-full']) {
      expect(say(words, word)).toContain(thousand);
    }
    for (const word of ['agent-away', 'agent-full', 'nobody-to-answer', 'answered-already']) {
      expect(say(words, word)).toContain('Lotte');
    }
    expect(say(words, 'answered-already')).toContain('EUR');
    expect(say(words, 'change-wrong')).toContain('limits.budgets');
  });
});

test('[PN20] an answer to a question says which it was', () => {
  const says = ['granted', 'lowered', 'refused', 'withdrawn', 'timed-out'].map((state) =>
    say(nl, 'answered-already', state),
  );
  expect(new Set(says).size).toBe(says.length);
});

test('[PN20] a reason that only a newer sidecar knows is said by its kind, in English in its sentence', () => {
  expect(say(nl, 'brand-new')).toBe(nl.errors['wrong-state']);
  expect(say(en, 'brand-new')).toBe(SENTENCE);
  expect(say(nl, 'toString')).toBe(nl.errors['wrong-state']);
});

test('[PN20] what was refused before refusals had reasons is said by the rule in the way', () => {
  const old = { kind: 'over-limit', sentence: SENTENCE, denial: 'over-budget' };
  expect(sayRefusal(nl, old)).toContain('het budget van het mandaat');
});

test.each([
  ['Dutch', nlConsole],
  ['English', enConsole],
] as const)(
  '[PN20, LG2, MD6] the console has words for every broken ledger and every problem, in %s',
  (_, words) => {
    const places = { row: '4', other: '6', at: '2 Mar', says: '1 ≠ 2' };
    const faults = LEDGER_FAULTS.map((word) => words.ledger.faults[word](places));
    expect(new Set(faults).size).toBe(LEDGER_FAULTS.length);
    for (const sentence of faults) expect(isSentence(sentence)).toBe(true);
    for (const word of Object.keys(PROBLEMS)) expect(words.mandates.problem[word]).toBeDefined();
  },
);
