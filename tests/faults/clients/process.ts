import { assertNever } from '../../../shared/kernel/assert.ts';
import type { Answer, Ask, Looked, Opened } from './asks.ts';
import type { Client, OpenClient } from './client.ts';
import { openWriter, readLine, type Writer } from './writer.ts';

/** A process that is nothing but clients: it can be stopped and continued as a tab that sleeps is. */
const members = new Map<string, { readonly client: Client; readonly writer: Writer }>();

process.on('message', ({ of, ask }: { readonly of: number; readonly ask: Ask }) => {
  // An error ends the process, and with it the run: half a crew proves nothing.
  void obey(ask).then((answer) => process.send?.({ of, ...answer } satisfies Answer));
});
process.on('disconnect', () => process.exit(0));

async function obey(ask: Ask): Promise<Omit<Answer, 'of'>> {
  switch (ask.kind) {
    case 'open': {
      const { openClient }: { readonly openClient: OpenClient } = await import(ask.module);
      await Promise.all(ask.clients.map((terms) => open(openClient, terms)));
      return {};
    }
    case 'begin':
      for (const { writer } of members.values()) writer.begin();
      return {};
    case 'end':
      await Promise.all([...members.values()].map(({ writer }) => writer.end()));
      return {};
    case 'last':
      await Promise.all([...members.values()].map(({ writer }) => writer.last()));
      return {};
    case 'die':
      await members.get(ask.name)?.client.die();
      return {};
    case 'look': {
      const { user, system } = process.cpuUsage();
      return { looked: await look(), processorMs: (user + system) / 1_000 };
    }
    default:
      return assertNever(ask);
  }
}

async function open(openClient: OpenClient, { writes, ...terms }: Opened): Promise<void> {
  const client = await openClient(terms);
  members.set(terms.name, { client, writer: openWriter(terms.name, client, writes) });
}

function look(): Promise<readonly Looked[]> {
  return Promise.all(
    [...members].map(async ([name, { client, writer }]) => {
      const waiting = await client.waiting();
      const conversations = [];
      for (const conversation of await client.conversations()) {
        const held = (await client.held(conversation)).flatMap((text) => readLine(text) ?? []);
        conversations.push({ conversation, accepted: writer.accepted(conversation), held });
      }
      return { name, waiting, conversations };
    }),
  );
}
