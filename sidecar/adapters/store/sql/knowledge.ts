import { asId } from '../../../../shared/kernel/ids.ts';
import type { KeptArticle } from '../../../domain/knowledge/kept-article.ts';
import type { Language } from '../../../domain/suggestion/article.ts';
import type { Articles } from '../../../ports/store/knowledge.ts';
import { folded } from '../folded.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlKnowledge(connection: Connection): Articles {
  return { ...reading(connection), ...writing(connection) };
}

function reading({ db, prepare }: Connection): Omit<Articles, keyof ReturnType<typeof writing>> {
  const document = db.selectFrom('article').select('document');
  const newest = document.where('replaced_at', 'is', null);
  const ofArticle = document.where('article', '=', slot<string>('article'));
  const find = prepare(newest.where('article', '=', slot<string>('article')));
  const version = prepare(ofArticle.where('version', '=', slot<number>('version')));
  const newestFirst = ofArticle.orderBy('version', 'desc').limit(slot<number>('max'));
  const versions = prepare(newestFirst);
  const versionsBefore = prepare(newestFirst.where('version', '<', slot<number>('before')));
  const after = prepare(
    newest
      .where('change', '>', slot<number>('change'))
      .orderBy('change')
      .limit(slot<number>('max')),
  );
  const inUse = db
    .selectFrom('article')
    .where('replaced_at', 'is', null)
    .where('retired_at', 'is', null);
  const titled = (column: 'title_nl' | 'title_en') =>
    prepare(inUse.select('article').where(column, '=', slot<string>('title')).orderBy('article'));
  const byTitle = { nl: titled('title_nl'), en: titled('title_en') } satisfies Record<
    Language,
    unknown
  >;
  const count = prepare(inUse.select(({ fn }) => fn.countAll<number>().as('n')));
  const last = prepare(db.selectFrom('article_change').select('change'));

  return {
    find: async (article) => openedOrNull<KeptArticle>(await find.first({ article })),
    version: async (article, number) =>
      openedOrNull<KeptArticle>(await version.first({ article, version: number })),
    versions: async (article, before, max) => {
      const rows =
        before === null
          ? await versions.all({ article, max })
          : await versionsBefore.all({ article, before, max });
      return rows.map(opened<KeptArticle>);
    },
    after: async (change, max) => (await after.all({ change, max })).map(opened<KeptArticle>),
    titled: async (language, title) =>
      (await byTitle[language].all({ title: folded(title) })).map(({ article }) => asId(article)),
    count: async () => Number((await count.first({}))?.n ?? 0),
    lastChange: async () => (await last.first({}))?.change ?? 0,
  };
}

function writing({ db, prepare }: Connection) {
  const row = {
    change: slot<number>('change'),
    title_nl: slot<string | null>('titleNl'),
    title_en: slot<string | null>('titleEn'),
    retired_at: slot<number | null>('retiredAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('article')
      .values({ article: slot<string>('article'), version: slot<number>('version'), ...row })
      .onConflict((conflict) => conflict.columns(['article', 'version']).doUpdateSet(row)),
  );
  const replace = prepare(
    db
      .updateTable('article')
      .set({ replaced_at: slot<number>('at') })
      .where('article', '=', slot<string>('article'))
      .where('version', '<', slot<number>('version'))
      .where('replaced_at', 'is', null),
  );
  const next = prepare(
    db
      .insertInto('article_change')
      .values({ only: 1, change: 1 })
      .onConflict((conflict) =>
        conflict
          .column('only')
          .doUpdateSet((eb) => ({ change: eb('article_change.change', '+', 1) })),
      )
      .returning('change'),
  );
  const old = prepare(
    db
      .selectFrom('article')
      .select(['article', 'version'])
      .where(({ eb, exists, selectFrom }) =>
        eb.or([
          eb('replaced_at', '<', slot<number>('before')),
          exists(
            selectFrom('article as newest')
              .select('newest.article')
              .whereRef('newest.article', '=', 'article.article')
              .where('newest.replaced_at', 'is', null)
              .where('newest.retired_at', '<', slot<number>('before')),
          ),
        ]),
      )
      .orderBy('article')
      .orderBy('version')
      .limit(slot<number>('max')),
  );
  const drop = prepare(
    db
      .deleteFrom('article')
      .where('article', '=', slot<string>('article'))
      .where('version', '=', slot<number>('version')),
  );

  return {
    put: async (kept: KeptArticle): Promise<void> => {
      const { id, version, texts } = kept.article;
      const titleIn = (language: Language): string | null => {
        const title = texts[language]?.title;
        return title === undefined ? null : folded(title);
      };
      await replace.change({ article: id, version, at: kept.savedAt });
      await put.change({
        article: id,
        version,
        change: kept.change,
        titleNl: titleIn('nl'),
        titleEn: titleIn('en'),
        retiredAt: kept.retiredAt,
        document: JSON.stringify(kept),
      });
    },
    nextChange: async (): Promise<number> => (await next.first({}))?.change ?? 1,
    forget: async (before: number, max: number): Promise<number> => {
      const rows = await old.all({ before, max });
      for (const each of rows) await drop.change({ ...each });
      return rows.length;
    },
  };
}
