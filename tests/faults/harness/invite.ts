import { openAgent, pairDevice } from '../../support/agent-client.ts';
import type { FirstWord } from '../../support/sidecar-process.ts';
import { newId } from '../../support/visitor-client.ts';

/** The lead of a new sidecar invites a team; their pairing codes. */
export async function inviteAgents(
  host: string,
  said: FirstWord,
  { agents, visitors }: { readonly agents: number; readonly visitors: number },
): Promise<readonly string[]> {
  const paired = await pairDevice({ url: `http://${host}` }, said.pairing?.lead ?? '');
  const lead = await openAgent({ wsUrl: `ws://${host}` }, paired);
  const codes: string[] = [];
  for (let at = 0; at < agents; at += 1) {
    const answer = await lead.command({
      type: 'agent.invite',
      agent: newId(),
      name: `Agent ${at}`,
      role: 'agent',
      capacity: Math.ceil(visitors / agents) + 1,
      languages: ['nl', 'en'],
    });
    if (answer.type !== 'ack') throw new Error(`not invited: ${answer.sentence}`);
    codes.push(codeIn(answer.result));
  }
  lead.socket.terminate();
  return codes;
}

function codeIn(result: unknown): string {
  const hasCode = typeof result === 'object' && result !== null && 'code' in result;
  if (!hasCode) throw new Error('an invitation without a code');
  return String(result.code);
}
