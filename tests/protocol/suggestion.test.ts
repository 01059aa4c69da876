import { expect, test } from 'vitest';
import { decodeUpAgent, decodeUpVisitor } from '../../shared/protocol/codec.ts';
import {
  GAP_DAYS_MAX,
  GAP_EXAMPLES_MAX,
  LINE_MAX_CHARS,
  SUGGESTIONS_MAX,
  SUGGESTIONS_SHOWN_MAX,
} from '../../shared/protocol/limits.ts';

const up = (body: object) => JSON.stringify({ id: 'm-1', at: 1, body });
const isHeard = (body: object) => decodeUpAgent(up(body)).isOk;

const ASK = {
  type: 'suggestions.ask',
  conversation: 'talk',
  line: null,
  text: '',
  mode: 'suggest',
  most: SUGGESTIONS_MAX,
};
const SHOWN = { type: 'suggestion.shown', conversation: 'talk', line: 'line-1' };
const SAY = { type: 'chat.say', conversation: 'talk', line: 'line-1', text: 'Hi' };
const suggestion = { article: 'returns', version: 1, of: null };

test('[LM1, SU1] a question asks for a bounded number, about a bounded text', () => {
  expect(isHeard(ASK)).toBe(true);
  expect(isHeard({ ...ASK, most: SUGGESTIONS_MAX + 1 })).toBe(false);
  expect(isHeard({ ...ASK, most: 0 })).toBe(false);
  expect(isHeard({ ...ASK, text: 'x'.repeat(LINE_MAX_CHARS) })).toBe(true);
  expect(isHeard({ ...ASK, text: 'x'.repeat(LINE_MAX_CHARS + 1) })).toBe(false);
});

test('[LM1, SU2] no more is said to have been shown than fits under a line', () => {
  const articles = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ article: `article-${n}`, version: 1 }));
  expect(isHeard({ ...SHOWN, articles: articles(SUGGESTIONS_SHOWN_MAX) })).toBe(true);
  expect(isHeard({ ...SHOWN, articles: articles(SUGGESTIONS_SHOWN_MAX + 1) })).toBe(false);
});

test('[LM1, SU8] gaps are asked for so many days and no more', () => {
  expect(isHeard({ type: 'gaps.ask', days: GAP_DAYS_MAX })).toBe(true);
  expect(isHeard({ type: 'gaps.ask', days: GAP_DAYS_MAX + 1 })).toBe(false);
  expect(isHeard({ type: 'gaps.ask', days: 0 })).toBe(false);
});

test('[LM1, SU8] as many questions are set aside at once as a gap has examples', () => {
  const aside = (count: number) => ({
    type: 'gap.set-aside',
    lines: Array.from({ length: count }, (_, n) => `line-${n}`),
    isAside: true,
  });
  expect(isHeard(aside(GAP_EXAMPLES_MAX))).toBe(true);
  expect(isHeard(aside(GAP_EXAMPLES_MAX + 1))).toBe(false);
  expect(isHeard(aside(0))).toBe(false);
});

test('[SU3, PR5] an agent’s line may name what it was made from, as before it need not; a visitor’s never does', () => {
  expect(isHeard(SAY)).toBe(true);
  expect(isHeard({ ...SAY, suggestion })).toBe(true);
  expect(isHeard({ ...SAY, suggestion: { ...suggestion, more: 1 } })).toBe(false);
  expect(decodeUpVisitor(up(SAY)).isOk).toBe(true);
  expect(decodeUpVisitor(up({ ...SAY, suggestion })).isOk).toBe(false);
});
