import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { applyFacts, applySnapshot } from '../../extension/db/apply.ts';
import { Tables } from '../../extension/db/tables.ts';
import { asFeedSeq, asId } from '../../shared/kernel/ids.ts';
import { openEmbedded } from '../../sidecar/adapters/store/drivers/embedded.ts';
import { eraseVisitors } from '../../sidecar/app/privacy/erase-visitor.ts';
import { agentSnapshot } from '../../sidecar/app/snapshot.ts';
import { type Audience, FLOOR, ofAgent, ofVisitor } from '../../sidecar/domain/audience.ts';
import { isForAgents } from '../support/agent-facts.ts';
import { aMap, aPolicy } from '../support/builders/policy.ts';
import { aDesk, agentCaller, type Desk } from '../support/desk.ts';
import { bytesIn, foundIn, rowsIn } from '../support/embedded-rows.ts';
import { policyOf } from '../support/environment.ts';
import { type FullVisit, type FullVisitSteps, fullVisit, staff } from '../support/full-visit.ts';
import { factsOf } from '../support/visit.ts';
import { folders } from './folders.ts';

const kept = folders();
afterAll(() => kept.removeAll());

const aRun = fc.record({
  lines: fc.integer({ min: 1, max: 12 }),
  isStillTalking: fc.boolean(),
  isBlocked: fc.boolean(),
  bystanders: fc.integer({ min: 0, max: 3 }),
  readTo: fc.nat(60),
});
type Run = FullVisitSteps & { readonly bystanders: number; readonly readTo: number };

describe('who is erased', () => {
  it('[ER1] leaves nothing in any table, file, feed or panel, and everybody else untouched', async () => {
    await fc.assert(fc.asyncProperty(aRun, erasedWithoutATrace), { numRuns: 12 });
  });

  it('[ER2] leaves nothing in pages that were divided while they were there', async () => {
    const { desk, directory } = await openDesk();
    const visits: FullVisit[] = [];
    for (let n = 0; n < 20; n += 1) {
      const steps = { lines: 12, isStillTalking: false, isBlocked: n % 2 === 0 };
      visits.push(await fullVisit(desk, `zq${n}zq`, steps));
    }
    for (const { visitor } of visits.filter((_, n) => n % 3 === 0)) {
      await eraseVisitors(desk.environment, [visitor], 'operator');
    }
    const bytes = bytesIn(directory);
    for (const [n, { traces, visitor }] of visits.entries()) {
      const found = foundIn(bytes, [...traces, visitor]);
      if (n % 3 !== 0) expect(found).toHaveLength(traces.length + 1);
      // The shown id alone stays: in the audit log, and for as long as panels must hear of it.
      else
        expect(found.filter((each) => each !== visitor)).toEqual(
          traces.filter((each) => /-(talk|message)$/.test(each)),
        );
    }
    await desk.environment.store.close();
  });
});

async function erasedWithoutATrace(run: Run): Promise<void> {
  const { desk, directory } = await openDesk();
  const { store } = desk.environment;
  for (let n = 0; n < run.bystanders; n += 1) await fullVisit(desk, `other${n}`, run);
  const panels = await readPanels(desk, run.readTo);
  const theirs = await fullVisit(desk, 'zqmarkzq', run);
  const late = await readPanels(desk, Number.POSITIVE_INFINITY);
  const before = rowsIn(directory);
  expect(foundIn(textOf(before), theirs.traces)).toEqual(theirs.traces);

  expect(await eraseVisitors(desk.environment, [theirs.visitor], 'operator')).toEqual({
    isScrubbed: true,
  });
  const rows = rowsIn(directory);
  // Panels must hear whose and which conversations, for as long as the feed is kept.
  const told = ['talk', 'message'].map((each) => `zqmarkzq-${each}`);
  const rest = textOf(withoutErasedFacts(rows));
  expect(rest.includes('zqmarkzq')).toBe(false);
  expect(textsWith(rows, theirs.visitor)).toEqual(['audit', 'feed']);
  expect(strip(bytesIn(directory), told).includes('zqmarkzq')).toBe(false);
  expectBystandersAsBefore(before, rows, run.bystanders);
  await expectNoGaps(desk);
  for (const panel of [...panels, ...late]) await expectPanelWithout(desk, panel);
  await expectNothingElseKnown(desk, theirs);
  await store.close();
}

async function openDesk() {
  const directory = kept.make();
  const store = await openEmbedded({ directory });
  const actionMaps = [aMap({ hesitations: ['coupon-focus'] })];
  const desk = aDesk({ store, policy: policyOf(aPolicy({ actionMaps })) });
  await staff(desk);
  return { desk, directory };
}

type Rows = ReturnType<typeof rowsIn>;

