// The colour a person is shown in to others: from a palette that stays readable on white, always the same for the same id.
import { createHash } from 'node:crypto';

export const colourFor = (person: string): string => {
  const [byte = 0] = createHash('sha256').update(person).digest();
  return PALETTE[byte % PALETTE.length] ?? '#0f6cbd';
};

const PALETTE = ['#0f6cbd', '#c239b3', '#8a5a00', '#0e700e', '#b10e1c', '#5c2e91', '#00666d', '#a4262c', '#004e8c', '#6b4f00'] as const;
