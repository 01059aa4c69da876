const boot = {
  type: 'object',
  properties: {
    name: { type: 'string', example: 'Vera' },
    sizes: { type: 'array', items: { type: 'integer' }, example: [38, 39] },
    isInStock: { type: 'boolean', example: true },
  },
};
const content = { 'application/json': { schema: boot } };
const size = { name: 'size', in: 'query', schema: { type: 'string', enum: ['38', '39', '40'] } };
const id = { name: 'id', in: 'path', required: true, schema: { type: 'integer' } };
const found = { 200: { description: 'Found', content } };

window.SwaggerUIBundle({
  dom_id: '#app',
  filter: true,
  validatorUrl: null,
  spec: {
    openapi: '3.0.0',
    info: { title: 'Boots', version: '1.0', description: 'Everything about **boots**.' },
    servers: [{ url: '/api' }],
    components: {
      schemas: { Boot: boot },
      securitySchemes: { key: { type: 'apiKey', name: 'key', in: 'header' } },
    },
    paths: {
      '/boots/{id}': {
        get: { tags: ['boots'], summary: 'One pair', parameters: [id, size], responses: found },
        delete: { tags: ['boots'], summary: 'Away', parameters: [id], responses: found },
      },
      '/boots': {
        post: { tags: ['boots'], summary: 'New', requestBody: { content }, responses: found },
      },
      '/orders': { get: { tags: ['orders'], summary: 'All of them', responses: found } },
    },
  },
});
