import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inProject } from '../../scripts/project.ts';
import { asId } from '../../shared/kernel/ids.ts';
import type { Article, Example } from '../../sidecar/domain/suggestion/article.ts';
import { repeatable } from '../../sidecar/domain/suggestion/chance.ts';

/** A knowledge as a very large shop has it, and questions that each have one right article. */
export interface Corpus {
  readonly articles: readonly Article[];
  readonly examples: readonly Example[];
  readonly questions: readonly { readonly text: string; readonly article: Article['id'] }[];
}

const SYLLABLES = 'ba do fer gi hal ka lin mo na pra ro sel ti ver wo zan'.split(' ');
const OPENINGS = [
  'hoe zit het met',
  'ik heb een vraag over',
  'what about',
  'can you tell me about',
];
const LEARNED_ARTICLES = 300;
const EXAMPLES_EACH = 10;
const SLIP_SHARE = 0.1;

/**
 * Articles from sentences of the demo's knowledge, each about a product whose name is its own or shared with a few, so
 * that words are as frequent as in real texts and every question has something rare. The same each time.
 */
export function makeCorpus(count: number, asked: number): Corpus {
  const chance = repeatable(7);
  const any = <T>(of: readonly T[]): T | undefined => of[Math.floor(chance() * of.length)];
  const sentences = sentencesOfDemo();
  const names = Array.from({ length: Math.ceil(count / 2) }, () =>
    Array.from({ length: 3 }, () => any(SYLLABLES)).join(''),
  );
  const articles = Array.from({ length: count }, (_, n): Article => {
    const name = any(names) ?? '';
    const other = any(names) ?? '';
    const language = n % 2 === 0 ? 'nl' : 'en';
    const said = Array.from({ length: 6 }, () => any(sentences[language]) ?? '');
    const title = `${(any(sentences[language]) ?? '').split(' ').slice(0, 4).join(' ')} ${name}`;
    return {
      id: asId(`article-${n}`),
      version: 1,
      kind: 'article',
      texts: { [language]: { title, body: `${said.join(' ')} ${name} ${other}.` } },
      categories: [],
      products: [],
      validFrom: null,
      validUntil: null,
      source: null,
    };
  });
  const askedOf = ({ texts }: Article): string => {
    const { title, body } = texts.nl ?? texts.en ?? { title: '', body: '' };
    const inBody = body.split(' ');
    const words = [...title.split(' ').slice(-3), any(inBody), any(inBody), any(inBody)];
    return [any(OPENINGS), ...words.map((word) => slipped(word ?? '', chance))].join(' ');
  };
  return {
    articles,
    examples: articles.slice(0, LEARNED_ARTICLES).flatMap((article) =>
      Array.from({ length: EXAMPLES_EACH }, () => ({
        article: article.id,
        text: askedOf(article),
        language: null,
        weight: 1,
      })),
    ),
    questions: Array.from({ length: asked }, () => any(articles)).flatMap((article) =>
      article === undefined ? [] : [{ text: askedOf(article), article: article.id }],
    ),
  };
}

/** Two letters exchanged, now and then. */
function slipped(word: string, chance: () => number): string {
  if (word.length < 5 || chance() >= SLIP_SHARE) return word;
  return `${word.slice(0, 2)}${word[3]}${word[2]}${word.slice(4)}`;
}

function sentencesOfDemo(): { readonly nl: readonly string[]; readonly en: readonly string[] } {
  const folder = inProject('demo', 'knowledge');
  const both: Record<'nl' | 'en', string[]> = { nl: [], en: [] };
  for (const name of readdirSync(folder).sort()) {
    const parts = readFileSync(join(folder, name), 'utf8').split(/<!-- (nl|en) -->/);
    for (let at = 1; at + 1 < parts.length; at += 2) {
      const language = parts[at] === 'nl' ? 'nl' : 'en';
      both[language].push(...(parts[at + 1] ?? '').split(/(?<=[.!?])\s+/).filter((s) => s.trim()));
    }
  }
  return both;
}
