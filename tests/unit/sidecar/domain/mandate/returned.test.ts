import { describe, expect, it } from 'vitest';
import { giveBack, reopen } from '../../../../../sidecar/domain/mandate/returned.ts';
import { anExercise, minor } from '../../../../support/builders/mandate.ts';

const DAY = 'mandate:mandate-1:day:2026-11-02';
const TALK = 'mandate:mandate-1:conversation:talk-1';

describe('giving back', () => {
  it('[MD5] what it did not come to goes back where it came from, and it still counts as given', () => {
    const { exercise, charges } = giveBack(anExercise(), minor(6_50));
    expect(charges).toEqual([
      { scope: DAY, minor: -1_50, exercises: 0 },
      { scope: TALK, minor: -1_50, exercises: 0 },
    ]);
    expect(exercise.cost).toBe(6_50);
    expect(exercise.reserved).toBe(8_00);
  });

  it('[MD5] redeemed for nothing it still counts; come to nothing it no longer does', () => {
    expect(giveBack(anExercise(), minor(0)).charges[0]).toEqual({
      scope: DAY,
      minor: -8_00,
      exercises: 0,
    });
    expect(giveBack(anExercise(), null).charges[0]).toEqual({
      scope: DAY,
      minor: -8_00,
      exercises: -1,
    });
    expect(giveBack(anExercise(), null).exercise.cost).toBe(0);
  });

  it('[MD5] nothing moves when it came to all of it', () => {
    expect(giveBack(anExercise(), minor(8_00)).charges).toEqual([]);
  });

  it('[MD5] the same again gives nothing back', () => {
    for (const cost of [minor(6_50), null]) {
      const once = giveBack(anExercise(), cost).exercise;
      expect(giveBack(once, cost)).toEqual({ exercise: once, charges: [] });
    }
  });

  it('[MD5] an order that comes to nothing after all gives back what stood, and it no longer counts', () => {
    const redeemed = giveBack(anExercise(), minor(6_50)).exercise;
    expect(giveBack(redeemed, null).charges).toEqual([
      { scope: DAY, minor: -6_50, exercises: -1 },
      { scope: TALK, minor: -6_50, exercises: -1 },
    ]);
  });

  it('[MD5] open again, what it came to is what is set aside: nothing is charged', () => {
    const open = reopen(giveBack(anExercise(), minor(6_50)).exercise);
    expect(open).toMatchObject({ reserved: 6_50, cost: null });
    expect(giveBack(open, minor(6_50)).charges).toEqual([]);
    expect(giveBack(open, minor(6_00)).charges[0]).toEqual({
      scope: DAY,
      minor: -50,
      exercises: 0,
    });
    expect(giveBack(open, null).charges[0]).toEqual({ scope: DAY, minor: -6_50, exercises: -1 });
  });

  it('[MD5] never more than stands, and never less than nothing', () => {
    expect(() => giveBack(anExercise(), minor(8_01))).toThrow('more than the 800');
    expect(() => giveBack(anExercise(), minor(-1))).toThrow('more than');
    const redeemed = giveBack(anExercise(), minor(6_50)).exercise;
    expect(() => giveBack(redeemed, minor(6_51))).toThrow('more than the 650');
  });
});
