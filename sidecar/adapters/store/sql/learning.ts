import { asEpochMs } from '../../../../shared/kernel/time.ts';
import type { KeptModel } from '../../../domain/engagement/learned/kept-model.ts';
import type { ShopLearning } from '../../../domain/engagement/learned/shop-learning.ts';
import type { Learning } from '../../../ports/store/learning.ts';
import type { Connection } from './connection.ts';
import { opened, openedOrNull } from './document.ts';
import { slot } from './statement.ts';

export function sqlLearning({ db, prepare }: Connection): Learning {
  const shop = db.selectFrom('learning').where('shop', '=', slot<string>('shop'));
  const find = prepare(shop.select('document'));
  const changed = prepare(shop.select('changed_at'));
  const learning = {
    changed_at: slot<number>('changedAt'),
    document: slot<string>('document'),
  };
  const put = prepare(
    db
      .insertInto('learning')
      .values({ shop: slot<string>('shop'), ...learning })
      .onConflict((conflict) => conflict.column('shop').doUpdateSet(learning)),
  );
  const model = db.selectFrom('model').where('model', '=', slot<string>('model'));
  const findModel = prepare(model.select('document'));
  const text = prepare(model.select('text'));
  const models = prepare(
    db
      .selectFrom('model')
      .select('document')
      .where('shop', '=', slot<string>('shop'))
      .where('kind', '=', slot<string>('kind'))
      .orderBy('learned_at', 'desc')
      .orderBy('model', 'desc'),
  );
  // The text is far longer than all else that is said of a model, and never changes.
  const changing = {
    state: slot<string>('state'),
    document: slot<string>('document'),
  };
  const add = prepare(
    db.insertInto('model').values({
      model: slot<string>('model'),
      shop: slot<string>('shop'),
      kind: slot<string>('kind'),
      learned_at: slot<number>('learnedAt'),
      text: slot<string>('text'),
      ...changing,
    }),
  );
  const change = prepare(
    db.updateTable('model').set(changing).where('model', '=', slot<string>('model')),
  );
  const drop = prepare(db.deleteFrom('model').where('model', '=', slot<string>('model')));
  const forget = prepare(
    db
      .deleteFrom('model')
      .where('model', 'in', (eb) =>
        eb
          .selectFrom('model as old')
          .select('old.model')
          .where('old.state', '<>', 'champion')
          .where('old.learned_at', '<', slot<number>('before'))
          .orderBy('old.learned_at')
          .orderBy('old.model')
          .limit(slot<number>('max')),
      ),
  );

  return {
    find: async (id) => openedOrNull<ShopLearning>(await find.first({ shop: id })),
    changedAt: async (id) => {
      const row = await changed.first({ shop: id });
      return row === undefined ? null : asEpochMs(row.changed_at);
    },
    put: async (kept) => {
      const { shop: id, changedAt } = kept;
      await put.change({ shop: id, changedAt, document: JSON.stringify(kept) });
    },
    findModel: async (id) => openedOrNull<KeptModel>(await findModel.first({ model: id })),
    models: async (id, kind) => (await models.all({ shop: id, kind })).map(opened<KeptModel>),
    textOf: async (id) => (await text.first({ model: id }))?.text ?? null,
    addModel: async (kept, words) => {
      const { shop: id, kind, learnedAt } = kept;
      await add.change({ ...row(kept), shop: id, kind, learnedAt, text: words });
    },
    changeModel: async (kept) => {
      await change.change(row(kept));
    },
    dropModel: async (id) => {
      await drop.change({ model: id });
    },
    forget: (before, max) => forget.change({ before, max }),
  };
}

function row(kept: KeptModel) {
  const { model, state } = kept;
  return { model, state, document: JSON.stringify(kept) };
}
