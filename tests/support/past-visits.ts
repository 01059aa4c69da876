import { asId, type SessionId, type ShopId, type VisitorId } from '../../shared/kernel/ids.ts';
import { after, asEpochMs, type EpochMs, MINUTE_MS } from '../../shared/kernel/time.ts';
import { trainerHere } from '../../sidecar/adapters/trainer/here.ts';
import { learnMoments } from '../../sidecar/domain/engagement/learned/learn-moments.ts';
import { finished } from '../../sidecar/domain/learning/learn.ts';
import { readModel } from '../../sidecar/domain/learning/model-text.ts';
import { seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import { learnUplift } from '../../sidecar/domain/learning/uplift/learn-uplift.ts';
import { EMPTY_JOURNEY } from '../../sidecar/domain/session/journey.ts';
import type { Store } from '../../sidecar/ports/store.ts';
import type { Trainer } from '../../sidecar/ports/trainer.ts';
import { SMALL_PLAN } from '../unit/sidecar/domain/learning/lessons.ts';
import { aSession, filled, ordered, viewed } from './builders/session.ts';
import { MONDAY_MORNING } from './fake-clock.ts';

/** One visit that ended. */
export interface PastVisit {
  /** Pages that were shown, beginning with the home page. */
  readonly pages: number;
  readonly isOrdered: boolean;
  /** What the basket is worth at every third page; none when missing. */
  readonly valueMinor?: number;
  /** Whether the shop's server said that an order is paid. */
  readonly isConfirmed?: boolean;
}

const QUICK_PLAN = { ...SMALL_PLAN, turns: 1, members: 1 };

/** Learns as quickly as a test waits. */
export const QUICK_TRAINER: Trainer = trainerHere({
  learn: (course) => learnMoments({ ...course, plan: QUICK_PLAN }),
  learnEffect: (course) => finished(learnUplift(course)),
  read: readModel,
});

/** From three weeks before Monday morning on, a visit every ten minutes. */
const FIRST_AT = asEpochMs(MONDAY_MORNING - 21 * 86_400_000);
const EVERY_MS = 600_000;

/** Who looks at seven pages or more orders, nine of ten; of the others one of thirty does. */
export function keenVisit(n: number): PastVisit {
  const draw = seededDraw(n * 7_919 + 3);
  const pages = 2 + Math.floor(draw() * 8);
  return { pages, isOrdered: draw() < (pages >= 7 ? 0.9 : 0.03) };
}

/**
 * Writes visits number `from` up to `from + count` as a sidecar keeps what ended: sessions, acts and orders.
 *
 * @param visit by number
 * @param firstAt when number 0 began; the others follow every ten minutes
 */
export async function writeVisits(
  store: Store,
  count: number,
  visit: (n: number) => PastVisit = keenVisit,
  { from = 0, shop = asId<ShopId>('boots'), firstAt = FIRST_AT } = {},
): Promise<void> {
  for (let first = from; first < from + count; first += 100) {
    const few = Array.from({ length: Math.min(100, from + count - first) }, (_, n) => first + n);
    await store.transact(async (tx) => {
      for (const n of few) {
        const name = `${shop}-past-${String(n).padStart(6, '0')}`;
        const session = asId<SessionId>(name);
        const visitor = asId<VisitorId>(`of-${name}`);
        const { pages, isOrdered, valueMinor, isConfirmed = true } = visit(n);
        const startedAt = asEpochMs(firstAt + n * EVERY_MS);
        const at = (page: number): EpochMs => asEpochMs(startedAt + page * 20_000);
        let place = 0;
        const append = async (moment: EpochMs, observed: ReturnType<typeof viewed>) => {
          place += 1;
          await tx.sessions.append({ session, visitor, place, at: moment, observed });
        };
        for (let page = 0; page < pages; page += 1) {
          await append(at(page), viewed(page === 0 ? 'home' : 'product', `page-${page}`));
          if (valueMinor !== undefined && page % 3 === 2)
            await append(at(page), filled(valueMinor));
        }
        const orderedAt = isOrdered ? at(pages) : null;
        if (orderedAt !== null) {
          const order = `order-${n}`;
          await append(orderedAt, ordered(order));
          const confirmedAt = isConfirmed ? after(orderedAt, MINUTE_MS) : null;
          const changedAt = after(orderedAt, MINUTE_MS);
          await tx.offers.putOrder({ shop, order, session, visitor, confirmedAt, changedAt });
        }
        const lastAt = at(pages);
        await tx.sessions.put(
          aSession({
            session,
            visitor,
            shop,
            startedAt,
            lastAt,
            endedAt: after(lastAt, MINUTE_MS),
            acts: place,
            journey: { ...EMPTY_JOURNEY, orderedAt },
            who: { device: 'phone', sessionsBefore: 0, customerValue: null },
          }),
        );
      }
    });
  }
}
