import { afterRoute, beforeRoute } from '../acts/coupon.ts';
import type { CodeCalls } from '../codes/calls.ts';
import type { Engine } from './engine.ts';

/** The shop's own memory, which asks Toonbank about codes; without calls every code is unknown. */
export function lightEngine(calls: CodeCalls | null): Engine {
  if (calls === null) return { before: ({ view }) => ({ view }), after: (_, reply) => reply };
  return {
    before: (terms) => beforeRoute({ ...terms, calls }),
    after: (terms, reply) => afterRoute({ ...terms, calls }, reply),
  };
}
