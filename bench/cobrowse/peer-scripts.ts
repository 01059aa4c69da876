import { readFileSync } from 'node:fs';
import { inProject } from '../../scripts/project.ts';
import { bundled } from '../cobrowse-bytes/built-scripts.ts';

/** What a page loads to be recorded by somebody else. */
export interface PeerScripts {
  readonly openReplay: string;
  readonly sentry: string;
  readonly postHog: string;
  /** Fetched by PostHog itself, once it knows that it is to record. */
  readonly postHogRecorder: string;
}

const peers = (...path: readonly string[]): string => inProject('bench', 'peers', ...path);
const postHog = (file: string): string =>
  readFileSync(peers('node_modules', 'posthog-js', 'dist', file), 'utf8');

export async function buildPeerScripts(): Promise<PeerScripts> {
  const tracker = peers('node_modules', '@openreplay', 'tracker', 'dist', 'lib', 'entry.js');
  return {
    openReplay: await bundled(tracker, 'openReplay', 'named'),
    sentry: await bundled(peers('sentry.mjs'), 'sentry', 'named'),
    postHog: postHog('array.js'),
    postHogRecorder: postHog('lazy-recorder.js'),
  };
}
