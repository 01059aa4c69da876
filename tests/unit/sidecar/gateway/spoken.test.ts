import { expect, it } from 'vitest';
import type { Fact } from '../../../../shared/protocol/shape.ts';
import { spoken } from '../../../../sidecar/gateway/spoken.ts';
import { cobrowseCard } from '../../../support/builders/cobrowse-card.ts';
import { approvalCard, exerciseCard, taskCard } from '../../../support/builders/given.ts';

const erased: Fact = { type: 'visitor.erased', visitor: 'visitor-1', conversations: [] };
const changed: Fact = { type: 'cobrowse.changed', card: cobrowseCard() };
const written: Fact = {
  type: 'article.changed',
  article: 'sizes',
  version: 1,
  change: 1,
  isRetired: false,
};
const gone: Fact = { type: 'offer.gone', offer: 'offer-1', state: 'withdrawn' };

it('[PR5] a panel that cannot erase is sent away, and what one can do without is told as nothing', () => {
  expect([1, 2, 3].map((version) => spoken(version, erased)?.type ?? null)).toEqual([
    null,
    'visitor.erased',
    'visitor.erased',
  ]);
  expect([1, 2, 3].map((version) => spoken(version, changed)?.type)).toEqual([
    'offer.settled',
    'fact.erased',
    'cobrowse.changed',
  ]);
  expect([1, 4, 5].map((version) => spoken(version, written)?.type)).toEqual([
    'offer.settled',
    'fact.erased',
    'article.changed',
  ]);
  expect(spoken(1, gone)).toBe(gone);
});

it('[PR5] a panel of before their fields is told a credit in plain words and a gift by its kind', () => {
  const worth = { minor: 25_00, currency: 'EUR' };
  const credit = taskCard({ kind: 'credit', what: '', worth });
  const gift = approvalCard({ step: { kind: 'gift' }, what: 'Shoe tree' });
  const given = exerciseCard({
    reserved: worth.minor,
    code: null,
    task: { task: 't1', owner: 'a1', what: '', state: 'open', dueAt: 1 },
  });
  const facts: Fact[] = [
    { type: 'task.changed', card: credit },
    { type: 'approval.changed', card: gift },
    { type: 'exercise.changed', card: given },
  ];
  expect(facts.map((fact) => spoken(5, fact))).toEqual(facts);
  const told = JSON.stringify(facts.map((fact) => spoken(4, fact)));
  expect(told.match(/"what":"[^"]*"/g)).toEqual(['"what":"EUR 25.00"', '"what":"EUR 25.00"']);
  expect(told).not.toContain('worth');
  expect(facts.map((fact) => spoken(3, fact)?.type)).toEqual(facts.map(() => 'fact.erased'));
});

it('[PR5] a fact nobody decided about is a bug', () => {
  const strange: Fact = JSON.parse('{"type":"offer.reacted"}');
  expect(() => spoken(1, strange)).toThrow('offer.reacted');
});
