import { asId } from '../../shared/kernel/ids.ts';
import { asEpochMs, type EpochMs } from '../../shared/kernel/time.ts';
import { nodeDigest } from '../../sidecar/adapters/ambient/system.ts';
import type { Work } from '../../sidecar/app/context.ts';
import type { Agent } from '../../sidecar/domain/agent/agent.ts';
import { NO_FORESIGHT } from '../../sidecar/domain/engagement/foresight.ts';
import type { Policy } from '../../sidecar/domain/policy.ts';
import type { Tx } from '../../sidecar/ports/store.ts';

export interface Then {
  readonly tx: Tx;
  readonly policy: Policy;
  readonly holdoutSalt: string;
  /** Begins every id that is made. */
  readonly name: string;
}

/**
 * What a use case got at a moment of the past. The plain rule decided, somebody was always free to answer, and what was
 * told to panels and pages is long forgotten.
 */
export function workThen({ tx, policy, holdoutSalt, name }: Then): (at: EpochMs) => Work {
  let made = 0;
  const next = (): string => {
    made += 1;
    return `${name}-${made}`;
  };
  const ids: Work['ids'] = { next, secret: next, pairingCode: next, discountCode: next };
  const agents: Tx['agents'] = {
    ...tx.agents,
    all: async () => [SOMEBODY_FREE],
    find: async () => SOMEBODY_FREE,
    put: async () => undefined,
  };
  // Not a copy: what a store lends out has no fields of its own to be copied.
  const staffed: Tx = new Proxy(tx, {
    get: (lent, name) => (name === 'agents' ? agents : Reflect.get(lent, name)),
  });
  return (now) => ({
    tx: staffed,
    now,
    ids,
    chance: { next: () => 0.5 },
    digest: nodeDigest(),
    policy,
    holdoutSalt,
    foresight: () => NO_FORESIGHT,
    shops: [],
    tell: () => undefined,
    show: () => undefined,
    act: async () => undefined,
  });
}

const LONG_AGO = asEpochMs(0);

/** Who answered then. They are no longer among the people. */
export const SOMEBODY_FREE: Agent = {
  agent: asId('agent-of-those-days'),
  name: 'Agent',
  role: 'agent',
  capacity: 1_000,
  languages: ['nl', 'en'],
  chosen: 'available',
  because: null,
  isLinked: true,
  linkLostAt: null,
  idleSince: LONG_AGO,
  misses: 0,
  isPaired: true,
  isRevoked: false,
  since: LONG_AGO,
};
