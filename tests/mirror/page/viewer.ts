import { type eventWithTime, Replayer } from 'rrweb';
import { withoutShortLived } from '../../../extension/cobrowse/late/short-lived.ts';
import { openUnpacking } from '../../../extension/cobrowse/unpack.ts';
import { type Digest, digestOf, isDigest } from '../../../shared/frames/digest.ts';
import { openPacking } from '../../../visitor/record/packing.ts';
import { canonical } from './canonical.ts';
import type { Program } from './program.ts';
import type { Recorded } from './recorded.ts';

/** What became of one program. */
export interface Outcome {
  readonly seed: number;
  /** Empty: the mirror is what the page is. */
  readonly fault: string;
  readonly batches: number;
  readonly digests: number;
  /** How many nodes who joins at the end is spared. */
  readonly spared: number;
}

// Only a page that never comes right waits so long; on a busy machine a right one needs seconds.
const SETTLED_MAX_MS = 30_000;
/** As long as the digest may take to ask for another picture. */
const LATE_MAX_MS = 2_000;
/** Some wait for a digest too: it comes in idle time. */
const DIGEST_OF_EVERY = 10;

/** Between the recorder and the viewer; `kept` is what who comes late makes of the same bytes. */
type Carry = (
  events: readonly eventWithTime[],
  opens: boolean,
) => { readonly carried: readonly eventWithTime[]; readonly kept: readonly unknown[] };

/** What a broken way loses, to see that it is noticed. */
export type Without = 'nothing' | 'removes';

/** The way itself: packed as the page packs, unpacked as the panel does. Its sockets are tested elsewhere. */
function wired(without: Without): Carry {
  let packing = openPacking();
  let unpacking = openUnpacking();
  let late = openUnpacking();
  return (events, opens) => {
    if (opens) {
      packing = openPacking();
      unpacking = openUnpacking();
      late = openUnpacking();
    }
    packing.begin(without === 'removes' ? withoutRemoves(events) : events);
    const packed = packing.more(() => false);
    const carried = packed ? unpacking.push(packed, true) : null;
    const kept = packed ? late.push(packed, true, true) : null;
    if (carried === null || kept === null) throw new Error('the way carries nothing');
    return { carried: carried as readonly eventWithTime[], kept };
  };
}

function withoutRemoves(events: readonly eventWithTime[]): readonly eventWithTime[] {
  const fewer: eventWithTime[] = structuredClone([...events]);
  for (const event of fewer) {
    if (event.type === 3 && event.data.source === 0) event.data.removes.splice(0);
  }
  return fewer;
}

Object.assign(window, { runPrograms });

