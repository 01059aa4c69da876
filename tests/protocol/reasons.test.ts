import { expect, it } from 'vitest';
import { Hesitation, Reason } from '../../shared/protocol/messages/engagement.ts';
import { HESITATIONS, OFFER_REASONS, SILENCES } from '../../sidecar/domain/engagement/reason.ts';
import { kindsOf } from '../support/kinds-of.ts';

it('[EN11] every reason and every silence can be told, and nothing else', () => {
  const kinds: readonly string[] = [...OFFER_REASONS, ...SILENCES];
  expect(kindsOf(Reason.properties.kind).sort()).toEqual([...kinds].sort());
  expect(new Set(kinds).size).toBe(kinds.length);
  expect(kindsOf(Hesitation).sort()).toEqual([...HESITATIONS].sort());
});
