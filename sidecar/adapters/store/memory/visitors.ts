import { assert } from '../../../../shared/kernel/assert.ts';
import { TABS_PER_VISITOR_MAX } from '../../../../shared/protocol/limits.ts';
import type { Visitor } from '../../../domain/visitor/visitor.ts';
import type { Visitors } from '../../../ports/store/visitors.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

interface TabMark {
  readonly visitor: string;
  readonly tab: string;
  readonly n: number;
  readonly at: number;
}

interface UsedToken {
  readonly shop: string;
  readonly jti: string;
  readonly expiresAt: number;
}

const secretKey = (shop: string, secretHash: string): string => `${shop} ${secretHash}`;
const tabKey = ({ visitor, tab }: Pick<TabMark, 'visitor' | 'tab'>): string => `${visitor} ${tab}`;
const tokenKey = ({ shop, jti }: Pick<UsedToken, 'shop' | 'jti'>): string => `${shop} ${jti}`;

export function memoryVisitors(journal: Journal): Visitors {
  const visitors = table<Visitor>(journal, {
    key: (row) => row.visitor,
    groups: { secret: (row) => secretKey(row.shop, row.secretHash) },
  });
  const tabs = table<TabMark>(journal, { key: tabKey, groups: { visitor: (row) => row.visitor } });
  const tokens = table<UsedToken>(journal, { key: tokenKey });

  return {
    find: async (visitor) => visitors.get(visitor) ?? null,
    findBySecret: async (shop, secretHash) =>
      visitors.in('secret', secretKey(shop, secretHash))[0] ?? null,
    put: async (visitor) => {
      const others = visitors
        .in('secret', secretKey(visitor.shop, visitor.secretHash))
        .filter((row) => row.visitor !== visitor.visitor);
      assert(others.length === 0, 'a secret belongs to one visitor');
      visitors.put(visitor);
    },
    marked: async (visitor, tab) => tabs.get(tabKey({ visitor, tab }))?.n ?? 0,
    mark: async (visitor, tab, n, at) => {
      const before = tabs.get(tabKey({ visitor, tab }));
      tabs.put({ visitor, tab, n: Math.max(n, before?.n ?? 0), at });
      const surplus = [...tabs.in('visitor', visitor)]
        .sort(by([(row) => row.at, (row) => row.tab], -1))
        .slice(TABS_PER_VISITOR_MAX);
      for (const row of surplus) tabs.delete(tabKey(row));
    },
    useTokenOnce: async (shop, jti, expiresAt) => {
      if (tokens.get(tokenKey({ shop, jti })) !== undefined) return false;
      tokens.put({ shop, jti, expiresAt });
      return true;
    },
    forget: async (before, max) => {
      const marks = forgetOldest(tabs, tabKey, (row) => row.at, before, max);
      return marks + forgetOldest(tokens, tokenKey, (row) => row.expiresAt, before, max - marks);
    },
  };
}
