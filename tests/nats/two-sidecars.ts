import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, inject } from 'vitest';
import type { Talking } from '../support/a-conversation.ts';
import { type AgentClient, openAgent, pairDevice } from '../support/agent-client.ts';
import { databasesAt } from '../support/postgres-server.ts';
import { BOOTS_SERVER_KEY } from '../support/shop-server.ts';
import { type SidecarProcess, startProcess } from '../support/sidecar-process.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { newId, openVisitor } from '../support/visitor-client.ts';

export const databases = databasesAt(inject('postgresPort'));

const running: SidecarProcess[] = [];
afterEach(async () => {
  for (const sidecar of running.splice(0)) {
    sidecar.kill('SIGKILL');
    await sidecar.ended;
  }
});

/** Two sidecars, each a process, on one PostgreSQL and one NATS. */
export interface Two {
  readonly name: string;
  readonly one: SidecarProcess;
  readonly other: SidecarProcess;
  /** One more, as after a kill. */
  start(): Promise<SidecarProcess>;
}

export async function startTwo(natsUrl = inject('natsUrl')): Promise<Two> {
  const name = await databases.newDatabase();
  const SHOPS = join(temporaryFolder(), 'shops.json');
  const origins = ['https://boots.example'];
  writeFileSync(
    SHOPS,
    JSON.stringify([{ shop: 'boots', origins, serverKeys: [BOOTS_SERVER_KEY] }]),
  );
  const start = async (more: Readonly<Record<string, string>> = {}): Promise<SidecarProcess> => {
    const LEDGER_DIR = temporaryFolder();
    const DATABASE_URL = databases.url(name);
    const sidecar = await startProcess({
      DATABASE_URL,
      NATS_URL: natsUrl,
      SHOPS,
      LEDGER_DIR,
      ...more,
    });
    running.push(sidecar);
    expect(sidecar.said).toMatchObject({ msg: 'ready' });
    return sidecar;
  };
  const [one, other] = await Promise.all([start({ PRINT_PAIRING: '1' }), start()]);
  for (const sidecar of [one, other]) await expect.poll(() => isBusThere(sidecar)).toBe(true);
  return { name, one, other, start };
}

export async function isBusThere({ url }: SidecarProcess): Promise<boolean> {
  return !(await readiness({ url })).includes('bus');
}

export async function readiness({ url }: { readonly url: string }): Promise<string> {
  const answer = await fetch(`${url}/v1/health/ready`);
  return (await answer.json()).sentence;
}

/** An agent at `one` talks with a visitor at `other`. */
export async function talkAcross({ one, other }: Two): Promise<Talking> {
  const paired = await pairDevice(one, one.said.pairing?.agent ?? '');
  const panel = await openAgent(one, paired);
  await panel.command({ type: 'presence.set', presence: 'available' });
  const visitor = await openVisitor(other);
  const conversation = newId();
  await visitor.command({ type: 'conversation.open', conversation, language: 'nl' });
  await panel.next('conversation.changed', ({ card }) => card.state === 'assigned');
  await panel.command({ type: 'conversation.accept', conversation });
  await visitor.next('conversation.moved', (moved) => moved.conversation.state === 'talking');
  return { paired, panel, visitor, conversation };
}

export async function openLead({ one }: Two, at: SidecarProcess): Promise<AgentClient> {
  return openAgent(at, await pairDevice(one, one.said.pairing?.lead ?? ''));
}
