import { assert } from '../../../../shared/kernel/assert.ts';
import { asId, type EffectId } from '../../../../shared/kernel/ids.ts';
import { asEpochMs } from '../../../../shared/kernel/time.ts';
import { CLOCK_SKEW_MAX_MS, EFFECT_LEASE_MS } from '../../../../shared/protocol/limits.ts';
import type { Effect, EffectKind, EffectState } from '../../../domain/effect/effect.ts';
import type { Effects } from '../../../ports/store/effects.ts';
import { conversationOf } from '../subject.ts';
import type { Connection } from './connection.ts';
import { slot } from './statement.ts';
import type { Tables } from './tables.ts';

// Later than any lease of now: stamped by a clock that went back since (SPEC CK2).
const AHEAD_MS = EFFECT_LEASE_MS + CLOCK_SKEW_MAX_MS;

export function sqlEffects({ db, prepare }: Connection): Effects {
  const add = prepare(
    db.insertInto('effect').values({
      effect: slot<string>('effect'),
      kind: slot<EffectKind>('kind'),
      state: slot<EffectState>('state'),
      tries: slot<number>('tries'),
      due_at: slot<number>('dueAt'),
      leased_until: slot<number | null>('leasedUntil'),
      created_at: slot<number>('createdAt'),
      conversation: slot<string | null>('conversation'),
      body: slot<string>('body'),
    }),
  );
  const find = prepare(
    db.selectFrom('effect').selectAll().where('effect', '=', slot<string>('effect')),
  );
  const ready = prepare(
    db
      .selectFrom('effect')
      .select('effect')
      .where(({ and, eb, or }) =>
        or([
          and([eb('state', '=', 'due'), eb('due_at', '<=', slot<number>('now'))]),
          and([eb('state', '=', 'doing'), eb('leased_until', '<', slot<number>('now'))]),
          and([eb('state', '=', 'due'), eb('created_at', '>', slot<number>('ahead'))]),
          and([eb('state', '=', 'doing'), eb('leased_until', '>', slot<number>('ahead'))]),
        ]),
      )
      .orderBy('due_at')
      .orderBy('effect')
      .limit(slot<number>('max')),
  );
  const take = prepare(
    db
      .updateTable('effect')
      .set((eb) => ({
        state: 'doing',
        tries: eb('tries', '+', 1),
        leased_until: slot<number>('leasedUntil'),
      }))
      .where('effect', '=', slot<string>('effect'))
      .returningAll(),
  );
  const settle = prepare(
    db
      .updateTable('effect')
      .set({
        state: slot<EffectState>('state'),
        due_at: slot<number>('dueAt'),
        leased_until: null,
      })
      .where('effect', '=', slot<string>('effect')),
  );
  const count = prepare(
    db
      .selectFrom('effect')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .where('state', '=', slot<EffectState>('state')),
  );
  const about = prepare(
    db
      .selectFrom('effect')
      .selectAll()
      .where('conversation', '=', slot<string>('conversation'))
      .orderBy('created_at')
      .orderBy('effect'),
  );
  const erase = prepare(
    db.deleteFrom('effect').where('conversation', '=', slot<string>('conversation')),
  );
  const forget = prepare(
    db
      .deleteFrom('effect')
      .where('effect', 'in', (eb) =>
        eb
          .selectFrom('effect as old')
          .select('old.effect')
          .where('old.created_at', '<', slot<number>('before'))
          .where('old.state', 'in', ['done', 'failed', 'unknown'])
          .orderBy('old.created_at')
          .limit(slot<number>('max')),
      ),
  );

  return {
    add: async ({ body, ...columns }) => {
      const conversation = conversationOf({ body });
      await add.change({ ...columns, conversation, body: JSON.stringify(body) });
    },
    find: async (effect) => {
      const row = await find.first({ effect });
      return row === undefined ? null : effectOf(row);
    },
    claim: async (now, leasedUntil, max) => {
      const claimed: Effect[] = [];
      for (const { effect } of await ready.all({ now, ahead: now + AHEAD_MS, max })) {
        const row = await take.first({ effect, leasedUntil });
        if (row !== undefined) claimed.push(effectOf(row));
      }
      return claimed;
    },
    settle: async (effect, state, dueAt) => {
      const changed = await settle.change({ effect, state, dueAt });
      assert(changed === 1, 'an effect that is settled exists');
    },
    count: async (state) => (await count.first({ state }))?.n ?? 0,
    about: async (conversation) => (await about.all({ conversation })).map(effectOf),
    erase: (conversation) => erase.change({ conversation }),
    forget: (before, max) => forget.change({ before, max }),
  };
}

function effectOf(row: Tables['effect']): Effect {
  return {
    effect: asId<EffectId>(row.effect),
    kind: row.kind,
    body: JSON.parse(row.body),
    state: row.state,
    tries: row.tries,
    dueAt: asEpochMs(row.due_at),
    leasedUntil: row.leased_until === null ? null : asEpochMs(row.leased_until),
    createdAt: asEpochMs(row.created_at),
  };
}
