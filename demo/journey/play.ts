import { join } from 'node:path';
import type { RaisedStage } from './raise-stage.ts';

/** One step of a journey; it ends when what it is about is on screen. */
export interface Step {
  readonly name: string;
  readonly act: (stage: RaisedStage) => Promise<void>;
}

/** What a play says about itself; the shape of `--json`. */
export interface Played {
  readonly ok: boolean;
  readonly journey: string;
  readonly steps: readonly { readonly name: string; readonly milliseconds: number }[];
  /** The step that did not come to its end, and why. */
  readonly stoppedBy?: string;
}

export interface Journey {
  readonly name: string;
  readonly steps: readonly Step[];
}

/** Plays every step and takes a numbered picture of both sides after each, also after the one that fails. */
export async function play(
  journey: Journey,
  stage: RaisedStage,
  out: string,
  say: (line: string) => void,
): Promise<Played> {
  const steps: { name: string; milliseconds: number }[] = [];
  for (const [index, { name, act }] of journey.steps.entries()) {
    const begun = performance.now();
    const wrong = await act(stage).then(
      () => null,
      (error: unknown) => (error instanceof Error ? error.message : String(error)),
    );
    const milliseconds = Math.round(performance.now() - begun);
    await picture(stage, out, index + 1, name);
    if (wrong !== null) {
      return { ok: false, journey: journey.name, steps, stoppedBy: `${name}: ${wrong}` };
    }
    steps.push({ name, milliseconds });
    say(`${String(index + 1).padStart(2)}  ${name} (${milliseconds} ms)`);
  }
  return { ok: true, journey: journey.name, steps };
}

async function picture(
  stage: RaisedStage,
  out: string,
  number: number,
  name: string,
): Promise<void> {
  const file = `${String(number).padStart(2, '0')}-${name.replaceAll(/[^a-z0-9]+/gi, '-').toLowerCase()}`;
  // What is still coming into sight stands in it as it will be.
  const path = join(out, `${file}-shop.png`);
  await stage.shopper.page.screenshot({ path, animations: 'disabled' });
  await stage.agent.panel.picture(join(out, `${file}-panel.png`));
}
