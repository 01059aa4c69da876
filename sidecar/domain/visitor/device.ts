/** What a visitor holds or sits at, as far as it is known. */
export type Device = 'phone' | 'tablet' | 'computer';
