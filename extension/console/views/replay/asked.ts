import type { ReplayAsk } from '../../../../shared/protocol/messages/replay.ts';

/** What was asked, and when in a row: the same asked again is another one. */
export interface Asked {
  readonly n: number;
  readonly question: ReplayAsk;
  /** Name of the file that the changes came from. */
  readonly file: string | null;
}
