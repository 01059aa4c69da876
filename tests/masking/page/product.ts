import { openMasker } from '../../../visitor/record/mask.ts';
import { startRecorder } from '../../../visitor/record/recorder.ts';
import { runCorpus, type Start } from './corpus.ts';
import { NO_RULES } from './no-rules.ts';

/** The recorder as visitors get it. */
const product: Start = (emit) => {
  const { hooks } = openMasker({ rules: NO_RULES, document });
  const recorder = startRecorder({
    mask: hooks,
    batch: ({ events }) => {
      for (const event of events) emit(event);
    },
    unmirrored: () => undefined,
  });
  return { picture: recorder.checkpoint, stop: recorder.stop };
};

Reflect.set(window, 'runCorpus', (_: string, isCareful: boolean, wanted: string) =>
  runCorpus(product, isCareful, wanted),
);
