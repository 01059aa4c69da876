import type { Palette } from '../shop/product.ts';

export const COGNAC: Palette = {
  leather: '#a9622f',
  shade: '#7c421b',
  light: '#cf8d57',
  sole: '#3a2a20',
  trim: '#5c3216',
};

export const BLACK: Palette = {
  leather: '#35312f',
  shade: '#191716',
  light: '#67605b',
  sole: '#0f0e0d',
  trim: '#24211f',
};

export const CHESTNUT: Palette = {
  leather: '#6d3d24',
  shade: '#472414',
  light: '#98613f',
  sole: '#241813',
  trim: '#3a2013',
};

export const BURGUNDY: Palette = {
  leather: '#74262f',
  shade: '#4b141c',
  light: '#a2505a',
  sole: '#251512',
  trim: '#40131a',
};

export const SAND: Palette = {
  leather: '#c9a67d',
  shade: '#a07e57',
  light: '#e4caa8',
  sole: '#e8dcc8',
  trim: '#86673f',
};

export const TAUPE: Palette = {
  leather: '#8a7969',
  shade: '#63564a',
  light: '#b1a090',
  sole: '#3d342c',
  trim: '#51463c',
};

export const OLIVE: Palette = {
  leather: '#6a6a45',
  shade: '#494a2c',
  light: '#929268',
  sole: '#26241c',
  trim: '#a8642c',
};

export const CEDAR: Palette = {
  leather: '#c89464',
  shade: '#9a6a3f',
  light: '#e3bb92',
  sole: '#8a8f92',
  trim: '#b98a3a',
};
