// A Vendure server with the boots of the demo shop: says one line when it is ready, and ends with whoever started it.
// Everything is in memory. JavaScript, because its packages are only there when they are asked for.
import {
  bootstrap,
  ChannelService,
  CurrencyCode,
  DefaultLogger,
  dummyPaymentHandler,
  Importer,
  LanguageCode,
  LogLevel,
  Populator,
  RequestContextService,
} from '@vendure/core';
import { productsCsv, startingPoint } from './boots.mjs';

const { VENDURE_USERNAME, VENDURE_PASSWORD, VENDURE_COOKIE_SECRET, VENDURE_NET_PRICES } =
  process.env;

const app = await bootstrap({
  apiOptions: {
    hostname: '127.0.0.1',
    port: 0,
    adminApiPath: 'admin-api',
    shopApiPath: 'shop-api',
  },
  authOptions: {
    tokenMethod: ['bearer', 'cookie'],
    superadminCredentials: { identifier: VENDURE_USERNAME, password: VENDURE_PASSWORD },
    cookieOptions: { secret: VENDURE_COOKIE_SECRET },
  },
  dbConnectionOptions: { type: 'sqljs', synchronize: true, logging: false },
  paymentOptions: { paymentMethodHandlers: [dummyPaymentHandler] },
  defaultLanguageCode: LanguageCode.nl,
  logger: new DefaultLogger({ level: LogLevel.Error }),
  plugins: [],
});

const asAdmin = () =>
  app.get(RequestContextService).create({ apiType: 'admin', languageCode: LanguageCode.nl });

// A new server counts in dollars without tax; a shop in Utrecht in euros with it.
const before = await asAdmin();
await app.get(ChannelService).update(before, {
  id: before.channelId,
  pricesIncludeTax: VENDURE_NET_PRICES !== '1',
  defaultCurrencyCode: CurrencyCode.EUR,
  availableCurrencyCodes: [CurrencyCode.EUR],
});
await app.get(Populator).populateInitialData(startingPoint());
await app
  .get(Importer)
  .parseAndImport(productsCsv(), await asAdmin())
  .forEach(({ errors }) => {
    if (errors.length > 0) throw new Error(errors.join('\n'));
  });

const { port } = app.getHttpServer().address();
process.stdout.write(`${JSON.stringify({ msg: 'ready', url: `http://127.0.0.1:${port}` })}\n`);

process.once('SIGTERM', () => process.exit(0));
// The pipe breaks when whoever holds its other end is gone.
process.stdin.on('end', () => process.exit(0)).resume();