/** Each in a page of its own, some side by side: most of the time they wait for a frame. */
async function runPrograms(
  programs: readonly Program[],
  lanes: number,
  without: Without,
): Promise<Outcome[]> {
  const waiting = [...programs];
  const outcomes: Outcome[] = [];
  const lane = async (): Promise<void> => {
    const frame = document.createElement('iframe');
    frame.src = '/recorded.html';
    const loaded = new Promise((resolve) =>
      frame.addEventListener('load', resolve, { once: true }),
    );
    document.body.append(frame);
    await loaded;
    for (let program = waiting.shift(); program !== undefined; program = waiting.shift()) {
      outcomes.push(await runOne(frame, program, wired(without)));
    }
    frame.remove();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return outcomes;
}

async function runOne(frame: HTMLIFrameElement, program: Program, carry: Carry): Promise<Outcome> {
  const { recorded } = frame.contentWindow as unknown as { recorded: Recorded };
  const root = document.createElement('div');
  document.body.append(root);
  const warnings: string[] = [];
  let batches = 0;
  let digests = 0;
  const warn = (...words: unknown[]): void => {
    warnings.push(words.map(String).join(' ').slice(0, 4_000));
  };
  let viewer = newViewer(root, warn);
  let digest: Digest | null = null;
  let sinceOpened: unknown[] = [];
  let spared = 0;
  const heard = (events: readonly eventWithTime[], opens: boolean): void => {
    batches += 1;
    if (opens) {
      viewer.destroy();
      viewer = newViewer(root, warn);
      sinceOpened = [];
    }
    const applied = viewer;
    const { carried, kept } = carry(events, opens);
    sinceOpened.push(...kept);
    for (const event of carried) {
      for (const part of parts(event)) viewer.addEvent(part);
      if (event.type === 5 && isDigest(event.data.payload)) digest = event.data.payload;
    }
    // The viewer applies what it is given at the end of this turn.
    const said = digest;
    digest = null;
    if (said !== null) queueMicrotask(() => compare(applied, said));
  };
  const compare = (applied: Replayer, said: Digest): void => {
    digests += 1;
    const own = digestViewer(applied);
    if (own.hash !== said.hash) {
      warn(
        `digest ${own.nodes} is not ${said.nodes}; ${recorded.lines().join('|')}; ${difference()}`,
      );
    }
  };
  try {
    recorded.begin(program);
    recorded.start(heard);
    await recorded.steps(program.during);
    await recorded.steps(program.after);
    const fault = (await settled()) || (await joinedLate());
    const bad = fault === '' ? (warnings[0] ?? '') : fault;
    return { seed: program.seed, fault: bad, batches, digests, spared };
  } catch (cause) {
    return {
      seed: program.seed,
      fault: `threw: ${cause instanceof Error ? cause.stack : cause}`,
      batches,
      digests,
      spared,
    };
  } finally {
    recorded.stop();
    viewer.destroy();
    root.remove();
  }

  async function settled(): Promise<string> {
    const until = performance.now() + SETTLED_MAX_MS;
    let fault = 'nothing came';
    let times = 0;
    while (performance.now() < until) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      fault = difference();
      times = fault === '' ? times + 1 : 0;
      if (times >= 3 && (digests > 0 || program.seed % DIGEST_OF_EVERY > 0)) break;
    }
    if (fault !== '') return fault;
    return digests === 0 && program.seed % DIGEST_OF_EVERY === 0 ? 'no digest' : '';
  }

  /** Somebody who comes now is given what was kept, at once (SPEC VW9). */
  async function joinedLate(): Promise<string> {
    const left = withoutShortLived(sinceOpened) as readonly eventWithTime[];
    spared = addsIn(sinceOpened as readonly eventWithTime[]) - addsIn(left);
    const late = newViewer(root, (...words) => warn('late:', ...words));
    for (const event of left) for (const part of parts(event)) late.addEvent(part);
    // Frames build what is in them when they have loaded.
    const until = performance.now() + LATE_MAX_MS;
    let fault = '';
    do {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      fault = difference(late);
    } while (fault !== '' && performance.now() < until);
    late.destroy();
    return fault === '' ? '' : `who came late: ${fault}`;
  }

  function difference(by = viewer): string {
    const document = by.iframe.contentDocument;
    if (document === null) return 'no picture';
    const mirror = by.getMirror();
    const theirs = canonical(document, (node) => mirror.getId(node) > 0);
    const ours = recorded.lines();
    const at = ours.findIndex((line, index) => line !== theirs[index]);
    if (at === -1 && ours.length === theirs.length) return '';
    const from = Math.max(0, at - 3);
    const show = (lines: string[]): string => lines.slice(from, at + 3).join('\n');
    return `line ${at}, page:\n${show(ours)}\nviewer:\n${show(theirs)}\n${warnings.join('\n')}`;
  }
}

function addsIn(events: readonly eventWithTime[]): number {
  let adds = 0;
  for (const event of events)
    if (event.type === 3 && event.data.source === 0) adds += event.data.adds.length;
  return adds;
}

/** A frame loads what its attribute says over what it was given; the masker takes that attribute away. */
function parts(event: eventWithTime): eventWithTime[] {
  const strip = (written: {
    attributes?: Record<string, unknown>;
    childNodes?: unknown[];
  }): void => {
    delete written.attributes?.srcdoc;
    for (const child of written.childNodes ?? []) strip(child as never);
  };
  if (event.type === 2) strip(event.data.node as never);
  if (event.type === 3 && event.data.source === 0)
    for (const { node } of event.data.adds) strip(node as never);
  return [event];
}

function newViewer(root: HTMLElement, warn: (...words: unknown[]) => void): Replayer {
  const viewer = new Replayer([], {
    root,
    liveMode: true,
    useVirtualDom: false,
    mouseTail: false,
    pauseAnimation: false,
    triggerFocus: false,
    logger: { log: warn, warn },
  });
  viewer.startLive(Number.MAX_SAFE_INTEGER);
  return viewer;
}

function digestViewer(viewer: Replayer): Digest {
  const mirror = viewer.getMirror();
  const document = viewer.iframe.contentDocument;
  if (document === null) return { nodes: 0, hash: 0 };
  return digestOf<Node>(document, {
    idOf: (node) => mirror.getId(node),
    childrenOf: (node) => node.childNodes,
    shadowOf: (node) =>
      node instanceof Element || 'shadowRoot' in node
        ? ((node as Element).shadowRoot?.childNodes ?? null)
        : null,
  });
}
