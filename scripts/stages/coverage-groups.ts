import type { Branches } from './branches.ts';

/** What must have every branch tested: a mistake in it loses, leaks or lets in. */
export type CoverageGroup = { readonly name: string; readonly files: readonly string[] };

/** Paths below the project's folder; a `*` stands for any file of that folder. */
export const COVERED_WHOLLY: readonly CoverageGroup[] = [
  {
    name: 'delivery',
    files: [
      'sidecar/app/pipeline.ts',
      'sidecar/app/command.ts',
      'sidecar/app/feed.ts',
      'sidecar/app/snapshot.ts',
      'sidecar/gateway/connection.ts',
      'sidecar/gateway/feed-pump.ts',
      'sidecar/gateway/follow-feed.ts',
      'sidecar/gateway/spoken.ts',
      'sidecar/gateway/lane.ts',
      'sidecar/gateway/answers.ts',
      'sidecar/gateway/bells.ts',
      'sidecar/gateway/live-relay.ts',
      'extension/background/link.ts',
      'extension/background/outbox.ts',
      'extension/background/questions.ts',
      'extension/background/receive.ts',
      'extension/db/apply.ts',
      'visitor/wire/*',
    ],
  },
  {
    name: 'identity',
    files: [
      'sidecar/adapters/identity/*',
      'sidecar/app/agent/greet-agent.ts',
      'sidecar/app/agent/pair.ts',
      'sidecar/app/session/greet-visitor.ts',
      'sidecar/app/session/identify.ts',
      'sidecar/app/session/recognise-visitor.ts',
      'sidecar/domain/agent/pairing.ts',
      'sidecar/gateway/bearer.ts',
      'extension/background/sign-in.ts',
      'visitor/identity.ts',
      'visitor/tab.ts',
    ],
  },
  {
    name: 'consent',
    files: [
      'sidecar/app/session/set-consent.ts',
      'sidecar/app/session/note-signals.ts',
      'visitor/consent.ts',
      'visitor/traces.ts',
    ],
  },
  {
    name: 'admission',
    files: [
      'sidecar/gateway/admission.ts',
      'sidecar/gateway/agent-connection.ts',
      'sidecar/gateway/await-hello.ts',
      'sidecar/gateway/cors.ts',
      'sidecar/gateway/extension-origins.ts',
      'sidecar/gateway/hosts.ts',
      'sidecar/gateway/let-in.ts',
      'sidecar/gateway/sockets.ts',
      'sidecar/gateway/token-bucket.ts',
      'sidecar/gateway/turned-away.ts',
      'sidecar/gateway/visitor-connection.ts',
    ],
  },
];

/** The group of a file, if it is in one. */
export function groupOf(path: string): CoverageGroup | undefined {
  return COVERED_WHOLLY.find(({ files }) => files.some((file) => matches(file, path)));
}

/**
 * What a group lacks, a line for each: files with a branch that no test took, and files of the list that
 * were not counted, or one that was renamed would drop out unseen.
 */
export function shortOf(
  group: CoverageGroup,
  counted: ReadonlyMap<string, Branches>,
): readonly string[] {
  const paths = [...counted.keys()];
  const gone = group.files.filter((file) => !paths.some((path) => matches(file, path)));
  const missed = [...counted]
    .filter(([path, { covered, total }]) => groupOf(path) === group && covered < total)
    .map(([path, { missing }]) => `${path}: no test takes a branch of line ${missing.join(', ')}`);
  return [...gone.map((file) => `${file}: listed, but not counted`), ...missed];
}

function matches(file: string, path: string): boolean {
  if (!file.endsWith('/*')) return file === path;
  const folder = file.slice(0, -1);
  return path.startsWith(folder) && !path.slice(folder.length).includes('/');
}
