import { build } from 'vite';
import { inProject } from '../../scripts/project.ts';

/** The chunk as shops get it. */
export interface OurChunk {
  readonly text: string;
  /** Where it comes from, in characters before it is made smaller. */
  readonly unpackedOf: Readonly<Record<'rrweb' | 'masking' | 'stream' | 'recorder', number>>;
}

/** Built anew from the sources, by the configuration of the product: whatever lies in `dist` may be of another day. */
export async function ourChunk(): Promise<OurChunk> {
  const made = await build({
    configFile: inProject('vite.visitor.config.ts'),
    mode: 'main',
    logLevel: 'error',
    build: { write: false },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output))
    throw new Error('the visitor script was not built');
  const chunks = output.output.flatMap((each) => (each.type === 'chunk' ? [each] : []));
  const early = chunks.filter(({ isEntry }) => isEntry).map(({ fileName }) => fileName);
  const reached: typeof chunks = [];
  const reach = (name: string): void => {
    const chunk = chunks.find(({ fileName }) => fileName === name);
    if (chunk === undefined || reached.includes(chunk) || early.includes(name)) return;
    reached.push(chunk);
    chunk.imports.forEach(reach);
  };
  for (const { fileName } of chunks) if (/^record-/.test(fileName)) reach(fileName);
  if (reached.length === 0) throw new Error('there is no chunk that records');
  const modules = reached.flatMap(({ modules: within }) => Object.entries(within));
  const of = (isOf: (id: string) => boolean): number =>
    modules.reduce((sum, [id, { renderedLength }]) => sum + (isOf(id) ? renderedLength : 0), 0);
  const isRrweb = (id: string): boolean => id.includes('/node_modules/');
  const isMasking = (id: string): boolean => /\/record\/(?:mask|own-masker)/.test(id);
  const isStream = (id: string): boolean =>
    /\/shared\/|\/record\/(?:deflate|fixed-codes|matches|bit-writer|frames|sending)/.test(id);
  return {
    text: reached.map(({ code }) => code).join('\n'),
    unpackedOf: {
      rrweb: of(isRrweb),
      masking: of(isMasking),
      stream: of((id) => !isRrweb(id) && isStream(id)),
      recorder: of((id) => !isRrweb(id) && !isMasking(id) && !isStream(id)),
    },
  };
}
