import type { EffectKind } from '../../domain/effect/effect.ts';
import type { Outside } from '../../ports/outside.ts';

/** Sends each effect to whoever performs its kind. */
export function outsideByKind(performers: Readonly<Record<EffectKind, Outside>>): Outside {
  return { perform: (effect, signal) => performers[effect.kind].perform(effect, signal) };
}
