import { expect, it } from 'vitest';
import { apply, NOTHING_TOLD, readTold } from '../../../../visitor/wire/apply.ts';
import { aCobrowse } from '../cobrowse/a-cobrowse.ts';

const body = { type: 'cobrowse.moved', cobrowse: aCobrowse() } as const;

it('[VS11] a page that is looked along with is told by fact and by snapshot, and kept', () => {
  const told = apply({ ...NOTHING_TOLD, since: 4 }, { at: 0, seq: 5, feed: 'own', body });
  expect(told?.cobrowse).toEqual(body.cobrowse);
  expect(readTold(JSON.parse(JSON.stringify(told)))).toEqual(told);
  const snapshot = {
    type: 'visitor.snapshot' as const,
    own: 9,
    conversation: null,
    lines: [],
    offer: null,
  };
  expect(told && apply(told, { at: 0, body: snapshot })?.cobrowse).toBeNull();
  const again = told && apply(told, { at: 0, body: { ...snapshot, cobrowse: body.cobrowse } });
  expect(again?.cobrowse).toEqual(body.cobrowse);
});

it('[VS11] what a script from before kept is read, and what is no cobrowse is not', () => {
  const { cobrowse: _, ...before } = { ...NOTHING_TOLD, since: 4 };
  expect(readTold(before)).toEqual({ ...before, cobrowse: null });
  expect(readTold({ ...before, cobrowse: { state: 'active' } })).toEqual(NOTHING_TOLD);
});
