import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { knowledgeFiles } from '../../scripts/knowledge/files.ts';
import type { Options } from '../../scripts/knowledge/options.ts';
import { runExport } from '../../scripts/knowledge/run-export.ts';
import { runImport } from '../../scripts/knowledge/run-import.ts';
import { KNOWLEDGE_BODY_MAX_BYTES, KNOWLEDGE_OFFERED_MAX } from '../../shared/protocol/limits.ts';
import { wireTerms } from '../../sidecar/app/knowledge/wire.ts';
import { openAgent, pairDevice } from '../support/agent-client.ts';
import { someArticle } from '../support/builders/kept-article.ts';
import { startTestSidecar, type TestSidecar } from '../support/sidecar.ts';
import { SHOP_ORIGIN } from '../support/visitor-client.ts';

const TOKEN = 'a-token-of-the-one-who-runs-it-0123456789';
let sidecar: TestSidecar;
let folder: string;
beforeAll(async () => {
  sidecar = await startTestSidecar({}, { operatorTokens: [TOKEN] });
  folder = mkdtempSync(join(tmpdir(), 'toonbank-knowledge-'));
  mkdirSync(join(folder, 'help'));
  writeFileSync(join(folder, 'help', 'sizes.nl.md'), '# Maten\n\nZe vallen normaal.');
  writeFileSync(join(folder, 'help', 'sizes.en.md'), '# Sizes\n\nThey run true.');
  writeFileSync(join(folder, 'help', 'notes.txt'), 'not read');
  writeFileSync(join(folder, 'help', 'heels.md'), '# Hakken\n\nLaag.');
});
afterAll(async () => {
  await sidecar.stop();
  rmSync(folder, { recursive: true });
});

const assumed = { timeZone: 'Europe/Amsterdam', language: null };

async function taken(path: string, more: Partial<Extract<Options, { task: 'import' }>> = {}) {
  const said: string[] = [];
  const paths = [path];
  const { url } = sidecar;
  const options = { task: 'import', paths, assumed, isTrial: false, url, token: TOKEN } as const;
  const files = knowledgeFiles(paths);
  const code = await runImport({ ...options, ...more }, files, (line) => said.push(line));
  return { code, said };
}

async function given(path: string) {
  const said: string[] = [];
  const { url } = sidecar;
  const options = {
    task: 'export',
    path,
    timeZone: 'Europe/Amsterdam',
    url,
    token: TOKEN,
  } as const;
  const code = await runExport(options, (line) => said.push(line));
  return { code, said };
}

function post(what: 'import' | 'export', body: object, headers: Record<string, string> = {}) {
  return fetch(`${sidecar.url}/v1/operator/knowledge/${what}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}`, ...headers },
    body: JSON.stringify(body),
  });
}

