import { seededChance } from '../../support/seeded-chance.ts';
import { openAgentPanel, unlessDead } from './agent-panel.ts';
import type { Client, ClientTerms } from './client.ts';
import { browserGlobals } from './page.ts';
import { openVisitorTab } from './visitor-tab.ts';

/** The product's own ends of the road, without a browser. */
export function openClient(terms: ClientTerms): Promise<Client> {
  browserGlobals(chance, Number(terms.more.waitShare));
  return terms.more.kind === 'agent' ? openAgentPanel(terms) : openVisitorTab(terms);
}

const chance = seededChance(process.pid).next;
process.on('unhandledRejection', unlessDead);
// A link that starts again says so each time; here that is what is asked of it.
console.error = () => undefined;
