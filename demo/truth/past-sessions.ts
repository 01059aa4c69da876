import { asEpochMs, type EpochMs, HOUR_MS } from '../../shared/kernel/time.ts';
import { type Draw, seededDraw } from '../../sidecar/domain/learning/seeded-draw.ts';
import type { Observed } from '../../sidecar/domain/session/act.ts';
import type { Device } from '../../sidecar/domain/visitor/device.ts';
import type { CustomerValue } from '../../sidecar/domain/visitor/visitor.ts';
import type { Language } from '../shop/language.ts';
import type { Type } from './natures.ts';
import { drawShopper, drawType, type Shopper, willBuy } from './shopper.ts';
import { stopsOf, wayToPay } from './stops.ts';
import { drawTalk, type Talk } from './talk.ts';
import { type PageTold, tellPaying, tellStop, type Where } from './told.ts';
import { pick } from './walk.ts';

export interface HistoryTerms {
  readonly sessions: number;
  /** Decides everything; names too, so that two histories of one store need two. */
  readonly seed: number;
  /** Sessions begin from here up to there, most of them by day and in the evening. */
  readonly from: EpochMs;
  readonly to: EpochMs;
}

/** A shopper over all their sessions. The type stays; what else is known of them says nothing about it. */
export interface Regular {
  readonly name: string;
  readonly type: Type;
  readonly language: Language;
  readonly device: Device;
  /** What the shop says of who has an account; null of everybody else. */
  readonly customerValue: CustomerValue | null;
}

/** One thing that a page told, and when. */
export interface Sent {
  readonly at: EpochMs;
  readonly observed: Observed;
}

/** One session as pages would have told it, with what nobody sees of it. */
export interface PastSession extends Shopper {
  readonly name: string;
  readonly who: Regular;
  readonly startedAt: EpochMs;
  /** Up to where the shopper has made up their mind. */
  readonly walked: readonly Sent[];
  /** What follows of who buys; empty when they buy neither with an offer nor without. */
  readonly paid: readonly Sent[];
  /** By which they answer an offer, if they do. */
  readonly answersAfterMs: number;
  /** What follows when they say yes to it. */
  readonly talk: Talk;
  /** Whether the shop's server says that the order is paid. */
  readonly isConfirmed: boolean;
}

/** Whole sessions of the shop with known truth, in the order in which they began. */
export function* pastSessions(terms: HistoryTerms): Generator<PastSession> {
  const draw = seededDraw(terms.seed);
  const regulars: { readonly who: Regular; awayFrom: number }[] = [];
  let number = 0;
  for (const startedAt of starts(terms, draw)) {
    number += 1;
    const before = draw() < RETURNING_SHARE ? someoneAway(regulars, startedAt, draw) : undefined;
    const regular = before ?? { who: somebody(`h${terms.seed}-v${number}`, draw), awayFrom: 0 };
    if (before === undefined) regulars.push(regular);
    // By itself, so that how long people talk changes nothing else.
    const talk = drawTalk(seededDraw(terms.seed * TALK_SEED + number));
    const walked = past(`h${terms.seed}-s${number}`, regular.who, startedAt, draw);
    const session = { ...walked, talk };
    regular.awayFrom = session.paid.at(-1)?.at ?? session.walked.at(-1)?.at ?? startedAt;
    yield session;
  }
}

