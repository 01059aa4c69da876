import type { Life } from '../world/times.ts';
import type { Heard } from '../world.ts';
import type { Callers } from './callers.ts';
import type { Feeds } from './feed-without-gaps.ts';
import type { Rule } from './rule.ts';

/** FD4: over one connection the facts come as committed, each after the one before, from a cursor or a snapshot. */
export function toldInOrder(callers: Callers, feeds: Feeds): Rule {
  // A welcome begins a connection; before the first fact or snapshot its cursor is not known here.
  const places = new Map<Life, { own: number | null; floor: number | null }>();
  const waiting: { readonly heard: Heard; readonly audience: string }[] = [];

  function place(heard: Heard): string | null {
    const { life, envelope } = heard;
    const { body, seq, feed = 'own' } = envelope;
    if (body.type === 'welcome') places.set(life, { own: null, floor: null });
    const at = places.get(life);
    if (at === undefined) return null;
    if (body.type === 'visitor.snapshot') at.own = body.own;
    if (body.type === 'agent.snapshot') {
      at.own = body.own;
      at.floor = body.floor;
    }
    if (seq === undefined) return null;
    const last = at[feed];
    at[feed] = seq;
    if (last !== null && seq !== last + 1)
      return `${life.name} is told ${feed} ${seq} after ${last}`;
    const audience = feed === 'floor' ? 'floor' : callers.of(life);
    if (audience !== null) waiting.push({ heard, audience });
    return null;
  }

  return {
    name: 'FD4',
    heard: place,
    async committed() {
      for (const { heard, audience } of waiting.splice(0)) {
        const { seq = 0, body } = heard.envelope;
        const row = feeds.get(audience)?.[seq - 1];
        if (row === undefined)
          return `${heard.life.name} is told ${audience} ${seq}, which is not there`;
        if (JSON.stringify(row.fact) !== JSON.stringify(body)) {
          return `${heard.life.name} is told something else than ${audience} ${seq}`;
        }
      }
      return null;
    },
  };
}
