import { asId, type EffectId, type VisitorId } from '../../shared/kernel/ids.ts';
import type { Fact } from '../../shared/protocol/shape.ts';
import type { Audience } from '../domain/audience.ts';
import type { LiveMessage } from '../ports/bus.ts';
import type { Tx } from '../ports/store.ts';
import type { Environment, Work } from './context.ts';

/**
 * The one place that commits (law 3): work, facts and effects are kept together or not at all, then
 * the bell rings. Resolves once everything is on disk.
 *
 * @param about the one visitor with whom the use case has to do, if so: for the store's speed only
 * @throws StoreUnavailable when the store cannot keep it; whatever a bug throws. Nothing was kept.
 */
export async function commit<T>(
  environment: Environment,
  useCase: (work: Work) => Promise<T>,
  about?: VisitorId,
): Promise<T> {
  const told: { audience: Audience; fact: Fact }[] = [];
  const shown: LiveMessage[] = [];
  let isAwaited = false;
  const outcome = await environment.store.transact(async (tx) => {
    // A store may run the work again, as after a deadlock: start from nothing.
    told.length = 0;
    shown.length = 0;
    isAwaited = false;
    const work = workOn(environment, tx, told, shown, () => {
      isAwaited = true;
    });
    const value = await useCase(work);
    // Each append locks the counter of its audience until the commit: in one order for everybody.
    for (const { audience, fact } of inOrder(told)) await tx.feed.append(audience, work.now, fact);
    return value;
  }, about);
  if (told.length > 0) environment.bus.wake([...new Set(told.map(({ audience }) => audience))]);
  for (const message of shown) environment.bus.live(message);
  if (isAwaited) environment.effectsDue.ring();
  return outcome;
}

/** By audience; what one audience is told stays in the order in which it was told. */
function inOrder<T extends { readonly audience: Audience }>(told: readonly T[]): readonly T[] {
  return told.toSorted((a, b) => (a.audience < b.audience ? -1 : Number(a.audience > b.audience)));
}

/** What it takes to look: a command beside a sidecar has no more. */
export interface Looking extends Pick<Environment, 'policy' | 'digest' | 'clock'> {
  readonly store: Pick<Environment['store'], 'read'>;
}

/** Reads for a question or a greeting: a consistent picture, no writes, nothing told. */
export async function look<T>(
  environment: Looking,
  question: (work: Pick<Work, 'tx' | 'now' | 'policy' | 'digest'>) => Promise<T>,
): Promise<T> {
  const { policy, digest } = environment;
  const now = environment.clock.now();
  return environment.store.read((tx) => question({ tx, now, policy: policy.current(), digest }));
}

function workOn(
  environment: Environment,
  tx: Tx,
  told: { audience: Audience; fact: Fact }[],
  shown: LiveMessage[],
  awaits: () => void,
): Work {
  const { ids, chance, digest, holdoutSalt, hasWebhook } = environment;
  const now = environment.clock.now();
  return {
    tx,
    now,
    ids,
    chance,
    digest,
    holdoutSalt,
    foresight: (shop) => environment.foresight.of(shop),
    policy: environment.policy.current(),
    shops: environment.shops.current(),
    tell: (audience, fact) => {
      told.push({ audience, fact });
    },
    show: (message) => {
      shown.push(message);
    },
    act: async (kind, type, fields) => {
      if (kind === 'webhook' && !hasWebhook) return;
      // Somebody waits for a code in a chat; for a webhook nobody does.
      if (kind === 'shop') awaits();
      await tx.effects.add({
        effect: asId<EffectId>(ids.next()),
        kind,
        body: { type, fields },
        state: 'due',
        tries: 0,
        dueAt: now,
        leasedUntil: null,
        createdAt: now,
      });
    },
  };
}
