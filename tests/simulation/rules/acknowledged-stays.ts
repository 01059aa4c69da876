import { asId } from '../../../shared/kernel/ids.ts';
import type { Audience } from '../../../sidecar/domain/audience.ts';
import type { Callers } from './callers.ts';
import type { Rule } from './rule.ts';

interface Promised {
  readonly caller: string;
  readonly of: string;
}

/** ST1: what was acknowledged is on disk, and stays there whatever dies. */
export function acknowledgedStays(callers: Callers): Rule {
  const fresh: Promised[] = [];
  const kept: Promised[] = [];
  return {
    name: 'ST1',
    heard({ life, envelope: { body } }) {
      const caller = callers.of(life);
      if (caller !== null && body.type === 'ack') fresh.push({ caller, of: body.of });
      return null;
    },
    async committed(tx) {
      // All of the new ones, and one of the old each time: over a day every one is asked for again.
      const again = kept.length === 0 ? undefined : kept.shift();
      for (const promised of [...fresh.splice(0), ...(again === undefined ? [] : [again])]) {
        const caller = promised.caller;
        const audience: Audience = caller.startsWith('agent.')
          ? `agent.${caller.slice('agent.'.length)}`
          : `visitor.${caller.slice('visitor.'.length)}`;
        if ((await tx.marks.find(audience, asId(promised.of))) === null) {
          return `command ${promised.of} of ${caller} was acknowledged and is not there`;
        }
        kept.push(promised);
      }
      return null;
    },
  };
}