function past(
  name: string,
  who: Regular,
  startedAt: EpochMs,
  draw: Draw,
): Omit<PastSession, 'talk'> {
  const shopper = drawShopper(draw, who.type);
  const referrer = REFERRERS[pick(REFERRER_SHARES, draw)] ?? 'direct';
  let pages = 0;
  const nextPage = (): Where => {
    pages += 1;
    const cameBy = pages === 1 ? referrer : 'internal';
    return { page: `${name}-${pages}`, origin: ORIGIN, language: who.language, referrer: cameBy };
  };
  const stops = stopsOf(shopper.steps, draw);
  const walked = inTime(
    stops.map((stop) => tellStop(stop, nextPage(), draw)),
    startedAt,
  );
  const mayBuy = willBuy(shopper, true) || willBuy(shopper, false);
  const way = mayBuy ? wayToPay(stops, draw) : [];
  const pair = way.at(-1)?.basket ?? stops.at(-1)?.basket ?? null;
  const paying =
    mayBuy && pair !== null
      ? [
          ...way.map((stop) => tellStop(stop, nextPage(), draw)),
          ...tellPaying(pair, `order-${name}`, nextPage, draw),
        ]
      : [];
  return {
    ...shopper,
    name,
    who,
    startedAt,
    walked,
    paid: inTime(paying, asEpochMs((walked.at(-1)?.at ?? startedAt) + BETWEEN_PAGES_MS)),
    answersAfterMs: Math.round(3_000 + draw() * 35_000),
    isConfirmed: draw() < CONFIRMED_SHARE,
  };
}

/** One page after the other, with what it takes to load the next. */
function inTime(pages: readonly PageTold[], from: EpochMs): readonly Sent[] {
  let at: number = from;
  return pages.flatMap(({ signals, visibleMs }) => {
    const shownAt = at;
    at += visibleMs + BETWEEN_PAGES_MS;
    return signals.map(({ afterMs, observed }) => ({ at: asEpochMs(shownAt + afterMs), observed }));
  });
}

function somebody(name: string, draw: Draw): Regular {
  return {
    name,
    type: drawType(draw),
    language: draw() < 0.75 ? 'nl' : 'en',
    device: DEVICES[pick(DEVICE_SHARES, draw)] ?? 'phone',
    customerValue: draw() < KNOWN_SHARE ? (VALUES[pick(VALUE_SHARES, draw)] ?? 'middle') : null,
  };
}

/** One of those who left long enough ago that this is another session. */
function someoneAway<T extends { readonly awayFrom: number }>(
  regulars: readonly T[],
  now: EpochMs,
  draw: Draw,
): T | undefined {
  const found = regulars[Math.floor(draw() * regulars.length)];
  return found !== undefined && now - found.awayFrom > HOUR_MS ? found : undefined;
}

/** As many moments as there are sessions, earliest first, as busy by the hour as a shop is. */
function starts({ sessions, from, to }: HistoryTerms, draw: Draw): readonly EpochMs[] {
  const busiest = Math.max(...BUSY_BY_HOUR);
  const moment = (): EpochMs => {
    for (;;) {
      const at = asEpochMs(Math.floor(from + draw() * (to - from)));
      const busy = BUSY_BY_HOUR[Math.floor(at / HOUR_MS) % 24] ?? 0;
      if (draw() * busiest < busy) return at;
    }
  };
  return Array.from({ length: sessions }, moment).sort((one, other) => one - other);
}

const TALK_SEED = 1_000_003;
const ORIGIN = 'https://boots.example';
const BETWEEN_PAGES_MS = 700;
const RETURNING_SHARE = 0.35;
const KNOWN_SHARE = 0.15;
/** Some orders are never paid. */
const CONFIRMED_SHARE = 0.96;
// By hour of the day in UTC; the evening in the Netherlands is the busiest. Estimates, as all below.
const BUSY_BY_HOUR: readonly number[] = [
  1, 1, 1, 1, 1, 2, 4, 6, 8, 9, 9, 9, 9, 9, 9, 9, 9, 10, 12, 14, 12, 8, 4, 2,
];
const DEVICES: readonly Device[] = ['phone', 'computer', 'tablet'];
const DEVICE_SHARES: readonly number[] = [0.6, 0.33, 0.07];
const VALUES: readonly CustomerValue[] = ['low', 'middle', 'high'];
const VALUE_SHARES: readonly number[] = [0.5, 0.35, 0.15];
const REFERRERS: readonly Where['referrer'][] = ['direct', 'search', 'social', 'campaign', 'email'];
const REFERRER_SHARES: readonly number[] = [0.3, 0.4, 0.1, 0.12, 0.08];
