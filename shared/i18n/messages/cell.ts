// Sentences about what was typed into one cell.

export const cellMessages = {
  'cell.notANumber': {
    zh: '“{text}”不是数字。请填写数字，没有发生的填 0。',
    en: '“{text}” is not a number. Enter a number; enter 0 where nothing happened.',
  },
  'cell.notWhole': {
    zh: '“{text}”不是整数。件数只能是整数。',
    en: '“{text}” is not a whole number. Counts are whole numbers.',
  },
  'cell.negative': {
    zh: '“{text}”小于 0。此格只能填 0 或更大的数。',
    en: '“{text}” is below 0. This cell takes 0 or more.',
  },
  'cell.tooLarge': {
    zh: '“{text}”过长或过大，无法作为数字保存。',
    en: '“{text}” is too long or too large to be kept as a number.',
  },
} as const;
