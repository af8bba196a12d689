/** Sums and products of decimals are not exact in binary fractions: 7 × 0.1 is not 0.7000000000000001. */

/** Ten digits: more than any device shows or any dose has, fewer than binary fractions spoil. */
export const tidy = (value: number): number => Number(value.toPrecision(10));

/** As a card shows it. */
export const tenth = (value: number): number => Math.round(value * 10) / 10;

const SLACK = 1e-9;
export const exceeds = (value: number, most: number): boolean => value > most * (1 + SLACK);
export const fallsBelow = (value: number, least: number): boolean => value < least * (1 - SLACK);
