import { startDemoShop } from './server.ts';

const {
  TOONBANK_URL,
  DEMO_PORT,
  DEMO_HOST,
  SHOP_KEY,
  SERVER_KEY,
  DEMO_OBSERVE,
  DEMO_LOSE_CODES,
  DEMO_VENDURE_URL,
} = process.env;

try {
  const port = Number(DEMO_PORT ?? 4690);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw new Error(`DEMO_PORT is "${DEMO_PORT}", which is no port. Use a number from 0 to 65535.`);
  const shop = await startDemoShop({
    port,
    host: DEMO_HOST ?? '127.0.0.1',
    sidecarUrl: TOONBANK_URL ?? 'http://127.0.0.1:4680',
    observeDefault: DEMO_OBSERVE === 'granted',
    losesCodes: DEMO_LOSE_CODES === '1',
    ...(SHOP_KEY === undefined ? {} : { shopKey: SHOP_KEY }),
    ...(SERVER_KEY === undefined ? {} : { serverKey: SERVER_KEY }),
    ...(DEMO_VENDURE_URL === undefined ? {} : { vendureUrl: DEMO_VENDURE_URL }),
  });
  console.log(JSON.stringify({ msg: 'ready', url: shop.url }));
  const stop = () => {
    void shop.close();
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
} catch (refusal) {
  const { message, cause } = refusal instanceof Error ? refusal : new Error(String(refusal));
  const isPortInUse = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
  const kind = isPortInUse ? 'port-in-use' : 'bad-setting';
  console.log(JSON.stringify({ msg: 'cannot-start', kind, sentence: message }));
  process.exitCode = 2;
}
