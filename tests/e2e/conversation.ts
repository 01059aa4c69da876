import { allowObserve, openShop } from '../../demo/shopper.ts';
import { counter } from '../../demo/stage/counter.ts';
import { widget } from '../../demo/stage/widget.ts';
import type { Stage } from './stage.ts';

/** A conversation under way, and everything that was said in it, in order. */
export interface Talk {
  readonly said: string[];
  shopperSays(text: string): Promise<void>;
  agentSays(text: string): Promise<void>;
  /** Both sides show exactly what was said, once each and in order. */
  bothShowAll(): Promise<void>;
}

/** The shopper opens the chat and writes, the agent accepts and answers. */
export async function startTalk(stage: Stage): Promise<Talk> {
  const { page } = stage.shopper;
  const { panel } = stage.agent;
  const said: string[] = [];
  const talk: Talk = {
    said,
    shopperSays: async (text) => {
      said.push(text);
      await widget.say(page, text);
    },
    agentSays: async (text) => {
      said.push(text);
      await counter.say(panel, text);
    },
    bothShowAll: async () => {
      await widget.hasLines(page, said);
      await counter.hasLines(panel, said);
    },
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
