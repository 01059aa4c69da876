import type { ArticleCard } from '../../../../shared/protocol/messages/knowledge.ts';
import { download, intoFiles } from '../../download.ts';

const { timeZone } = Intl.DateTimeFormat().resolvedOptions();

/** Gives the person a table of these articles that can be taken in again, in as many files as it needs. */
export async function exportTable(articles: readonly ArticleCard[]): Promise<void> {
  const { writeTable } = await import('../../../../shared/knowledge/table-file.ts');
  const alone = (card: ArticleCard): string => writeTable([card], timeZone);
  const files = intoFiles(articles, alone, '');
  for (const [at, file] of files.entries()) {
    const name = files.length === 1 ? 'knowledge.csv' : `knowledge-${at + 1}.csv`;
    download(name, 'text/csv', writeTable(file, timeZone));
  }
}
