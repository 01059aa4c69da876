import type { eventWithTime } from 'rrweb';
import { ATTRIBUTES } from './attributes.ts';
import { FIELDS } from './fields.ts';
import { KINDS, type Kind, secretOf } from './secrets.ts';
import type { Sink } from './sink.ts';
import { WORDS } from './words.ts';

export const SINKS: readonly Sink[] = [...FIELDS, ...WORDS, ...ATTRIBUTES];

/** `changed`: something else stood there, and is replaced while it is recorded. */
export const TIMES = ['initial', 'late', 'changed'] as const;
export type Time = (typeof TIMES)[number];

export interface Planted {
  readonly number: number;
  readonly sink: string;
  readonly kind: Kind;
  readonly time: Time;
  readonly secret: string;
}

/** A recording that has begun. */
export interface Recorded {
  /** A new picture of the whole page. */
  picture(): void;
  stop(): void;
}
export type Start = (emit: (event: eventWithTime) => void, faults: string[]) => Recorded;

export interface Run {
  readonly planted: readonly Planted[];
  /** JSON of every event that would leave. */
  readonly sent: readonly string[];
  readonly faults: readonly string[];
}

interface Plan extends Planted {
  readonly at: Sink;
  readonly box: HTMLElement;
}

/** Plants a secret of each kind in each place of the page as it is, three times, while it is recorded. */
export async function runCorpus(start: Start, isCareful: boolean, wanted: string): Promise<Run> {
  const faults: string[] = [];
  const sent: string[] = [];
  const plans = planFor(isCareful, wanted);
  const put = (plan: Plan, secret: string): void => {
    try {
      plan.at.put(plan.box, secret);
    } catch (cause) {
      faults.push(`${plan.sink}: ${cause}`);
    }
  };
  const of = (time: Time): readonly Plan[] => plans.filter((plan) => plan.time === time);
  for (const plan of of('initial')) put(plan, plan.secret);
  for (const plan of of('changed')) put(plan, fillerOf(plan));
  await quiet(sent);
  const recording = start((event) => sent.push(JSON.stringify(event)), faults);
  await more(sent, 0);
  for (const plan of of('late')) put(plan, plan.secret);
  await quiet(sent);
  for (const plan of of('changed')) {
    if (plan.at.name.startsWith('address of')) put(plan, plan.secret);
    else swap(plan.box, fillerOf(plan), plan.secret);
  }
  await quiet(sent);
  dispatchEvent(new Event('masking-recorded'));
  await quiet(sent);
  const before = sent.length;
  recording.picture();
  await more(sent, before);
  recording.stop();
  const planted = plans.map(({ number, sink, kind, time, secret }) => ({
    number,
    sink,
    kind,
    time,
    secret,
  }));
  return { planted, sent, faults };
}

const fillerOf = ({ number }: Plan): string => `plaats${number}houder`;

function planFor(isCareful: boolean, wanted: string): readonly Plan[] {
  const plans: Plan[] = [];
  for (const at of SINKS.filter(({ name }) => name.includes(wanted))) {
    for (const kind of KINDS) {
      const hidesWords = at.hides === 'any' || (isCareful && at.hides === 'careful');
      if (kind === 'word' && !hidesWords) continue;
      if (at.except?.includes(kind)) continue;
      // What was typed is remembered up to a bound, which the other fields here would pass.
      if (at.name === ECHO && wanted !== ECHO) continue;
      if (SOLE.has(at.name) && kind !== 'mail' && kind !== 'word') continue;
      for (const time of TIMES) {
        const number = plans.length + (isCareful ? 40_000 : 10_000);
        const box = document.createElement('section');
        document.body.append(box);
        plans.push({ number, sink: at.name, at, kind, time, box, secret: secretOf(kind, number) });
      }
    }
  }
  return plans;
}

export const ECHO = 'said again after it was typed';

// One of them is all a page can have at a time.
const SOLE = new Set(['title of the page', 'selected']);

/** Puts another text in place of one, wherever below it stands: texts, attributes, what fields hold. */
function swap(root: ParentNode & Node, from: string, to: string): void {
  for (const node of [...root.childNodes]) {
    if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.COMMENT_NODE) {
      if (node.nodeValue?.includes(from))
        node.nodeValue = node.nodeValue.replaceAll(from, () => to);
      continue;
    }
    if (!(node instanceof Element)) continue;
    for (const { name, value } of [...node.attributes]) {
      const swapped = value.replaceAll(from, () => to);
      if (value !== swapped) node.setAttribute(name, swapped);
    }
    const held: unknown = Reflect.get(node, 'value');
    if (typeof held === 'string' && held.includes(from)) {
      Reflect.set(
        node,
        'value',
        held.replaceAll(from, () => to),
      );
      node.dispatchEvent(new Event('input', { bubbles: true }));
    }
    swap(node, from, to);
    if (node.shadowRoot !== null) swap(node.shadowRoot, from, to);
    if (node instanceof HTMLIFrameElement && node.contentDocument !== null)
      swap(node.contentDocument, from, to);
  }
}

const settled = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const QUIET_MS = 250;
const FIRST_WITHIN_MS = 60_000;

/** Until more has been sent than so many, and then nothing. */
async function more(sent: readonly string[], before: number): Promise<void> {
  for (let waited = 0; sent.length <= before && waited < FIRST_WITHIN_MS; waited += 20)
    await settled(20);
  await quiet(sent);
}

/** Until nothing more is sent. */
async function quiet(sent: readonly string[]): Promise<void> {
  for (let before = -1; before !== sent.length; await settled(QUIET_MS)) before = sent.length;
}
