import type { Reason, SessionQualified } from '../../shared/protocol/messages/engagement.ts';
import type { FloorRow } from '../../shared/protocol/messages/floor.ts';
import type { JourneyAct } from '../../shared/protocol/messages/report.ts';

/** The version in which drops and learned scores have reasons, silences and a rank. */
const KINDS_SINCE = 5;

/**
 * Kinds that came with it, and what comes nearest of those before. A reason is left out where nothing does: the others
 * of an offer still say why; a silence must say something.
 */
const NEAREST: Readonly<Partial<Record<Reason['kind'], Reason['kind'] | null>>> = {
  'not-dropped': 'no-map-matches',
  'not-worth': 'no-map-matches',
  dropped: null,
  'basket-filled': null,
  'checkout-reached': null,
  'second-look': 'repeat-view',
  'many-products': null,
  searched: null,
  'long-visit': null,
  'came-again': null,
  'valued-customer': null,
  'came-by-campaign': null,
  'pages-that-sell': null,
};

/** A row of the floor as a panel of this version can be told it (SPEC PR5). */
export function spokenRow(version: number, row: FloorRow): FloorRow {
  if (version >= KINDS_SINCE) return row;
  const { rank, ...known } = row;
  return { ...known, ...spokenWhy(version, row) };
}

/** The same of an act of a journey. */
export function spokenAct(version: number, row: JourneyAct): JourneyAct {
  const { act } = row;
  if (act.type !== 'offer.stamped') return row;
  return { ...row, act: { ...act, ...spokenWhy(version, act) } };
}

type Why = Pick<SessionQualified, 'reasons' | 'silence'>;

/** The same of why an offer is made, or is not. */
export function spokenWhy(version: number, { reasons, silence }: Why): Why {
  if (version >= KINDS_SINCE) return { reasons, silence };
  return {
    reasons: reasons.flatMap((reason) => nearest(reason) ?? []),
    silence: silence === null ? null : nearest(silence),
  };
}

function nearest(reason: Reason): Reason | null {
  const kind = NEAREST[reason.kind];
  if (kind === undefined) return reason;
  return kind === null ? null : { ...reason, kind };
}
