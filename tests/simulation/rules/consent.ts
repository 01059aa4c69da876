import { signalName } from '../book.ts';
import type { World } from '../world.ts';
import { type Callers, visitorsIn } from './callers.ts';
import type { Rule } from './rule.ts';

const LOOK_BACK_MAX = 40;
const AUDIT_MAX = 1_000;

/** PV1, PV2: nothing is kept of who did not allow it, no offer is shown to them, and each signal counts once. */
export function consent(world: World, callers: Callers): Rule {
  const newest = new Map<string, { readonly acts: number; readonly words: number }>();
  const seen = new Map<string, string>();
  return {
    name: 'PV2',
    async committed(tx) {
      const audit = (await tx.audit.newest(AUDIT_MAX)).filter(({ kind }) =>
        kind.startsWith('consent-'),
      );
      for (const id of visitorsIn(callers)) {
        const visitor = await tx.visitors.find(id);
        if (visitor === null) return `${id} was welcomed and is not known`;
        const sessions = await tx.sessions.ofVisitor(id, LOOK_BACK_MAX);
        const acts = sessions.reduce((sum, session) => sum + session.acts, 0);
        const before = newest.get(id);
        // Yes and no may both have been said since the last look.
        const said = audit.filter(({ about }) => about === id);
        const words = said.length;
        if (visitor.observe !== (said[0]?.kind === 'consent-given')) {
          return `${id} is ${visitor.observe ? '' : 'not '}observed against their last word`;
        }
        newest.set(id, { acts, words });
        const isNo = !visitor.observe && before?.words === words;
        if (isNo && acts > (before?.acts ?? 0)) return `an act of ${id} is kept without consent`;
        if (!visitor.observe && sessions.some(({ endedAt }) => endedAt === null)) {
          return `a session of ${id} goes on without consent`;
        }
        const open = (await tx.offers.open()).find((offer) => offer.visitor === id);
        if (!visitor.observe && open !== undefined) return `${open.offer} is open without consent`;
        const fresh = acts - (before?.acts ?? 0);
        if (fresh <= 0) continue;
        for (const act of await tx.sessions.acts(id, null, fresh)) {
          const signal = signalName(act.observed);
          const place = `${act.session} ${act.place}`;
          const known = seen.get(`${id} ${signal}`);
          if (known !== undefined && known !== place) return `the signal ${signal} counts twice`;
          seen.set(`${id} ${signal}`, place);
          if (!world.book.signals.has(signal)) return `${signal} was never noted with consent`;
        }
      }
      return null;
    },
  };
}
