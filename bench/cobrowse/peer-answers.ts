/** Whose recording something is. */
export type Sender = 'ours' | 'openReplay' | 'sentry' | 'posthog';

export interface PeerAnswer {
  readonly type: string;
  readonly text: string;
  /** Whose recording the request carries; null when it carries none. */
  readonly sender: Sender | null;
}

/** As OpenReplay's own back-end would answer; nothing is held back. */
const OPEN_REPLAY_STARTED = {
  token: 't',
  userUUID: 'u',
  projectID: '1',
  sessionID: '1',
  delay: 0,
  beaconSizeLimit: 1_000_000,
  compressionThreshold: 24_000,
  protocolVersion: 1,
};
/** As PostHog's would, with recording on and everything else off. */
const POSTHOG_CONFIG = {
  token: 'phc_bench',
  supportedCompression: ['gzip', 'gzip-js'],
  hasFeatureFlags: false,
  captureDeadClicks: false,
  capturePerformance: false,
  autocapture_opt_out: true,
  autocaptureExceptions: false,
  surveys: false,
  heatmaps: false,
  siteApps: [],
  sessionRecording: { endpoint: '/s/', recorderVersion: 'v2', consoleLogRecordingEnabled: false },
};
const POSTHOG_SCRIPT = `window._POSTHOG_REMOTE_CONFIG = { phc_bench: { config: ${JSON.stringify(POSTHOG_CONFIG)}, siteApps: [] } };`;

/** What the back-ends of others answer, enough for their recorders to record and to send. */
export function peerAnswer(path: string, postHogRecorder: string): PeerAnswer {
  if (path.startsWith('/v1/web/start')) return json(OPEN_REPLAY_STARTED, null);
  if (path.startsWith('/v1/web/i')) return json({}, 'openReplay');
  if (path.startsWith('/v1/web/')) return json({}, null);
  if (path.startsWith('/api/1/envelope')) return json({}, 'sentry');
  if (path.startsWith('/s/')) return json({ status: 1 }, 'posthog');
  if (/^\/array\/.*\/config\.js$/.test(path)) return script(POSTHOG_SCRIPT);
  if (/^\/array\/.*\/config$/.test(path)) return json(POSTHOG_CONFIG, null);
  if (path.startsWith('/static/')) return script(path.includes('recorder') ? postHogRecorder : '');
  if (path.startsWith('/flags') || path.startsWith('/decide'))
    return json({ ...POSTHOG_CONFIG, featureFlags: {} }, null);
  return { type: 'text/plain', text: '', sender: null };
}

function json(words: object, sender: Sender | null): PeerAnswer {
  return { type: 'application/json', text: JSON.stringify(words), sender };
}

function script(text: string): PeerAnswer {
  return { type: 'text/javascript', text, sender: null };
}
