import { asFeedSeq } from '../../../shared/kernel/ids.ts';
import type { Audience } from '../../../sidecar/domain/audience.ts';
import type { FeedRow } from '../../../sidecar/ports/store/feed.ts';
import type { Callers } from './callers.ts';
import type { Rule } from './rule.ts';

/** What each audience was told, as it was committed: for the other rules to hold arrivals against. */
export type Feeds = Map<string, FeedRow[]>;

/** FD2: places go up by one, and what was committed stays, crashes included. */
export function feedWithoutGaps(callers: Callers, feeds: Feeds): Rule {
  return {
    name: 'FD2',
    async committed(tx) {
      for (const name of [...callers.all(), 'floor']) {
        const audience = audienceOf(name);
        const known = feeds.get(name) ?? [];
        feeds.set(name, known);
        const last = known.length;
        const head = await tx.feed.head(audience);
        if (head < last) return `the feed of ${name} went back from ${last} to ${head}`;
        if (head === last) continue;
        for (const row of await tx.feed.after(audience, asFeedSeq(last), head)) {
          if (row.seq !== known.length + 1) {
            return `the feed of ${name} has ${row.seq} after ${known.length}`;
          }
          known.push(row);
        }
        if (known.length !== head)
          return `the feed of ${name} ends at ${known.length}, not ${head}`;
      }
      return null;
    },
  };
}

function audienceOf(name: string): Audience {
  if (name.startsWith('agent.')) return `agent.${name.slice('agent.'.length)}`;
  if (name.startsWith('visitor.')) return `visitor.${name.slice('visitor.'.length)}`;
  return 'floor';
}
