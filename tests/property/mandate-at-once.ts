import { assert, assertNever } from '../../shared/kernel/assert.ts';
import { asId } from '../../shared/kernel/ids.ts';
import { asMinor } from '../../shared/kernel/measure.ts';
import { checkCode } from '../../sidecar/domain/mandate/check-code.ts';
import type { Code } from '../../sidecar/domain/mandate/code.ts';
import {
  applied,
  type CodeMove,
  made,
  redeemed,
  released,
  revoked,
} from '../../sidecar/domain/mandate/code-moves.ts';
import type { Exercise } from '../../sidecar/domain/mandate/exercise.ts';
import type { UsedScopes } from '../../sidecar/domain/mandate/left.ts';
import { permit } from '../../sidecar/domain/mandate/permit.ts';
import { sizeOf } from '../../sidecar/domain/mandate/step.ts';
import type { Chance } from '../../sidecar/ports/ambient.ts';
import { aMandate, LIMITS, minor, PERCENTAGE } from '../support/builders/mandate.ts';
import { MONDAY_MORNING } from '../support/fake-clock.ts';
import type { Operation } from '../support/linearizable.ts';
import { append, type Book, emptyBook, give, settle, situationIn } from './mandate-book.ts';
import { type Asked, BASKET, BUDGET, PER_TALK, type Said } from './mandate-one-by-one.ts';

const MANDATE = aMandate({
  terms: {
    allowances: [{ ...PERCENTAGE, costMax: null }],
    limits: {
      ...LIMITS,
      perConversation: { minor: null, exercises: PER_TALK },
      budgets: [{ period: 'day', minor: minor(BUDGET) }],
    },
  },
});
const NOW = MONDAY_MORNING;
// More of them, and the search looks into orders that differ in nothing that matters.
const WORKERS = 4;

/** One at a time under a lock; or reading, thinking and writing with others in between. */
export type Arm = 'locked' | 'read-check-write';

/** What is done, in steps between which others have their turn; null when it died and nobody heard an answer. */
type Doing = Generator<void, Said | null, void>;

interface Shared {
  readonly book: Book;
  isLocked: boolean;
}

/**
 * Many at once, each with one operation after another, whose steps a seed mixes. Some die on their way,
 * before or after its commit: nobody hears an answer, and who asked asks the same again.
 */
export function runAtOnce(
  asked: readonly Asked[],
  { arm, deathsShare }: { readonly arm: Arm; readonly deathsShare: number },
  chance: Chance,
): { readonly history: readonly Operation<Asked, Said>[]; readonly book: Book } {
  const isDying = () => chance.next() < deathsShare;
  const shared: Shared = { book: emptyBook(), isLocked: false };
  const history: Operation<Asked, Said>[] = [];
  const busy: { readonly input: Asked; readonly start: number; readonly doing: Doing }[] = [];
  const again: Asked[] = [];
  let next = 0;
  let time = 0;
  while (next < asked.length || busy.length > 0 || again.length > 0) {
    time += 1;
    const place = Math.floor(chance.next() * WORKERS);
    const one = busy[place];
    if (one === undefined) {
      // Time passes between one operation and the next.
      if (chance.next() < 0.5) continue;
      const retried = again.shift();
      const input = retried ?? asked[next];
      if (input === undefined && busy.length === 0) break;
      if (input === undefined) continue;
      if (retried === undefined) next += 1;
      const dies = isDying() ? (chance.next() < 0.5 ? 'before' : 'after') : null;
      busy.push({ input, start: time, doing: begin(shared, input, arm, dies) });
      continue;
    }
    const { input, start } = one;
    const turn = one.doing.next();
    if (!turn.done) continue;
    busy.splice(place, 1);
    const hasDied = turn.value === null;
    if (hasDied) again.push(input);
    const end = hasDied ? Number.POSITIVE_INFINITY : time;
    history.push({ input, output: turn.value ?? '', start, end });
  }
  return { history, book: shared.book };
}

type Death = 'before' | 'after' | null;

function begin(shared: Shared, asked: Asked, arm: Arm, dies: Death): Doing {
  return arm === 'locked' ? underLock(shared, asked, dies) : unlocked(shared.book, asked);
}

