import { createJSONEditor } from '/packages/vanilla-jsoneditor/standalone.js';

const boots = Array.from({ length: 40 }, (_, index) => ({
  name: `Boot ${index}`,
  price: 100 + index,
  isInStock: index % 3 > 0,
}));
createJSONEditor({
  target: document.getElementById('app'),
  props: { content: { json: { shop: 'Boots', language: 'nl', boots } } },
});
