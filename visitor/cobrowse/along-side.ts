import type { VisitorCobrowse } from '../../shared/protocol/messages/cobrowse.ts';
import type { VisitorCommand } from '../../shared/protocol/shape.ts';
import type { Language } from '../language.ts';
import type { Recording, RecordingSide } from '../record/recording.ts';
import type { Keep } from '../storage.ts';
import type { Host } from '../widget/host.ts';
import type { PageTerms } from './page-line.ts';

export interface AlongSide {
  readonly host: Host;
  readonly tabStore: Keep;
  language(): Language;
  /** The newest, as the sidecar told it; null: there is none; undefined: it has told nothing yet. */
  told(): VisitorCobrowse | null | undefined;
  /** Who this page says it is; null without a connection to be known by. */
  page(): Omit<PageTerms, 'cobrowse'> | null;
  /** The sidecar's clock minus ours. */
  clockOffsetMs(): number;
  command(body: VisitorCommand): void;
  /** Something changed that decides whether we are needed. */
  changed(): void;
}

/** What is loaded for a page that may be seen, and for nothing else. */
export type StartRecording = (side: RecordingSide) => Recording;
export type LoadRecorder = () => Promise<{ readonly startRecording: StartRecording }>;
