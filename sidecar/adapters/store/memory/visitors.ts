import { assert } from '../../../../shared/kernel/assert.ts';
import type { VisitorId } from '../../../../shared/kernel/ids.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
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
const customerKey = (shop: string, customer: string): string => `${shop} ${customer}`;
const tabKey = ({ visitor, tab }: Pick<TabMark, 'visitor' | 'tab'>): string => `${visitor} ${tab}`;
const tokenKey = ({ shop, jti }: Pick<UsedToken, 'shop' | 'jti'>): string => `${shop} ${jti}`;

export function memoryVisitors(
  journal: Journal,
  keeps: (visitor: VisitorId, since: EpochMs) => Promise<boolean>,
): Visitors {
  const visitors = table<Visitor>(journal, {
    key: (row) => row.visitor,
    groups: {
      secret: (row) => secretKey(row.shop, row.secretHash),
      customer: (row) =>
        row.identity === null ? null : customerKey(row.shop, row.identity.customer),
    },
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
    ofCustomer: async (shop, customer, max) =>
      [...visitors.in('customer', customerKey(shop, customer))]
        .sort(by([(row) => row.visitor]))
        .slice(0, max),
    unseen: async (before, max) => {
      const due: VisitorId[] = [];
      const old = visitors.all().filter((row) => row.lastSeenAt < before);
      for (const { visitor } of old.sort(by([(row) => row.lastSeenAt, (row) => row.visitor]))) {
        if (due.length < max && !(await keeps(visitor, before))) due.push(visitor);
      }
      return due;
    },
    erase: async (visitor) => {
      const marks = tabs.in('visitor', visitor);
      for (const row of marks) tabs.delete(tabKey(row));
      const isKnown = visitors.get(visitor) !== undefined;
      visitors.delete(visitor);
      return marks.length + (isKnown ? 1 : 0);
    },
    tabs: async (visitor) => tabs.in('visitor', visitor).length,
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
