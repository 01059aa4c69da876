import { difference, type Proportion } from './proportion.ts';

/** One side of the comparison: visitors, each once, and those of them with an order. */
export interface Side {
  readonly visitors: number;
  /** With an order that the shop's server confirmed. */
  readonly orders: number;
  /** With an order that a page claimed, confirmed or not. */
  readonly claimed: number;
}

/**
 * What can be said of it. `no-offers`: nobody was met in either arm. `no-holdout`: nobody is held out. `unconfirmed`: the
 * shop's server does not confirm what pages claim, or not on both sides alike. `too-few` and `unclear`: nothing yet;
 * `more` and `fewer`: the whole interval is above or below 0.
 */
export type EffectSays =
  | 'no-offers'
  | 'no-holdout'
  | 'unconfirmed'
  | 'too-few'
  | 'unclear'
  | 'more'
  | 'fewer';

/** Orders more (negative: fewer) than if nobody had been offered anything, with 95 % bounds; whole, rounded outwards. */
export interface Extra {
  readonly orders: number;
  readonly from: number;
  readonly to: number;
}

export interface Effect {
  readonly says: EffectSays;
  /** Null while nothing can be worked out. */
  readonly extra: Extra | null;
  /** So many more visitors, of both sides together, until it may say something; null: nobody can tell, or it does. */
  readonly needed: number | null;
}

/** Below this many visitors on either side one order more or less is the whole difference. */
export const EFFECT_SIDE_MIN = 30;
/** At least this part of the orders that pages claim must be confirmed, on each side by itself. */
export const CONFIRMED_SHARE_MIN = 0.5;
/** More than this is not worth waiting for: then nobody can tell. */
export const NEEDED_MAX = 1_000_000;

/**
 * Whether offering a chat changed how many ordered: the order rate of visitors who were offered one, minus that of
 * visitors held out at the same place, times those offered (SPEC MD9, MS5). Who belongs in a side is the caller's to say:
 * everybody by the arm they were drawn into, each once.
 *
 * @param heldOutShare the part of the visitors that is held out, by the policy now
 */
export function effectOf(offered: Side, heldOut: Side, heldOutShare: number): Effect {
  const nothing = { extra: null, needed: null };
  if (offered.visitors + heldOut.visitors === 0) return { says: 'no-offers', ...nothing };
  if (heldOut.visitors === 0 && heldOutShare === 0) return { says: 'no-holdout', ...nothing };
  if (!isConfirmed(offered) || !isConfirmed(heldOut)) return { says: 'unconfirmed', ...nothing };
  const few = Math.max(
    untilEnough(offered.visitors, 1 - heldOutShare),
    untilEnough(heldOut.visitors, heldOutShare),
  );
  if (few > 0) return { says: 'too-few', extra: null, needed: few > NEEDED_MAX ? null : few };
  const { estimate, low, high } = difference(part(offered), part(heldOut));
  const extra = {
    orders: whole(Math.round(estimate * offered.visitors)),
    from: whole(Math.floor(low * offered.visitors)),
    to: whole(Math.ceil(high * offered.visitors)),
  };
  if (low > 0) return { says: 'more', extra, needed: null };
  if (high < 0) return { says: 'fewer', extra, needed: null };
  const toZero = estimate > 0 ? estimate - low : high - estimate;
  const visitors = offered.visitors + heldOut.visitors;
  return { says: 'unclear', extra, needed: untilClear(visitors, Math.abs(estimate), toZero) };
}

function isConfirmed({ orders, claimed }: Side): boolean {
  return claimed === 0 || orders / claimed >= CONFIRMED_SHARE_MIN;
}

/** Visitors of both sides until this one has enough of them; more than NEEDED_MAX when it never will. @param share of this side */
export function untilEnough(visitors: number, share: number): number {
  if (visitors >= EFFECT_SIDE_MIN) return 0;
  return share <= 0 ? NEEDED_MAX + 1 : Math.ceil((EFFECT_SIDE_MIN - visitors) / share);
}

/** An interval shrinks with the root of the count: how many more until it leaves out 0, should the difference stay. */
function untilClear(visitors: number, size: number, toZero: number): number | null {
  if (size === 0) return null;
  const needed = Math.max(1, Math.ceil(visitors * ((toZero / size) ** 2 - 1)));
  return needed > NEEDED_MAX ? null : needed;
}

function part({ orders, visitors }: Side): Proportion {
  return { count: orders, of: visitors };
}

// Not −0: another thing than 0 where it is compared or written.
const whole = (value: number): number => value + 0;
