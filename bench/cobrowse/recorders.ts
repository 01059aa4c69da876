import type { BuiltScripts } from '../cobrowse-bytes/built-scripts.ts';
import type { Sender } from './peer-answers.ts';
import type { PeerScripts } from './peer-scripts.ts';

/** Something that watches a page, or nothing. */
export interface RecorderArm {
  readonly name: string;
  /** Loaded before; null: nothing. */
  readonly script: string | null;
  /** Runs in the page; what it returns is awaited. */
  readonly start: string;
  /** Whose bytes the server counts; null when it sends nothing. */
  readonly sender: Sender | null;
}

export const NONE: RecorderArm = { name: 'none', script: null, start: '0', sender: null };

/** Hears everything that changes, and does nothing with it: the least that a recorder can be. */
export const OBSERVER: RecorderArm = {
  name: 'observer',
  script: null,
  start: `globalThis.benchHeard = 0;
    new MutationObserver((changes) => { benchHeard += changes.length; }).observe(document, {
      childList: true, subtree: true, attributes: true, characterData: true,
      attributeOldValue: true, characterDataOldValue: true });`,
  sender: null,
};

export function ours({ record }: BuiltScripts): RecorderArm {
  return {
    name: 'ours',
    script: record,
    start: `globalThis.recording = ours.startRecording({
      url: location.origin.replace('http', 'ws') + '/v1/cobrowse/page',
      shop: 'shop', tab: 'tab', cobrowse: 'cobrowse', secret: () => '${'s'.repeat(43)}',
      heard() {}, changed() {}, unmirrored() {} })`,
    sender: 'ours',
  };
}

/** rrweb as it comes; each event is made JSON, as whoever sends it must, and goes nowhere. */
export function rrweb(scripts: BuiltScripts): RecorderArm {
  return {
    name: 'rrweb',
    script: scripts.rrweb,
    start: `globalThis.benchBytes = 0;
      rrweb.record({ emit: (event) => { benchBytes += JSON.stringify(event).length; } });`,
    sender: null,
  };
}

/** What others record with, masking as little as ours does, and nothing on but the recording. */
export function peerArms({ openReplay, sentry, postHog }: PeerScripts): readonly RecorderArm[] {
  return [
    {
      name: 'openReplay',
      script: openReplay,
      start: `(async () => {
        globalThis.tracker = new openReplay.default({
          projectKey: 'bench', ingestPoint: location.origin, __DISABLE_SECURE_MODE: true,
          defaultInputMode: 0, obscureTextNumbers: false, obscureTextEmails: false, captureIFrames: false,
          network: { disableClickHouse: true, capturePayload: false, failuresOnly: true } });
        const started = await tracker.start();
        if (started?.success !== true) throw new Error('it did not start: ' + JSON.stringify(started));
      })()`,
      sender: 'openReplay',
    },
    {
      name: 'sentry',
      script: sentry,
      start: `sentry.init({
        dsn: location.origin.replace('://', '://k@') + '/1', replaysSessionSampleRate: 1, defaultIntegrations: false,
        integrations: [sentry.replayIntegration({ maskAllText: false, maskAllInputs: true, blockAllMedia: false,
          mutationLimit: 0, mutationBreadcrumbLimit: 1e9, minReplayDuration: 0, networkCaptureBodies: false })] });
        if (sentry.getReplay() === undefined) throw new Error('it did not start');`,
      sender: 'sentry',
    },
    {
      name: 'posthog',
      script: postHog,
      start: `new Promise((resolve, reject) => {
        setTimeout(() => reject(new Error('it did not start')), 10000);
        posthog.init('phc_bench', { api_host: location.origin, opt_out_useragent_filter: true, autocapture: false,
          capture_pageview: false, capture_pageleave: false, persistence: 'memory',
          disable_surveys: true, capture_performance: false });
        const look = () => posthog.sessionRecordingStarted() ? resolve(0) : setTimeout(look, 20);
        look();
      })`,
      sender: 'posthog',
    },
  ];
}
