import { resolve } from 'node:path';
import { build } from 'vite';
import { rrwebSeams } from '../../../scripts/build/rrweb-seams.ts';

/** The chunk that records, as a script with one global: `ours.startRecording`. */
export async function buildRecord(): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [rrwebSeams()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      lib: {
        entry: resolve(import.meta.dirname, '../../support/record-alone.ts'),
        formats: ['iife'],
        name: 'ours',
      },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error('nothing was built');
  return output.output[0].code;
}
