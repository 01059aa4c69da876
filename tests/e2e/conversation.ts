import { allowObserve, openShop } from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { waitFor } from '../../demo/stage/wait-for.ts';
import { widget } from '../../demo/stage/widget.ts';
import type { Stage } from './stage.ts';

/** A conversation under way, and everything that was said in it. */
export interface Talk {
  shopperSays(text: string): Promise<void>;
  agentSays(text: string): Promise<void>;
  /**
   * Waits until both sides show the same lines in the same order: everything that was said, once
   * each, and of each side in the order it was said. Lines written at the same moment by two sides
   * may stand either way round, but the same way on both.
   */
  bothShowAll(): Promise<readonly string[]>;
}

/** The shopper opens the chat and writes, the agent accepts and answers. */
export async function startTalk(stage: Stage): Promise<Talk> {
  const { page } = stage.shopper;
  const { panel } = stage.agent;
  const said = { shopper: [] as string[], agent: [] as string[] };
  const talk: Talk = {
    shopperSays: async (text) => {
      said.shopper.push(text);
      await widget.say(page, text);
    },
    agentSays: async (text) => {
      said.agent.push(text);
      await counter.say(panel, text);
    },
    bothShowAll: () =>
      waitFor('both sides show all lines, once and in order', async () => {
        const atShopper = await widget.lines(page);
        const atAgent = await counter.lines(panel);
        const isSame = atShopper.join('\n') === atAgent.join('\n');
        return isSame && isAll(atAgent, said) && atAgent;
      }),
  };
  await openShop(page, stage.shop.url);
  await allowObserve(page);
  await widget.open(page);
  await talk.shopperSays('Is maat 39 er nog?');
  await counter.accept(panel);
  await counter.reads(panel, 'Is maat 39 er nog?');
  await talk.agentSays('Ja, nog twee paar.');
  await talk.bothShowAll();
  return talk;
}

function isAll(
  lines: readonly string[],
  said: { readonly shopper: readonly string[]; readonly agent: readonly string[] },
): boolean {
  const isComplete = lines.length === said.shopper.length + said.agent.length;
  return (
    isComplete &&
    [said.shopper, said.agent].every(
      (side) => lines.filter((text) => side.includes(text)).join('\n') === side.join('\n'),
    )
  );
}
