import type {
  Recording,
  RecordingSide,
  RecordingState,
} from '../../../visitor/record/recording.ts';

/**
 * Stands in for the recorder chunk: it sees nothing and sends nothing. Node ids are the page's own `data-node`,
 * and a test drives it by `window.recorder`.
 */
export function startRecording(side: RecordingSide): Recording {
  let state: RecordingState = 'waiting';
  const hidden = new Set<Element>();
  const recorder = {
    side,
    checkpoint: 1,
    checkpoints: 0,
    answers: [] as unknown[],
    hidden: () => [...hidden].map(({ id }) => id),
    coupon: [] as string[],
    become(next: RecordingState) {
      state = next;
      side.changed(next);
    },
    isStopped: false,
  };
  window.recorder = recorder;
  window.recorders = (window.recorders ?? 0) + 1;
  const count = Number(sessionStorage.getItem('recorders') ?? 0) + 1;
  sessionStorage.setItem('recorders', String(count));
  return {
    state: () => state,
    masker: {
      hide: (element) => void hidden.add(element),
      show: (element) => void hidden.delete(element),
      hidden: () => [...hidden],
      covering: () => (node) => {
        if (!(node instanceof Element)) return null;
        if (hidden.has(node)) return 'region';
        if (node.matches('[data-secret]')) return 'pattern';
        return node.matches('input,textarea') ? 'input' : null;
      },
      isUntouchable: (element) => element.closest('[data-untouchable]') !== null,
    },
    rules: () => ({
      hide: [],
      show: [],
      careful: [],
      untouchable: [],
      coupon: recorder.coupon,
    }),
    elementOf: ({ checkpoint, node }) =>
      checkpoint === recorder.checkpoint ? document.querySelector(`[data-node="${node}"]`) : null,
    answer: (message) => void recorder.answers.push(message),
    checkpoint: () => {
      recorder.checkpoints += 1;
    },
    stop: () => {
      recorder.isStopped = true;
    },
  };
}

declare global {
  interface Window {
    recorder?: {
      readonly side: RecordingSide;
      checkpoint: number;
      checkpoints: number;
      readonly answers: unknown[];
      readonly coupon: string[];
      hidden(): readonly string[];
      become(state: RecordingState): void;
      isStopped: boolean;
    };
    recorders?: number;
  }
}
