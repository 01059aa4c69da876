/** Ids of the elements of the page below. */
export const NODES = { button: 12, code: 14 };

const element = (
  id: number,
  tagName: string,
  attributes: object = {},
  childNodes: readonly unknown[] = [],
) => ({ type: 2, id, tagName, attributes, childNodes });
const text = (id: number, textContent: string) => ({ type: 3, id, textContent });

/** An ordinary page of a shop, as events: what a recorder would say first. */
export function shopPage(): readonly unknown[] {
  const style = element(5, 'style', {
    _cssText:
      'body { margin: 0; background: rgb(250, 240, 230); } #add, #code { position: absolute; width: 300px; height: 100px; left: 100px; } #add { top: 200px; } #code { top: 400px; }',
  });
  const body = element(6, 'body', {}, [
    element(7, 'h1', {}, [text(8, 'Boots Vera')]),
    element(NODES.button, 'button', { id: 'add' }, [text(13, 'Add to basket')]),
    element(NODES.code, 'input', { id: 'code', placeholder: 'Discount code' }),
  ]);
  const page = element(3, 'html', { lang: 'en' }, [element(4, 'head', {}, [style]), body]);
  const doctype = { type: 1, id: 2, name: 'html', publicId: '', systemId: '' };
  return [
    { type: 4, timestamp: 1, data: { href: 'https://shop.example/', width: 1_000, height: 600 } },
    {
      type: 2,
      timestamp: 1,
      data: {
        node: { type: 0, id: 1, childNodes: [doctype, page] },
        initialOffset: { left: 0, top: 0 },
      },
    },
  ];
}
