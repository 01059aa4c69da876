import { readFileSync } from 'node:fs';
import { build } from 'vite';
import { rrwebSeams } from '../../scripts/build/rrweb-seams.ts';
import { inProject } from '../../scripts/project.ts';

/** Scripts that the arms load, each a global of its own. */
export interface BuiltScripts {
  /** `startRecording`, as a shop page gets it. */
  readonly record: string;
  /** `openEncoder` and `openDeflate`, for timing them by themselves. */
  readonly codec: string;
  /** `record` of rrweb as it comes. */
  readonly rrweb: string;
  /** Null when the peers are not installed. */
  readonly openReplay: string | null;
}

export async function buildScripts(hasPeers: boolean): Promise<BuiltScripts> {
  const peer = inProject('bench', 'peers', 'node_modules', '@openreplay', 'tracker');
  return {
    record: await bundled(inProject('tests', 'support', 'record-alone.ts'), 'ours'),
    codec: await bundled(inProject('bench', 'cobrowse-bytes', 'codec-entry.ts'), 'codec'),
    rrweb: readFileSync(inProject('node_modules', 'rrweb', 'dist', 'rrweb.umd.min.cjs'), 'utf8'),
    openReplay: hasPeers ? await bundled(`${peer}/dist/lib/entry.js`, 'openReplay', 'named') : null,
  };
}

export async function bundled(
  entry: string,
  name: string,
  exports: 'auto' | 'named' = 'auto',
  minify = true,
) {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: [rrwebSeams()],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      lib: { entry, formats: ['iife'], name },
      rolldownOptions: {
        optimization: { inlineConst: { mode: 'all', pass: 3 } },
        output: { exports, minify },
      },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error(`${entry} was not built`);
  return output.output[0].code;
}
