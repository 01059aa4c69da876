import { partsOf } from './compounds.ts';
import { isLittle } from './little-words.ts';
import { nearWords } from './near-words.ts';
import { hasAny, type Posting, postings } from './postings.ts';
import type { Word } from './words.ts';

/** A text that an article can be found by. */
export interface Findable {
  readonly article: number;
  /** Stems, with how often each stands in it; a title counts for more than a body. */
  readonly terms: ReadonlyMap<string, number>;
  /** 0 < x ≤ 1: what is found by it counts so much. */
  readonly weight: number;
}

/** What was found by words. */
export interface Found {
  /** By article, 0..1: the share of what the question says that the article has. */
  readonly score: Float64Array;
  /** The question's words that this article has, most telling first. */
  wordsOf(article: number): readonly string[];
}

/** Finds articles by the words of their texts and of the questions they answered. */
export interface Lexical {
  find(words: readonly Word[], stemsOf: (plain: string) => readonly string[]): Found;
}

/** One word of a question and what of the knowledge it may mean. */
interface Sought {
  readonly word: Word;
  /** 0 < x ≤ 1: a little word hardly counts. */
  readonly share: number;
  readonly means: readonly Meaning[];
}

interface Meaning {
  readonly posting: Posting;
  readonly likeness: number;
}

/** Unknown words looked up at most; what lies behind them in a question of 60 is no question. */
const UNKNOWN_MAX = 8;
const PART_LIKENESS = 0.7;
const LITTLE_SHARE = 0.15;
/** A question of one word that is found says little: it counts as so much of a very rare word that is not. */
const UNSAID_SHARE = 0.25;

/**
 * @param articles how many there are
 * @param plains every word of the texts with its stems
 */
export function lexical(
  texts: readonly Findable[],
  articles: number,
  plains: ReadonlyMap<string, ReadonlySet<string>>,
): Lexical {
  const byTerm = postings(texts.map(({ terms }) => terms));
  const articleOf = Int32Array.from(texts, ({ article }) => article);
  const weight = Float32Array.from(texts, (text) => text.weight);
  const textsOf: readonly number[][] = Array.from({ length: articles }, () => []);
  for (const [text, { article }] of texts.entries()) textsOf[article]?.push(text);
  const near = nearWords([...plains.keys()]);
  const never = Math.log(1 + texts.length);

  function meaningsOf(plain: string, stems: readonly string[]): readonly Meaning[] {
    const likeness = new Map<string, number>();
    for (const stem of stems) if (byTerm.has(stem)) likeness.set(stem, 1);
    const alike = (other: string, how: number): void => {
      for (const stem of plains.get(other) ?? []) if (!likeness.has(stem)) likeness.set(stem, how);
    };
    for (const part of partsOf(plain, (known) => plains.has(known)) ?? []) {
      alike(part, PART_LIKENESS);
    }
    const others = likeness.size > 0 ? [] : near.near(plain);
    for (const other of [...near.kin(plain), ...others]) alike(other.plain, other.likeness);
    return [...likeness].flatMap(([term, how]) => {
      const posting = byTerm.get(term);
      return posting === undefined ? [] : [{ posting, likeness: how }];
    });
  }

  function seek(
    words: readonly Word[],
    stemsOf: (plain: string) => readonly string[],
  ): readonly Sought[] {
    const sought = new Map<string, Sought>();
    let unknown = 0;
    for (const word of words) {
      if (sought.has(word.plain) || word.plain === '?') continue;
      const stems = stemsOf(word.plain);
      if (!stems.some((stem) => byTerm.has(stem))) unknown += 1;
      const means = unknown > UNKNOWN_MAX ? [] : meaningsOf(word.plain, stems);
      sought.set(word.plain, { word, share: isLittle(word.plain) ? LITTLE_SHARE : 1, means });
    }
    return [...sought.values()];
  }

  function wordsOf(sought: readonly Sought[], article: number): readonly string[] {
    const own = Int32Array.from(textsOf[article] ?? []);
    const worth = ({ means }: Sought): number =>
      means.reduce(
        (best, { posting, likeness }) =>
          posting.rarity * likeness > best && hasAny(posting, own)
            ? posting.rarity * likeness
            : best,
        0,
      );
    return sought
      .filter(({ share }) => share === 1)
      .map((one) => ({ word: one.word, worth: worth(one) }))
      .filter((one) => one.worth > 0)
      .sort((a, b) => b.worth - a.worth)
      .map(({ word }) => word.written);
  }

  return {
    find: (words, stemsOf) => {
      const sought = seek(words, stemsOf);
      const byText = new Float64Array(texts.length);
      const ofWord = new Float64Array(texts.length);
      let whole = UNSAID_SHARE * never;
      for (const { means, share } of sought) {
        whole += share * (means.length === 0 ? never / 2 : rarest(means));
        gather(byText, ofWord, means, share);
      }
      const score = new Float64Array(articles);
      for (let text = 0; text < byText.length; text += 1) {
        const article = articleOf[text] ?? 0;
        const found = ((byText[text] ?? 0) * (weight[text] ?? 1)) / whole;
        if (found > (score[article] ?? 0)) score[article] = found;
      }
      return { score, wordsOf: (article) => wordsOf(sought, article) };
    },
  };
}

function rarest(means: readonly Meaning[]): number {
  return means.reduce((most, { posting }) => Math.max(most, posting.rarity), 0);
}

/** Adds what a word finds. Of what it may mean the best counts: a text with all of it is not better. */
function gather(
  byText: Float64Array,
  ofWord: Float64Array,
  means: readonly Meaning[],
  share: number,
): void {
  const isAlone = means.length === 1;
  for (const { posting, likeness } of means) {
    const { texts, strength } = posting;
    const worth = posting.rarity * likeness * share;
    for (let at = 0; at < texts.length; at += 1) {
      const text = texts[at] ?? 0;
      const found = worth * (strength[at] ?? 0);
      const known = isAlone ? 0 : (ofWord[text] ?? 0);
      if (found <= known) continue;
      byText[text] = (byText[text] ?? 0) + found - known;
      if (!isAlone) ofWord[text] = found;
    }
  }
  if (isAlone) return;
  for (const { posting } of means) for (const text of posting.texts) ofWord[text] = 0;
}
