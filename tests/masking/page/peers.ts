import { record } from 'rrweb';
import { openMasker } from '../../../visitor/record/mask.ts';
import { runCorpus, type Start } from './corpus.ts';
import { NO_RULES } from './no-rules.ts';
import { rrwebOptions } from './rrweb-options.ts';

type Options = NonNullable<Parameters<typeof record>[0]>;

/** rrweb as it is installed, with options. */
const recorded =
  (options: Omit<Options, 'emit'>): Start =>
  (emit) => {
    const stop = record({ ...options, emit: (event) => emit(event) });
    return { picture: () => record.takeFullSnapshot(true), stop: () => stop?.() };
  };

/** Our masking on rrweb as it is installed. */
const masked: Start = (emit, faults) => {
  const { hooks } = openMasker({ rules: NO_RULES, document });
  const stop = record({
    ...rrwebOptions(hooks.options),
    emit(event) {
      try {
        const left = hooks.event(event, (id) => record.mirror.getNode(id));
        if (left !== null) emit(left);
      } catch (cause) {
        faults.push(`masking: ${cause instanceof Error ? cause.stack : cause}`);
      }
    },
  });
  return { picture: () => record.takeFullSnapshot(true), stop: () => stop?.() };
};

const ARMS: Readonly<Record<string, Start>> = {
  masked,
  rrweb: recorded({}),
  'rrweb-most': recorded({ maskAllInputs: true, maskTextSelector: '*', slimDOMOptions: 'all' }),
};

Reflect.set(window, 'runCorpus', (arm: string, isCareful: boolean, wanted: string) =>
  runCorpus(ARMS[arm] ?? masked, isCareful, wanted),
);
