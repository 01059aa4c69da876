import type { Act } from '../session/act.ts';
import { advance, type Journey, type JourneyBounds } from '../session/journey.ts';
import type { Decision, Seen } from './decide.ts';
import { followScore } from './direction.ts';
import { withHesitation } from './hesitation.ts';

/** The journey after one more act, with its hesitations and its score: the whole of what a signal changes. */
export function follow(
  journey: Journey,
  act: Act,
  about: Omit<Seen, 'journey'>,
  decision: Decision,
  bounds: JourneyBounds,
): Journey {
  const moved = withHesitation(journey, advance(journey, act, bounds), act, bounds);
  const level = decision.level({ ...about, journey: moved });
  return { ...moved, score: followScore(journey.score, level, act.at) };
}
