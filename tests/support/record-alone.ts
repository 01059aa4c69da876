import { openPageLine, type PageTerms } from '../../visitor/cobrowse/page-line.ts';
import { startRecording as start } from '../../visitor/record/record.ts';
import type { Recording, RecordingSide } from '../../visitor/record/recording.ts';

/** A recorder with its connection, for a page in which nothing else of ours is. */
export function startRecording({
  url,
  shop,
  tab,
  cobrowse,
  secret,
  ...side
}: PageTerms & Omit<RecordingSide, 'connect'>): Recording {
  return start({ ...side, connect: openPageLine({ url, shop, tab, cobrowse, secret }).take });
}
