import { build, type Plugin } from 'vite';
import { inProject } from '../../scripts/project.ts';

const RRWEB = '/node_modules/rrweb/dist/rrweb.js';
/** Both copies of PostCSS in rrweb: where each begins and what comes after it. */
const POST_CSS: readonly (readonly [string, string, string])[] = [
  ['var require_picocolors_browser$1 = ', 'var tagMap = {', 'var postcss_default = null;\n'],
  ['var require_picocolors_browser = ', 'var NodeType$1 = ', ''],
];

/** `record` of rrweb, bundled by itself, for comparing with the chunk that is made of it. */
export async function rrwebAlone(how: 'as it comes' | 'without PostCSS'): Promise<string> {
  const made = await build({
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    plugins: how === 'without PostCSS' ? [withoutPostCss()] : [],
    define: { 'process.env.NODE_ENV': JSON.stringify('production') },
    build: {
      write: false,
      lib: {
        entry: inProject('bench', 'cobrowse-size', 'rrweb-entry.ts'),
        formats: ['es'],
        fileName: () => 'rrweb.js',
      },
      rolldownOptions: { output: { minify: true } },
    },
  });
  const [output] = Array.isArray(made) ? made : [made];
  if (output === undefined || !('output' in output)) throw new Error('rrweb was not built');
  return output.output[0].code;
}

function withoutPostCss(): Plugin {
  return {
    name: 'without-post-css',
    enforce: 'pre',
    transform(code, id) {
      if (!id.replaceAll('\\', '/').split('?')[0]?.endsWith(RRWEB)) return null;
      return { code: POST_CSS.reduce(cut, code), map: null };
    },
  };
}

function cut(code: string, [from, until, put]: readonly [string, string, string]): string {
  const start = code.indexOf(from);
  const end = code.indexOf(until, start);
  if (start === -1 || end === -1) throw new Error(`PostCSS is not where it was in rrweb: ${from}`);
  return code.slice(0, start) + put + code.slice(end);
}
