import { askSidecar } from './ask-sidecar.ts';
import type { Options } from './options.ts';

/** How the one who asks is spoken with. */
export interface Talk {
  readonly say: (line: string) => void;
  /** Null when nobody is there to answer. */
  readonly confirm: ((question: string) => Promise<boolean>) | null;
}

interface Kept {
  readonly visitor: string;
  readonly shop: string | null;
  readonly sessions: number;
  readonly acts: number;
  readonly offers: number;
  readonly conversations: number;
  readonly lines: number;
  readonly cobrowses: number;
  readonly exercises: number;
  readonly codes: number;
  readonly tasks: number;
  readonly approvals: number;
  readonly messages: number;
}

interface Answer {
  readonly isScrubbed: boolean;
  readonly visitors: readonly Kept[];
}

/** Shows what would go, asks, and erases; the exit code. */
export async function runErase(options: Options, { say, confirm }: Talk): Promise<number> {
  const ask = (isConfirmed: boolean) =>
    askSidecar('erase', options, { ...options.whom, isConfirmed });
  const first = await ask(false);
  if ('sentence' in first) {
    say(first.sentence);
    return 1;
  }
  const { visitors }: Answer = JSON.parse(await first.answer.text());
  if (visitors.length === 0) {
    say('Nothing is kept of them; there is nothing to erase.');
    return 0;
  }
  for (const each of visitors) say(lineFor(each));
  if (!options.isConfirmed) {
    if (confirm === null) {
      say('Nothing was erased. Say --yes to erase without being asked.');
      return 1;
    }
    if (!(await confirm('Erase all of this for good? Type yes: '))) {
      say('Nothing was erased.');
      return 1;
    }
  }
  const second = await ask(true);
  if ('sentence' in second) {
    say(second.sentence);
    return 1;
  }
  const { isScrubbed }: Answer = JSON.parse(await second.answer.text());
  say(
    isScrubbed
      ? 'Erased. Backups made before still hold them; see docs/OPERATIONS.md.'
      : 'Erased. The files could not be written anew yet, for want of room or because another program holds them; the sidecar tries again every hour.',
  );
  return 0;
}

function lineFor(kept: Kept): string {
  const { visitor, shop, sessions, acts, offers, conversations, lines, cobrowses, messages } = kept;
  const { exercises, codes, tasks, approvals } = kept;
  const given = `${exercises} things given with ${codes} codes, ${tasks} tasks and ${approvals} questions to leads`;
  return `${visitor} (${shop ?? 'erasure under way'}): ${sessions} sessions with ${acts} acts, ${offers} offers, ${conversations} conversations with ${lines} lines, ${cobrowses} questions to look along, ${given}, ${messages} messages to the shop.`;
}
