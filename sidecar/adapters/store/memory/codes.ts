import { assert } from '../../../../shared/kernel/assert.ts';
import { HOLDER_CODES_MAX } from '../../../../shared/protocol/limits.ts';
import type { Code, CodeState } from '../../../domain/mandate/code.ts';
import type { Codes } from '../../../ports/store/codes.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const oldest = by<Code>([(row) => row.madeAt, (row) => row.code]);
const soonest = by<Code>([(row) => row.expiresAt, (row) => row.code]);
const textKey = ({ shop, text }: Pick<Code, 'shop' | 'text'>): string => `${shop} ${text}`;
const holderKey = ({ shop, heldBy }: Pick<Code, 'shop' | 'heldBy'>): string | null =>
  heldBy === null ? null : `${shop} ${heldBy}`;

const AT_THE_SHOP: readonly CodeState[] = ['made', 'shown', 'applied'];
const isUnended = ({ state }: Code): boolean => state === 'making' || AT_THE_SHOP.includes(state);

export function memoryCodes(journal: Journal): Codes {
  const codes = table<Code>(journal, {
    key: (row) => row.code,
    groups: {
      unended: (row) => (isUnended(row) ? 'yes' : null),
      text: textKey,
      holder: holderKey,
      conversation: (row) => row.conversation,
      visitor: (row) => row.visitor,
    },
  });

  return {
    find: async (code) => codes.get(code) ?? null,
    findByText: async (shop, text) => codes.in('text', textKey({ shop, text }))[0] ?? null,
    put: async (code) => {
      const others = codes.in('text', textKey(code)).filter((row) => row.code !== code.code);
      assert(others.length === 0, 'a text belongs to one code of a shop');
      codes.put(code);
    },
    ofConversation: async (conversation) =>
      [...codes.in('conversation', conversation)].sort(oldest),
    ofVisitor: async (visitor) => [...codes.in('visitor', visitor)].sort(oldest),
    overdue: async (now, max) =>
      codes
        .in('unended', 'yes')
        .filter((row) => row.expiresAt <= now)
        .sort(soonest)
        .slice(0, max),
    heldBy: async (shop, holder) =>
      [...codes.in('holder', holderKey({ shop, heldBy: holder }) ?? '')]
        .sort(oldest)
        .slice(0, HOLDER_CODES_MAX),
    open: async (shop, max) =>
      codes
        .in('unended', 'yes')
        .filter((row) => row.shop === shop && AT_THE_SHOP.includes(row.state))
        .sort(soonest)
        .slice(0, max),
    erase: async (visitor) => {
      const own = codes.in('visitor', visitor);
      for (const { code } of own) codes.delete(code);
      return own.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        codes,
        (row) => row.code,
        (row) => row.changedAt,
        before,
        max,
        (row) => !isUnended(row),
      ),
  };
}
