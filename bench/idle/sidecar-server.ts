import { readConfig } from '../../sidecar/config.ts';
import { startSidecar } from '../../sidecar/main.ts';
import { answerSize } from './answer-size.ts';

/** The sidecar as it is, in a process that can be asked how large it is. */
const config = readConfig(process.env);
if (!config.isOk) throw new Error(config.error.sentence);
const started = await startSidecar(config.value);
if (!started.isOk) throw new Error(started.error.sentence);
answerSize();
process.once('SIGTERM', () => void started.value.stop().then(() => process.exit(0)));
process.stdout.write(`${JSON.stringify({ msg: 'ready', url: started.value.url })}\n`);
