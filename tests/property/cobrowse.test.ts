import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asId } from '../../shared/kernel/ids.ts';
import {
  COBROWSE_ASK_VALID_MS,
  COBROWSE_MAX_MS,
  COBROWSE_PAGE_GONE_MAX_MS,
} from '../../shared/protocol/limits.ts';
import { greetPage } from '../../sidecar/app/cobrowse/greet-page.ts';
import type { Cobrowse } from '../../sidecar/domain/cobrowse/cobrowse.ts';
import type { Desk } from '../support/desk.ts';
import {
  ALONGS,
  aCobrowseMove,
  deskInTalks,
  type Move,
  makeMove,
  PAGES,
  secretOf,
} from './cobrowse-moves.ts';

/**
 * What a person would say about consent, kept beside the product and not made from its code: whose yes
 * there is, and what has happened since that ends it.
 */
interface Known {
  readonly visitor: string;
  readonly conversation: string;
  readonly askedBy: string;
  readonly askedAt: number;
  agreedAt: number | null;
  pageAt: number;
  isOver: boolean;
}
type Model = Map<string, Known>;

const RUNS = 80;
const PATIENCE_MS = 60_000; // a machine that does much else

/** Adds what the move that was made means for each question there was. */
async function note(model: Model, desk: Desk, move: Move, isDone: boolean): Promise<void> {
  const now = desk.environment.clock.now();
  if (move.kind === 'agent') noteAgent(model, move, isDone, now);
  if (move.kind === 'visitor') noteVisitor(model, move, isDone, now);
  const page = move.kind === 'page' ? model.get(move.cobrowse) : undefined;
  if (page !== undefined && isDone) page.pageAt = now;
  for (const known of model.values()) {
    const talk = await desk.conversation(known.conversation);
    if (talk.state !== 'active' || talk.holder !== known.askedBy) known.isOver = true;
    if (move.kind === 'time' && isTooOld(known, now)) known.isOver = true;
  }
}

function noteAgent(
  model: Model,
  { agent, command }: Extract<Move, { kind: 'agent' }>,
  isDone: boolean,
  now: number,
): void {
  if (!isDone) return;
  if (command.type === 'cobrowse.ask' && !model.has(command.cobrowse)) {
    const { cobrowse, conversation } = command;
    const visitor = conversation.replace('talk-of-', '');
    const asked = { visitor, conversation, askedBy: agent, askedAt: now };
    model.set(cobrowse, { ...asked, agreedAt: null, pageAt: now, isOver: false });
  }
  const known = command.type === 'cobrowse.end' ? model.get(command.cobrowse) : undefined;
  if (known !== undefined) known.isOver = true;
}

function noteVisitor(
  model: Model,
  { visitor, command }: Extract<Move, { kind: 'visitor' }>,
  isDone: boolean,
  now: number,
): void {
  if (command.type !== 'cobrowse.answer' && command.type !== 'cobrowse.stop') return;
  const known = model.get(command.cobrowse);
  if (known === undefined || known.visitor !== visitor) {
    expect(isDone).toBe(false);
    return;
  }
  if (command.type === 'cobrowse.stop' || !command.isAgreed) {
    known.isOver = true;
    return;
  }
  const isInTime = now < known.askedAt + COBROWSE_ASK_VALID_MS;
  expect(isDone).toBe(!known.isOver && (known.agreedAt !== null || isInTime));
  if (!known.isOver && known.agreedAt === null && isInTime) {
    known.agreedAt = now;
    known.pageAt = now;
  }
}

function isTooOld({ agreedAt, askedAt, pageAt }: Known, now: number): boolean {
  if (agreedAt === null) return now >= askedAt + COBROWSE_ASK_VALID_MS;
  return now >= agreedAt + COBROWSE_MAX_MS || now >= pageAt + COBROWSE_PAGE_GONE_MAX_MS;
}

async function isLetIn(desk: Desk, cobrowse: string, visitor: string): Promise<boolean> {
  const hello = { type: 'hello', role: 'page', version: 3, shop: 'boots', tab: 'tab-1' } as const;
  const secret = secretOf(visitor);
  const greeted = await greetPage(desk.environment, { ...hello, secret, cobrowse }, asId('boots'));
  return greeted.isOk;
}

async function all(desk: Desk): Promise<readonly Cobrowse[]> {
  return desk.environment.store.read(async (tx) => {
    const found = await Promise.all(ALONGS.map((each) => tx.cobrowses.find(asId(each))));
    return found.flatMap((each) => (each === null ? [] : [each]));
  });
}

async function afterEachMove(
  check: (desk: Desk, model: Model, before: readonly Cobrowse[], move: Move) => Promise<void>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.array(aCobrowseMove, { minLength: 20, maxLength: 60 }), async (moves) => {
      const desk = await deskInTalks();
      const model: Model = new Map();
      for (const move of moves) {
        const before = await all(desk);
        await note(model, desk, move, await makeMove(desk, move));
        await check(desk, model, before, move);
      }
    }),
    { numRuns: RUNS },
  );
}

describe('any order of asking, answering, stopping, moving on and waiting', {
  timeout: PATIENCE_MS,
}, () => {
  it('[CB2, CB3] a page is let in exactly from its own visitor’s yes to the first thing that ends it', async () => {
    let wereLetIn = 0;
    await afterEachMove(async (desk, model) => {
      for (const cobrowse of ALONGS) {
        const known = model.get(cobrowse);
        for (const visitor of PAGES) {
          const isAllowed = known?.visitor === visitor && known.agreedAt !== null && !known.isOver;
          expect(await isLetIn(desk, cobrowse, visitor)).toBe(isAllowed);
          wereLetIn += Number(isAllowed);
        }
      }
    });
    // Or the moves never come to what this is about.
    expect(wereLetIn).toBeGreaterThan(RUNS / 2);
  });

  it('[CB1, CB3] never two open of one conversation, and what has ended never moves', async () => {
    await afterEachMove(async (desk, _, before) => {
      const now = await all(desk);
      const open = now.filter(({ state }) => state !== 'ended').map((one) => one.conversation);
      expect(new Set(open).size).toBe(open.length);
      for (const ended of before.filter(({ state }) => state === 'ended')) {
        expect(now).toContainEqual(ended);
      }
      const kept = await desk.environment.store.read((tx) => tx.cobrowses.open());
      expect(kept).toHaveLength(open.length);
    });
  });

  it('[CB2] nothing but a visitor’s answer ever makes one active', async () => {
    await afterEachMove(async (desk, _, before, move) => {
      const wereActive = new Set(
        before.filter(({ state }) => state === 'active').map(({ cobrowse }) => cobrowse),
      );
      for (const { state, cobrowse, visitor } of await all(desk)) {
        if (state !== 'active' || wereActive.has(cobrowse)) continue;
        expect(move).toMatchObject({
          kind: 'visitor',
          visitor,
          command: { type: 'cobrowse.answer', cobrowse, isAgreed: true },
        });
      }
    });
  });
});
