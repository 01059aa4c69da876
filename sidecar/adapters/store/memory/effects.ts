import { assert } from '../../../../shared/kernel/assert.ts';
import type { EpochMs } from '../../../../shared/kernel/time.ts';
import { CLOCK_SKEW_MAX_MS, EFFECT_LEASE_MS } from '../../../../shared/protocol/limits.ts';
import type { Effect } from '../../../domain/effect/effect.ts';
import type { Effects } from '../../../ports/store/effects.ts';
import { conversationOf } from '../subject.ts';
import { by, forgetOldest, type Journal, table } from './table.ts';

const due = by<Effect>([(row) => row.dueAt, (row) => row.effect]);

export function memoryEffects(journal: Journal): Effects {
  const effects = table<Effect>(journal, {
    key: (row) => row.effect,
    groups: { state: (row) => row.state, conversation: conversationOf },
  });

  return {
    add: async (effect) => {
      assert(effects.get(effect.effect) === undefined, 'this effect is there already');
      effects.put(effect);
    },
    find: async (effect) => effects.get(effect) ?? null,
    claim: async (now, leasedUntil, max) => {
      journal.assertWriting();
      const ready = [...effects.in('state', 'due'), ...effects.in('state', 'doing')]
        .filter((row) => isReady(row, now))
        .sort(due)
        .slice(0, max);
      const claimed = ready.map(
        (row): Effect => ({ ...row, state: 'doing', tries: row.tries + 1, leasedUntil }),
      );
      for (const row of claimed) effects.put(row);
      return claimed;
    },
    settle: async (effect, state, dueAt) => {
      const row = effects.get(effect);
      assert(row !== undefined, 'an effect that is settled exists');
      effects.put({ ...row, state, dueAt, leasedUntil: null });
    },
    count: async (state) => effects.in('state', state).length,
    about: async (conversation) =>
      [...effects.in('conversation', conversation)].sort(
        by([(row) => row.createdAt, (row) => row.effect]),
      ),
    erase: async (conversation) => {
      const own = effects.in('conversation', conversation);
      for (const row of own) effects.delete(row.effect);
      return own.length;
    },
    forget: async (before, max) =>
      forgetOldest(
        effects,
        (row) => row.effect,
        (row) => row.createdAt,
        before,
        max,
        ({ state }) => state !== 'due' && state !== 'doing',
      ),
  };
}

function isReady({ state, dueAt, leasedUntil, createdAt }: Effect, now: EpochMs): boolean {
  const ahead = now + AHEAD_MS;
  if (state === 'due') return dueAt <= now || createdAt > ahead;
  return leasedUntil !== null && (leasedUntil < now || leasedUntil > ahead);
}

// Later than any lease of now: stamped by a clock that went back since (SPEC CK2).
const AHEAD_MS = EFFECT_LEASE_MS + CLOCK_SKEW_MAX_MS;
