import { asId, type CobrowseId } from '../../../shared/kernel/ids.ts';
import type { Cobrowse } from '../../../sidecar/domain/cobrowse/cobrowse.ts';
import type { Tx } from '../../../sidecar/ports/store.ts';
import type { World } from '../world.ts';
import type { Rule } from './rule.ts';

/** CB2: nothing of a page may pass but by a yes that its own visitor gave, and did not take back. */
export function agreedByHand({ book }: World): Rule {
  const acknowledged = new Set<string>();
  return {
    name: 'CB2',
    heard({ envelope: { body } }) {
      const refused = body.type === 'ack' ? book.alongs.refused.get(body.of) : undefined;
      if (refused !== undefined) acknowledged.add(refused);
      return null;
    },
    async committed(tx) {
      for (const { cobrowse, state } of await tx.cobrowses.open()) {
        if (acknowledged.has(cobrowse)) return `${cobrowse} goes on after an acknowledged no`;
        if (state === 'active' && !book.alongs.agreed.has(cobrowse)) {
          return `${cobrowse} is active and nobody agreed`;
        }
      }
      return null;
    },
  };
}

/** CB1, CB3: one at a time, held by who asked, no longer than the talk; and what is over stays as it is. */
export function endsWithTalk({ book }: World): Rule {
  const ended = new Map<string, string>();
  const seen = new Set<CobrowseId>();

  async function changedSince(tx: Tx, id: CobrowseId): Promise<string | null> {
    const now = await tx.cobrowses.find(id);
    if (now === null || now.state !== 'ended') {
      return ended.has(id) ? `${id} was over and is ${now?.state ?? 'gone'}` : null;
    }
    const text = JSON.stringify(now);
    if ((ended.get(id) ?? text) !== text) return `${id} changed after its end`;
    ended.set(id, text);
    return null;
  }

  return {
    name: 'CB3',
    async committed(tx) {
      const open = await tx.cobrowses.open();
      const no = await notOfATalk(tx, open);
      if (no !== null) return no;
      for (const { cobrowse } of open) seen.add(cobrowse);
      for (const id of book.alongs.agreed.keys()) seen.add(asId<CobrowseId>(id));
      for (const id of seen) {
        const changed = await changedSince(tx, id);
        if (changed !== null) return changed;
      }
      return null;
    },
  };
}

async function notOfATalk(tx: Tx, open: readonly Cobrowse[]): Promise<string | null> {
  const talks = new Set<string>();
  for (const { cobrowse, conversation, askedBy, visitor } of open) {
    if (talks.has(conversation)) return `${conversation} has two`;
    talks.add(conversation);
    const talk = await tx.conversations.find(conversation);
    if (talk?.state !== 'active') return `${cobrowse} outlives its talk, which is ${talk?.state}`;
    if (talk.holder !== askedBy) return `${cobrowse} of ${askedBy} is in a talk of ${talk.holder}`;
    if (talk.visitor !== visitor)
      return `${cobrowse} is of ${visitor}, its talk of ${talk.visitor}`;
  }
  return null;
}
