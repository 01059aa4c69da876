import type { FileRead, Language, ReadArticle } from '../../../../shared/knowledge/read-article.ts';
import { type KnowledgeFile, readFiles } from '../../../../shared/knowledge/read-file.ts';
import { KNOWLEDGE_TABLE_MAX_BYTES } from '../../../../shared/protocol/limits.ts';
import type { ArticleCard, ArticleTerms } from '../../../../shared/protocol/messages/knowledge.ts';

/** What a person chose to take in. */
export interface Chosen {
  readonly reads: readonly FileRead[];
  readonly fresh: readonly ReadArticle[];
  readonly changed: readonly ReadArticle[];
  readonly same: readonly ReadArticle[];
}

/** A file as a browser gives it. */
export interface GivenFile {
  readonly name: string;
  readonly size: number;
  text(): Promise<string>;
}

/** Reads the files here, nothing is sent; says what is new, changed and the same beside what there is. */
export async function readChosen(
  files: readonly GivenFile[],
  articles: readonly ArticleCard[],
  language: Language | null,
  timeZone: string,
): Promise<Chosen> {
  const texts: KnowledgeFile[] = [];
  for (const file of files) {
    // One that is too large is not read: its size is enough to say so.
    const isTooLarge = file.size > KNOWLEDGE_TABLE_MAX_BYTES;
    texts.push({
      name: file.name,
      text: isTooLarge ? ' '.repeat(KNOWLEDGE_TABLE_MAX_BYTES + 1) : await file.text(),
    });
  }
  const reads = readFiles(texts, { timeZone, language });
  const known = new Map(articles.map((card) => [card.article, card]));
  const all = reads.flatMap((read) => read.articles);
  const isSame = ({ article, terms }: ReadArticle): boolean => {
    const card = known.get(article);
    return card !== undefined && writtenOut(card.terms) === writtenOut(terms);
  };
  return {
    reads,
    fresh: all.filter(({ article }) => !known.has(article)),
    changed: all.filter((each) => known.has(each.article) && !isSame(each)),
    same: all.filter((each) => known.has(each.article) && isSame(each)),
  };
}

/** Terms as text, in one order of their fields. */
function writtenOut(terms: ArticleTerms): string {
  const { kind, texts, categories, products, validFrom, validUntil, source } = terms;
  const { nl, en } = texts;
  const written = [nl?.title, nl?.body, en?.title, en?.body];
  return JSON.stringify([kind, written, categories, products, validFrom, validUntil, source]);
}
