/** How many bits a code has stands in the lowest of these, the code above them, turned round as it is sent. */
export const LENGTH_BITS = 4;

const turned = (code: number, length: number): number => {
  let round = 0;
  for (let bit = 0; bit < length; bit += 1) round = (round << 1) | ((code >> bit) & 1);
  return (round << LENGTH_BITS) | length;
};

/** The codes of RFC 1951, 3.2.6, of bytes, the end of a block and lengths. */
export const SYMBOLS = Uint16Array.from({ length: 288 }, (_, symbol) =>
  symbol < 144
    ? turned(48 + symbol, 8)
    : symbol < 256
      ? turned(256 + symbol, 9)
      : symbol < 280
        ? turned(symbol - 256, 7)
        : turned(symbol - 88, 8),
);

/** The same of distances. */
export const DISTANCES = Uint16Array.from({ length: 30 }, (_, step) => turned(step, 5));
