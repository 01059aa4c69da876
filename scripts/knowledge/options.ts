import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { isTimeZone } from '../../shared/kernel/day.ts';
import { type Assumed, LANGUAGES } from '../../shared/knowledge/read-article.ts';

/** What `npm run knowledge` was asked to do. */
export type Options = Sidecar &
  (
    | {
        readonly task: 'import';
        readonly paths: readonly string[];
        readonly assumed: Assumed;
        readonly isTrial: boolean;
      }
    | { readonly task: 'export'; readonly path: string; readonly timeZone: string }
  );

/** Which sidecar, and what opens it. */
export interface Sidecar {
  readonly url: string;
  readonly token: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

const USAGE =
  'npm run knowledge -- import FOLDER|FILE.md|FILE.csv|PAGE.html… [--dry-run] [--language nl|en], or export FOLDER|FILE.csv; both [--zone ZONE] [--url URL]';

/** What was asked for, or a sentence about what is missing. */
export function readOptions(
  args: readonly string[],
  environment: Environment,
): Options | { readonly sentence: string } {
  const text = { type: 'string' } as const;
  const options = {
    'dry-run': { type: 'boolean' },
    language: text,
    zone: text,
    url: text,
  } as const;
  let parsed: ReturnType<typeof parseArgs<{ options: typeof options; allowPositionals: true }>>;
  try {
    parsed = parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // node:util says in words which option is unknown or lacks its value.
    const why = error instanceof Error ? error.message.split('. ')[0] : '';
    return { sentence: `${why}. Use: ${USAGE}` };
  }
  const { values } = parsed;
  const [task, ...named] = parsed.positionals;
  // Files are named from where the operator is, which npm passes on; it runs us in the project's folder.
  const paths = named.map((path) => resolve(environment.INIT_CWD ?? '.', path));
  const [path] = paths;
  if ((task !== 'import' && task !== 'export') || path === undefined) {
    return { sentence: `Say what to do: ${USAGE}` };
  }
  const { zone } = values;
  const language = LANGUAGES.find((known) => known === values.language) ?? null;
  if (values.language !== undefined && language === null) {
    return { sentence: `--language is "${values.language}". Say nl or en.` };
  }
  const timeZone = zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (!isTimeZone(timeZone)) {
    return { sentence: `--zone is "${timeZone}". Name one as in Europe/Amsterdam.` };
  }
  const token = environment.OPERATOR_TOKEN?.split(',')[0]?.trim() ?? '';
  if (token === '') return { sentence: NO_TOKEN };
  const url = (values.url ?? 'http://127.0.0.1:4680').replace(/\/$/, '');
  if (task === 'import') {
    const assumed = { timeZone, language };
    return { task, paths, assumed, isTrial: values['dry-run'] === true, url, token };
  }
  if (paths.length > 1) return { sentence: `Say one folder or file. Use: ${USAGE}` };
  if (values['dry-run'] === true) return { sentence: `Only an import can be tried. Use: ${USAGE}` };
  return { task, path, timeZone, url, token };
}

const NO_TOKEN =
  'Set OPERATOR_TOKEN to the token that the sidecar was started with. Without one it takes and gives no articles.';
