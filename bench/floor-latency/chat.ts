import type { RaisedStage } from '../../demo/journey/raise-stage.ts';
import { counter } from '../../demo/stage/counter.ts';
import { widget } from '../../demo/stage/widget.ts';
import { LINES_PER_MINUTE_VISITOR_MAX } from '../../shared/protocol/limits.ts';
import type { Arm } from '../measure/rounds.ts';
import { noteEnter, outOfStep, watchFor } from './drawn.ts';

const SHADOW = `document.querySelector('toonbank-counter').shadowRoot`;
const FIELD = 'toonbank-counter .composer textarea';
const APART_MAX_MS = 250;
/** A visitor who writes more often than this is refused. */
const VISITOR_LINE_EVERY_MS = 60_000 / LINES_PER_MINUTE_VISITOR_MAX + 100;

export async function openChat({ agent, shopper }: RaisedStage): Promise<void> {
  await widget.open(shopper.page);
  await widget.say(shopper.page, 'Valt deze ruim?');
  await counter.accept(agent.panel);
  await counter.reads(agent.panel, 'Valt deze ruim?');
}

/** A line of each side, from its Enter key to where the other side reads it. */
export function chatArms(stage: RaisedStage): {
  readonly toAgent: Arm<number>;
  readonly toVisitor: Arm<number>;
} {
  return {
    toAgent: { name: 'line to agent', measure: visitorLine(stage) },
    toVisitor: { name: 'line to visitor', measure: agentLine(stage) },
  };
}

function visitorLine({ agent, shopper: { page } }: RaisedStage): () => Promise<number> {
  let enterAt: (() => Promise<number>) | null = null;
  let mayWriteAt = performance.now() + VISITOR_LINE_EVERY_MS;
  let n = 0;
  return async () => {
    enterAt ??= await noteEnter(page);
    await until(mayWriteAt);
    await outOfStep(APART_MAX_MS);
    n += 1;
    const text = `Vraag ${n} over de maat.`;
    await page.locator(FIELD).fill(text);
    const drawn = await watchFor(
      agent.panel,
      'document.body',
      newestHas('document', '[data-testid="line"] .line-text', text),
    );
    mayWriteAt = performance.now() + VISITOR_LINE_EVERY_MS;
    await page.locator(FIELD).press('Enter');
    return (await drawn()) - (await enterAt());
  };
}

function agentLine({ agent: { panel }, shopper: { page } }: RaisedStage): () => Promise<number> {
  let enterAt: (() => Promise<number>) | null = null;
  let n = 0;
  return async () => {
    enterAt ??= await noteEnter(panel);
    await outOfStep(APART_MAX_MS);
    n += 1;
    const text = `Antwoord ${n} over de maat.`;
    await panel.write('[data-testid="composer"]', text);
    const drawn = await watchFor(page, SHADOW, newestHas(SHADOW, '.line.agent .text', text));
    await panel.press('Enter');
    return (await drawn()) - (await enterAt());
  };
}

/** True when the newest of these elements says this; older ones are not looked at, so that marks stay equal. */
function newestHas(root: string, selector: string, text: string): string {
  const found = `${root}.querySelectorAll(${JSON.stringify(selector)})`;
  return `[...${found}].at(-1)?.textContent.includes(${JSON.stringify(text)}) === true`;
}

function until(moment: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, Math.max(0, moment - performance.now())));
}