describe('npm run knowledge', () => {
  it('[KB7] says of each file what would come of it, then takes them, and the same again changes nothing', async () => {
    const help = join(folder, 'help');
    const sizes = join(help, 'sizes.en.md');
    const heels = join(help, 'heels.md');
    const why = `${heels}: not taken: it does not say in which language it is written; say --language nl or en`;
    const trial = await taken(help, { isTrial: true });
    expect(trial).toEqual({
      code: 1,
      said: [
        why,
        `${sizes}: sizes new`,
        'Nothing was kept. It would be: 1 new, 0 changed, 0 as they were, 1 not taken.',
      ],
    });
    const dutch = { assumed: { ...assumed, language: 'nl' as const } };
    const first = await taken(help, dutch);
    expect(first.code).toBe(0);
    expect(first.said.at(-1)).toBe('2 new, 0 changed, 0 as they were, 0 not taken.');
    expect(await taken(help, dutch)).toEqual({
      code: 0,
      said: ['0 new, 0 changed, 2 as they were, 0 not taken.'],
    });
    writeFileSync(heels, '# Hakken\n\nLaag, en van leer.');
    const again = await taken(help, dutch);
    expect(again.said).toContain(`${heels}: heels changed`);
  });

  it('[KB7] what went out comes in as it was, as files and as a table; nothing is written over', async () => {
    const [out, table] = [join(folder, 'out'), join(folder, 'all.csv')];
    expect(await given(out)).toEqual({ code: 0, said: [`2 articles are in ${out}.`] });
    expect(readdirSync(out)).toEqual(['heels.md', 'sizes.md']);
    expect((await given(table)).code).toBe(0);
    for (const path of [out, table]) {
      expect((await taken(path)).said).toEqual(['0 new, 0 changed, 2 as they were, 0 not taken.']);
      expect((await given(path)).said[0]).toContain('nothing was written');
    }
    expect(readFileSync(table, 'utf8')).toContain('Ze vallen normaal.');
  });

  it('[KB6] a panel that is there is told, and asks for it', async () => {
    const device = await pairDevice(sidecar, (await sidecar.codes()).agent);
    const panel = await openAgent(sidecar, device);
    const { knowledge = 0 } = await panel.next('agent.snapshot');
    writeFileSync(join(folder, 'zips.en.md'), '# Zips\n\nWe mend them.');
    await taken(join(folder, 'zips.en.md'));
    const changed = await panel.next('article.changed');
    expect(changed).toMatchObject({ article: 'zips', change: knowledge + 1 });
    panel.ask({ type: 'articles.ask', after: knowledge });
    const answered = await panel.next('articles.answered');
    expect(answered).toMatchObject({ articles: [{ article: 'zips' }], upTo: knowledge + 1 });
    await panel.close();
  });

  it('[KB7] takes more than fits one request, each article once', async () => {
    const rows = Array.from({ length: KNOWLEDGE_OFFERED_MAX + 10 }, (_, n) =>
      [`many-${n}`, `Vraag ${n}`, `"${'Antwoord. '.repeat(700)}${n}"`].join(','),
    );
    const path = join(folder, 'many.csv');
    writeFileSync(path, ['id,title_nl,body_nl', ...rows].join('\n'));
    const { code, said } = await taken(path);
    expect(code).toBe(0);
    expect(said.at(-1)).toBe(`${rows.length} new, 0 changed, 0 as they were, 0 not taken.`);
  });

  it('[RN6] says what to do when no sidecar is there, or the token is another', async () => {
    const path = join(folder, 'zips.en.md');
    const nowhere = await taken(path, { url: 'http://127.0.0.1:9' });
    expect(nowhere).toMatchObject({ code: 1 });
    expect(nowhere.said.join()).toContain('No sidecar answers');
    expect((await taken(path, { token: 'wrong' })).said.join()).toContain('OPERATOR_TOKEN');
  });

  it('[RN6] as a command it reads what it is told and ends with a code', async () => {
    const run = (...args: readonly string[]) =>
      promisify(execFile)(
        process.execPath,
        ['scripts/tasks/knowledge.ts', ...args, '--url', sidecar.url],
        { env: { ...process.env, OPERATOR_TOKEN: TOKEN, INIT_CWD: folder } },
      );
    expect((await run('import', 'zips.en.md')).stdout).toContain('1 as they were');
    await expect(run('import', 'not-there.md')).rejects.toMatchObject({ code: 1 });
  });
});

describe('knowledge over HTTP', () => {
  const offered = { article: 'one', terms: wireTerms(someArticle()) };

  it('[KB7, ER4] is for who has the token, and for no page', async () => {
    expect((await post('export', { after: 0 }, { authorization: 'Bearer guessed' })).status).toBe(
      401,
    );
    expect((await post('export', { after: 0 }, { origin: SHOP_ORIGIN })).status).toBe(403);
  });

  it('[LM1] no more articles or bytes than one request may have, and no field that nobody knows', async () => {
    const many = Array.from({ length: KNOWLEDGE_OFFERED_MAX + 1 }, () => offered);
    expect((await post('import', { isTrial: true, articles: many })).status).toBe(400);
    const more = { ...offered, more: 1 };
    expect((await post('import', { isTrial: true, articles: [more] })).status).toBe(400);
    const large = { isTrial: true, articles: [], more: 'x'.repeat(KNOWLEDGE_BODY_MAX_BYTES) };
    expect((await post('import', large)).status).toBe(413);
  });

  it('[LM1] is asked so often a minute and no more', async () => {
    const strict = await startTestSidecar(
      { bounds: { knowledgeRequestsPerMinute: 2 } },
      { operatorTokens: [TOKEN] },
    );
    const statuses: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const answer = await fetch(`${strict.url}/v1/operator/knowledge/export`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${TOKEN}` },
        body: '{"after":0}',
      });
      statuses.push(answer.status);
    }
    expect(statuses).toEqual([200, 200, 429]);
    await strict.stop();
  });
});