function* underLock(shared: Shared, asked: Asked, dies: Death): Doing {
  while (shared.isLocked) yield;
  shared.isLocked = true;
  yield;
  const write = decide(shared.book, asked, read(shared.book, asked));
  const answer = dies === 'before' ? null : write();
  shared.isLocked = false;
  yield;
  return dies === null ? answer : null;
}

function* unlocked(book: Book, asked: Asked): Doing {
  const seen = read(book, asked);
  yield;
  const write = decide(book, asked, seen);
  yield;
  return write();
}

/** What an operation looks at before it decides. */
interface Seen {
  readonly code: Code | null;
  readonly exercise: Exercise | null;
  readonly used: UsedScopes;
}

function read({ codes, exercises, sums }: Book, { given }: Asked): Seen {
  return {
    code: codes.get(`code-${given}`) ?? null,
    exercise: exercises.get(`${given}`) ?? null,
    used: new Map(sums),
  };
}

/** Decides by what was seen; what is returned writes it and says the answer. */
function decide(book: Book, asked: Asked, seen: Seen): () => Said {
  if (asked.kind === 'give') return decideGiving(book, asked, seen);
  const { code } = seen;
  if (code === null) return () => 'unknown';
  switch (asked.kind) {
    case 'check': {
      const checked = checkCode(code, { minor: asMinor(asked.basket), currency: 'EUR' }, NOW);
      return () => (checked.isOk ? checked.value.off : checked.error);
    }
    case 'apply':
      return move(book, code, applied(code, asked.by, NOW));
    case 'release':
      return move(book, code, released(code, asked.by, NOW));
    case 'redeem':
      return move(book, code, redeemed(code, asked.order, asMinor(asked.taken), NOW));
    case 'revoke':
      return move(book, code, revoked(code, NOW));
    default:
      return assertNever(asked);
  }
}

function decideGiving(
  book: Book,
  { given, talk, percent }: Extract<Asked, { kind: 'give' }>,
  { exercise, used }: Seen,
): () => Said {
  const conversation = `talk-${talk}`;
  if (exercise !== null) {
    const isSame = exercise.conversation === conversation && sizeOf(exercise.step) === percent;
    return () => (isSame ? 'done' : 'taken');
  }
  const step = { kind: 'percentage' as const, percent };
  const where = { conversation, visitor: `visitor-${talk}`, basketMinor: BASKET };
  const permitted = permit(MANDATE, step, situationIn(where, NOW), used, NOW, false);
  if (!permitted.isOk) return () => permitted.error;
  return () => {
    // What was permitted is written, whatever has been written since: only the lock keeps others out.
    const unbound = aMandate({ terms: { ...MANDATE.terms, limits: LIMITS_OFF } });
    const giving = { exercise: `${given}`, mandate: unbound, step, talk: where, approval: null };
    const exercise = give(book, giving, NOW);
    assert(typeof exercise !== 'string', 'without limits nothing is in the way');
    const code = made(
      book.codes.get(`code-${given}`) ?? assertNever(undefined as never),
      null,
      NOW,
    );
    if (code.isOk) book.codes.set(asId(`code-${given}`), code.value);
    return 'done';
  };
}

const LIMITS_OFF = { ...LIMITS, budgets: [] };

function move(book: Book, before: Code, moved: CodeMove): () => Said {
  return () => {
    if (!moved.isOk) return moved.error;
    const code = moved.value;
    book.codes.set(code.code, code);
    const ends = code.state === 'redeemed' || code.state === 'revoked';
    if (code !== before && ends) {
      const exercise = book.exercises.get(code.exercise);
      const isSettled = exercise === undefined || exercise.cost !== null;
      if (isSettled) append(book, NOW, 'returned', about(code), []);
      else
        settle(book, code.exercise, 'redeemed', code.state === 'redeemed' ? code.taken : null, NOW);
    }
    return 'done';
  };
}

function about({ exercise }: Code): Pick<Exercise, 'mandate' | 'version' | 'exercise'> {
  return { mandate: MANDATE.mandate, version: 1, exercise };
}
