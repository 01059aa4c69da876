import { type RaisedStage, raiseStage } from '../../demo/journey/raise-stage.ts';
import { LINES_PER_MINUTE_VISITOR_MAX } from '../../shared/protocol/limits.ts';
import { openChat } from '../floor-latency/chat.ts';
import { clocksApartMs, noteEnter, outOfStep, watchFor } from '../floor-latency/drawn.ts';
import { openFloor } from '../floor-latency/signal.ts';
import { type Summary, summarise } from '../measure/quantile.ts';

export interface VisibleSettings {
  readonly marks: number;
  readonly isHeadless: boolean;
  readonly say: (line: string) => void;
}

export interface Visible {
  /** Milliseconds from the visitor's Enter key to suggestions drawn in the real side panel. */
  readonly lineToSuggestions: Summary;
  /** How far the clocks of the two pages are apart: that much of each mark is not known. */
  readonly clocksApartMs: number;
}

const FIELD = 'toonbank-counter .composer textarea';
const APART_MAX_MS = 250;
/** A visitor who writes more often than this is refused. */
const LINE_EVERY_MS = 60_000 / LINES_PER_MINUTE_VISITOR_MAX + 100;
const SAY_EVERY = 10;
/** What the demo's knowledge answers, in both languages. */
const QUESTIONS = [
  'Wat kost bezorgen?',
  'How long do I have to return my boots?',
  'Hoe lang zit er garantie op?',
  'Can I pick them up in the shop?',
  'Ik ben het retourlabel kwijt, wat nu?',
  'What does resoling cost?',
] as const;

/** In two real browsers, with the demo's knowledge, one line after another. */
export async function measureVisible(settings: VisibleSettings): Promise<Visible> {
  const stage = await raiseStage({ isHeadless: settings.isHeadless });
  try {
    await openFloor(stage);
    await openChat(stage);
    const marks = await marksOn(stage, settings);
    const apartMs = await clocksApartMs([stage.shopper.page, stage.agent.panel]);
    return { lineToSuggestions: summarise(marks), clocksApartMs: apartMs };
  } finally {
    await stage.close();
  }
}

async function marksOn(
  { agent: { panel }, shopper: { page } }: RaisedStage,
  { marks, say }: VisibleSettings,
): Promise<readonly number[]> {
  const enterAt = await noteEnter(page);
  const taken: number[] = [];
  // The first is not counted: it opens what every later one finds open.
  for (let n = 0; n <= marks; n += 1) {
    await new Promise((resolve) => setTimeout(resolve, LINE_EVERY_MS));
    await outOfStep(APART_MAX_MS);
    const text = `${QUESTIONS[n % QUESTIONS.length]} (${n})`;
    await page.locator(FIELD).fill(text);
    const drawn = await watchFor(panel, 'document.body', standsUnder(text));
    await page.locator(FIELD).press('Enter');
    const ms = (await drawn()) - (await enterAt());
    if (n > 0) taken.push(ms);
    // As agents do: what is shown again and again and never used is in time shown no more.
    await panel.evaluate(`document.querySelector('[data-testid="composer"]').focus()`);
    await panel.press('1');
    await panel.see(`document.querySelector('[data-testid="composer"]').value !== ''`);
    await panel.press('Enter');
    await panel.see(`document.querySelector('[data-testid="suggestions"]') === null`);
    if (n % SAY_EVERY === 0) say(`${n} of ${marks} lines`);
  }
  return taken;
}

/** Suggestions stand under the newest line, and it is this one. */
function standsUnder(text: string): string {
  return `[...document.querySelectorAll('[data-testid="line"] .line-text')].at(-1)?.textContent.includes(${JSON.stringify(text)}) === true
    && document.querySelector('[data-testid="suggestions"][data-state="answered"] [data-testid="suggestion"]') !== null`;
}
