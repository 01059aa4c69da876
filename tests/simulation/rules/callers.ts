import { asId, type VisitorId } from '../../../shared/kernel/ids.ts';
import type { Life } from '../world/times.ts';
import type { Heard } from '../world.ts';

/** Under which name the sidecar knows who is behind a page or a panel, as its welcome said. */
export interface Callers {
  of(life: Life): string | null;
  /** All visitors that were ever welcomed, as audiences. */
  all(): ReadonlySet<string>;
  hear(heard: Heard): void;
}

export function callers(): Callers {
  const known = new Map<Life, string>();
  const everybody = new Set<string>();
  return {
    of: (life) => known.get(life) ?? null,
    all: () => everybody,
    hear({ life, envelope: { body } }) {
      if (body.type !== 'welcome') return;
      const audience =
        body.role === 'agent' ? `agent.${body.agent.agent}` : `visitor.${body.visitor}`;
      known.set(life, audience);
      everybody.add(audience);
    },
  };
}

/** The visitors among them. */
export function visitorsIn(callers: Callers): readonly VisitorId[] {
  const prefix = 'visitor.';
  return [...callers.all()]
    .filter((caller) => caller.startsWith(prefix))
    .map((caller) => asId<VisitorId>(caller.slice(prefix.length)));
}