function textOf(rows: Rows): string {
  return [...rows.values()].flat().join('\n');
}

function textsWith(rows: Rows, text: string): readonly string[] {
  return [...rows].flatMap(([table, each]) =>
    each.some((row) => row.includes(text)) ? [table] : [],
  );
}

function withoutErasedFacts(rows: Rows): Rows {
  const feed = (rows.get('feed') ?? []).filter((row) => !row.includes('visitor.erased'));
  return new Map([...rows, ['feed', feed]]);
}

function strip(bytes: string, told: readonly string[]): string {
  return told.reduce((text, each) => text.replaceAll(each, ''), bytes);
}

/** Byte for byte, but for how busy their agents are now. */
function expectBystandersAsBefore(before: Rows, after: Rows, count: number): void {
  for (const [table, rows] of before) {
    const theirs = rows.filter((row) => /other\d/.test(row));
    const now = new Set(after.get(table));
    expect(theirs.filter((row) => !now.has(row))).toEqual([]);
  }
  if (count > 0) expect(textOf(after)).toContain('other0-words1');
}

async function expectNoGaps({ environment }: Desk): Promise<void> {
  for (const audience of [FLOOR, ofAgent(asId('agent-a')), ofAgent(asId('agent-b'))]) {
    const { head, places } = await environment.store.read(async (tx) => ({
      head: await tx.feed.head(audience),
      places: (await tx.feed.after(audience, asFeedSeq(0), 10_000)).map(({ seq }) => Number(seq)),
    }));
    expect(places).toEqual(Array.from({ length: head }, (_, n) => n + 1));
  }
}

interface ReadPanel {
  readonly agent: string;
  readonly db: Tables;
}

/** Panels of both agents that have read so many facts of each of their feeds. */
async function readPanels(desk: Desk, upTo: number): Promise<readonly ReadPanel[]> {
  const panels: ReadPanel[] = [];
  for (const agent of ['agent-a', 'agent-b']) {
    const db = new Tables(`erasure-${Math.random()}`);
    await db.drafts.put({ conversation: 'zqmarkzq-talk', text: 'zqmarkzq-draft' });
    await readOn(desk, { agent, db }, upTo);
    panels.push({ agent, db });
  }
  return panels;
}

async function readOn({ environment }: Desk, { agent, db }: ReadPanel, upTo: number) {
  const feeds: readonly (readonly ['own' | 'floor', Audience])[] = [
    ['floor', FLOOR],
    ['own', ofAgent(asId(agent))],
  ];
  for (const [feed, audience] of feeds) {
    const rows = await environment.store.read((tx) =>
      tx.feed.after(audience, asFeedSeq(0), Math.min(upTo, 10_000)),
    );
    await applyFacts(
      db,
      rows.flatMap(({ seq, at, fact }) => (isForAgents(fact) ? [{ feed, seq, at, fact }] : [])),
    );
  }
}

/** Caught up from wherever it was, it holds nothing of theirs, and what a snapshot holds. */
async function expectPanelWithout(desk: Desk, panel: ReadPanel): Promise<void> {
  const { db, agent } = panel;
  await readOn(desk, panel, Number.POSITIVE_INFINITY);
  expect(await holdings(db)).not.toContain('zqmarkzq');
  const snapshot = await agentSnapshot(desk.environment, agentCaller(agent));
  const fresh = new Tables(`fresh-${Math.random()}`);
  await applySnapshot(fresh, snapshot);
  const open = async (of: Tables) =>
    (await of.conversations.where('state').notEqual('closed').toArray()).map(
      ({ conversation, lines, preview }) => ({ conversation, lines, preview }),
    );
  expect(await open(db)).toEqual(await open(fresh));
  await db.delete();
  await fresh.delete();
}

async function holdings(db: Tables): Promise<string> {
  return JSON.stringify(await Promise.all(db.tables.map((table) => table.toArray())));
}

/** What may still be asked about them has no answer. */
async function expectNothingElseKnown(desk: Desk, { visitor, visit }: FullVisit): Promise<void> {
  const { environment } = desk;
  expect(await factsOf(environment, ofVisitor(visitor))).toEqual([]);
  const secret = await environment.store.read((tx) =>
    tx.visitors.findBySecret(asId('boots'), environment.digest.sha256(visit.secret)),
  );
  expect(secret).toBeNull();
  const late = await desk.visitor(visitor, {
    type: 'chat.say',
    conversation: 'zqmarkzq-talk',
    line: 'zqmarkzq-late',
    text: 'zqmarkzq-late',
  });
  expect(late).toMatchObject({ refusal: 'not-found' });
  expect(await environment.store.read((tx) => tx.marks.count(ofVisitor(visitor)))).toBe(0);
  expect(await environment.store.read((tx) => tx.erasures.pending(9))).toEqual([]);
}
